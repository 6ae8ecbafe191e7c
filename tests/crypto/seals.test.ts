import { randomBytes } from 'node:crypto'
import { deflateSync } from 'fflate'
import { expect, test } from 'vitest'
import { createDeviceKeys } from '../../src/crypto/device-keys.ts'
import { openGrant, sealGrant } from '../../src/crypto/grant.ts'
import {
  isGenuine,
  makeJoinRequest,
  parseInvitation,
  sixDigits,
} from '../../src/crypto/invitation.ts'
import {
  hashOfEntry,
  signEntry,
  verifyMembership,
  type UnsignedEntry,
} from '../../src/crypto/membership.ts'
import { pad, unpad } from '../../src/crypto/padding.ts'
import { offerPassphrase } from '../../src/crypto/passphrase.ts'
import { createRowCipher } from '../../src/crypto/rows.ts'
import { createSigner, createVerifier, verifyWithNoble } from '../../src/crypto/signatures.ts'
import { makeSlot, openSlot } from '../../src/crypto/slots.ts'
import { fromBase64url, toBase64url } from '../../src/crypto/bytes.ts'
import { EnrolledId } from '../../src/model/id.ts'
import { FIRST_PREV, type SealedChange } from '../../src/wire/sealed-change.ts'
import { aChange } from '../kit/changes.ts'
import { aTablet, SPACE } from '../kit/space.ts'

const random = (bytes: number) => new Uint8Array(randomBytes(bytes))
const QUICK = { name: 'argon2id', m: 19_456, t: 2, p: 1 } as const

async function slotFor(passphrase: string, deviceKey: Uint8Array) {
  const slot = await makeSlot({ id: 's', passphrase, deviceKey, random, kdf: QUICK })
  if (!slot.ok) throw new Error(slot.problem.kind)
  return slot.value
}

test('[E1] a wrong passphrase has one constant answer; case, accents and spaces do not matter', async () => {
  const deviceKey = random(32)
  const slot = await slotFor('Árbol león sol', deviceKey)

  expect(await openSlot(slot, ' arbol-LEON   sol ')).toEqual({ ok: true, value: deviceKey })
  for (let i = 0; i < 10; i += 1) {
    const wrong = await openSlot(slot, `arbol leon sol ${String(i)}`)
    expect(wrong).toEqual({ ok: false, problem: { kind: 'wrong-passphrase' } })
  }
  for (const language of ['es', 'pt', 'en'] as const) {
    expect((await offerPassphrase(random, language, 5)).split(' ')).toHaveLength(5)
  }
})

test('[G7] a passphrase of which nothing counts opens nothing and makes no slot, and says so as a value', async () => {
  const slot = await slotFor('Árbol león sol', random(32))
  for (const empty of ['', '   ', '---', '😀', '\u0301']) {
    const opened = await openSlot(slot, empty)
    expect(opened).toEqual({ ok: false, problem: { kind: 'wrong-passphrase' } })
    const made = { id: 's', passphrase: empty, deviceKey: random(32), random, kdf: QUICK }
    expect(await makeSlot(made)).toEqual({ ok: false, problem: { kind: 'passphrase-short' } })
  }
})

test('[E2] a slot whose parameters are weaker or heavier than allowed is refused before anything is derived', async () => {
  const slot = await slotFor('uno', random(32))
  for (const kdf of [
    { ...QUICK, m: 1_024 },
    { ...QUICK, t: 1 },
    { ...QUICK, m: 4_000_000 },
    { ...QUICK, t: 400 },
    { ...QUICK, name: 'md5' },
  ]) {
    const opened = await openSlot({ ...slot, kdf }, 'uno')
    expect(opened).toEqual({ ok: false, problem: { kind: 'damaged-slot' } })
  }
  const heavier = await openSlot({ ...slot, kdf: { ...QUICK, t: 3 } }, 'uno')
  expect(heavier).toEqual({ ok: false, problem: { kind: 'wrong-passphrase' } })
})

test('[E3] a row opens only in the place it was sealed for', async () => {
  const rows = await createRowCipher(random(32), random)
  const place = { store: 'tail', key: 'a', version: 1 }
  const sealed = await rows.seal(place, new Uint8Array([1, 2, 3]))

  expect(await rows.open(place, sealed)).toEqual({ ok: true, value: new Uint8Array([1, 2, 3]) })
  for (const other of [
    { ...place, key: 'b' },
    { ...place, version: 2 },
    { ...place, store: 'drafts' },
  ]) {
    expect((await rows.open(other, sealed)).ok).toBe(false)
  }
  for (let i = 0; i < sealed.length; i += 1) {
    const changed = sealed.with(i, (sealed[i] ?? 0) ^ 1)
    expect((await rows.open(place, changed)).ok).toBe(false)
  }
})

test('[E4] a sealed change opens to what was sealed, unknown fields included, and its length is one of five', async () => {
  const tablet = await aTablet('one')
  for (const size of [1, 300, 3_000, 15_000, 60_000]) {
    const text = toBase64url(random(Math.ceil((size * 3) / 4)))
    const change = { ...changeOf(tablet.device, text), fromTomorrow: { x: [1] } }
    const sealed = await tablet.needs.changes.seal(change, {
      device: tablet.device,
      seq: 1,
      prev: FIRST_PREV,
      tag: 'A'.repeat(22),
    })
    if (!sealed.ok) throw new Error(sealed.problem.kind)
    const bytes = fromBase64url(sealed.value.sealed.ciphertext).length - 16
    expect([256, 1_024, 4_096, 16_384, 65_000]).toContain(bytes)
    expect(await tablet.needs.changes.open(sealed.value.sealed)).toEqual({
      ok: true,
      value: change,
    })
  }
  const huge = await tablet.needs.changes.seal(
    changeOf(tablet.device, toBase64url(random(90_000))),
    {
      device: tablet.device,
      seq: 1,
      prev: FIRST_PREV,
      tag: 'A'.repeat(22),
    },
  )
  expect(huge).toEqual({ ok: false, problem: { kind: 'change-too-large' } })
})

test('[E5] nothing of a sealed change can be altered or swapped and still open', async () => {
  const [one, two] = [await aTablet('one'), await aTablet('two')]
  one.knows.set(two.device, two.keys.signKey)
  const sealed: SealedChange[] = []
  for (const tablet of [one, two]) {
    for (const seq of [1, 2]) {
      const made = await tablet.needs.changes.seal(changeOf(tablet.device, 'x'), {
        device: tablet.device,
        seq,
        prev: FIRST_PREV,
        tag: toBase64url(random(16)),
      })
      if (made.ok) sealed.push(made.value.sealed)
    }
  }
  const [first] = sealed
  const altered: SealedChange[] = [
    { ...first!, epoch: 2 },
    { ...first!, seq: 9 },
    { ...first!, device: two.device },
    { ...first!, prev: 'B'.repeat(43) },
    { ...first!, tag: 'B'.repeat(22) },
    { ...first!, nonce: 'B'.repeat(16) },
    { ...first!, space: 'another-space-000' as typeof SPACE },
  ]
  for (const source of sealed) {
    for (const target of sealed) {
      if (source === target) continue
      altered.push({ ...target, ciphertext: source.ciphertext }, { ...target, sig: source.sig })
    }
  }
  const bytes = fromBase64url(first!.ciphertext)
  for (let i = 0; i < bytes.length; i += 1) {
    altered.push({ ...first!, ciphertext: toBase64url(bytes.with(i, (bytes[i] ?? 0) ^ 4)) })
  }
  const opened = await Promise.all(altered.map((change) => one.needs.changes.open(change)))
  expect(opened.filter(({ ok }) => ok)).toEqual([])
  expect(altered.length).toBeGreaterThan(250)
  expect((await one.needs.changes.open(first!)).ok).toBe(true)
})

test('[E5] native and other signatures are the same, and a bomb does not unpack', async () => {
  const secret = toBase64url(random(32))
  const { signKey } = await createDeviceKeys(() => fromBase64url(secret))
  const hash = random(32)
  const sig = await (await createSigner(secret)).sign(hash)
  expect(await verifyWithNoble(signKey, hash, sig)).toBe(true)
  expect(await createVerifier().verify(signKey, hash, sig)).toBe(true)
  expect(await createVerifier().verify(signKey, random(32), sig)).toBe(false)

  const bomb = deflateSync(new Uint8Array(20_000_000))
  const padded = new Uint8Array(65_000)
  padded[0] = 1
  new DataView(padded.buffer).setUint32(1, bomb.length)
  padded.set(bomb, 5)
  expect((unpad(padded)?.length ?? 0) <= 4 * 1_048_576).toBe(true)
  expect(unpad(pad(new Uint8Array([5, 6]))!)).toEqual(new Uint8Array([5, 6]))
})

test('[E6] a membership log that skips, forges, or lets somebody in who was not let in is refused', async () => {
  const [founder, guest, stranger] = await Promise.all(
    [0, 1, 2].map(() => createDeviceKeys(random)),
  )
  const [a, b, c] = ['a', 'b', 'c'].map((name) =>
    EnrolledId.parse(`device-${name}`.padEnd(20, '0')),
  )
  const entry = (n: number, prev: string, rest: Partial<UnsignedEntry>): UnsignedEntry => ({
    v: 1,
    space: SPACE,
    n,
    prev,
    action: 'add',
    device: { id: b!, signKey: guest!.signKey, boxKey: guest!.boxKey, role: 'caseworker' },
    epoch: 1,
    at: '',
    by: a!,
    grant: '',
    ...rest,
  })
  const founding = {
    action: 'create',
    device: { id: a!, signKey: founder!.signKey, boxKey: founder!.boxKey, role: 'coordinator' },
  } as const
  const first = await signEntry(entry(1, FIRST_PREV, founding), founder!.sign)
  const second = await signEntry(entry(2, hashOfEntry(first), {}), founder!.sign)
  const pinned = { id: a!, signKey: founder!.signKey }
  const newcomer = {
    id: c!,
    signKey: stranger!.signKey,
    boxKey: stranger!.boxKey,
    role: 'coordinator',
  } as const
  const third = (rest: Partial<UnsignedEntry>, secret: string) =>
    signEntry(entry(3, hashOfEntry(second), { device: newcomer, ...rest }), secret)

  expect((await verifyMembership([first, second], pinned)).ok).toBe(true)
  const renewed = await third({ device: { ...second.device, role: 'assessor' } }, founder!.sign)
  expect((await verifyMembership([first, second, renewed], pinned)).ok).toBe(true)
  for (const log of [
    [],
    [second],
    [first, { ...second, n: 3 }],
    [first, { ...second, at: 'later' }],
    [first, second, await third({}, stranger!.sign)],
    [first, second, await third({ by: b! }, guest!.sign)],
    [first, second, await third({ epoch: 2 }, founder!.sign)],
    [first, second, await third({ device: { ...newcomer, id: b! } }, founder!.sign)],
    [
      first,
      second,
      await third({ device: { ...second.device, boxKey: 'age1other' } }, founder!.sign),
    ],
  ]) {
    expect((await verifyMembership(log, pinned)).ok).toBe(false)
  }
  expect(
    (await verifyMembership([first, second], { ...pinned, signKey: stranger!.signKey })).ok,
  ).toBe(false)
})

test('[E7] a grant opens for its device only; six digits differ when any key does; a forged request is not genuine', async () => {
  const [mine, other] = [await createDeviceKeys(random), await createDeviceKeys(random)]
  const grant = {
    v: 1,
    space: SPACE,
    name: 'Río Claro',
    keys: { 1: toBase64url(random(32)) },
  } as const
  const sealed = await sealGrant(grant, [mine.boxKey])
  expect(await openGrant(sealed, mine.box)).toEqual({ ok: true, value: grant })
  expect((await openGrant(sealed, other.box)).ok).toBe(false)

  const by = { id: EnrolledId.parse('device-a'.padEnd(20, '0')), signKey: mine.signKey }
  const invitation = {
    v: 1,
    endpoint: 'http://localhost',
    space: SPACE,
    secret: toBase64url(random(32)),
    by,
  } as const
  const device = { id: by.id, signKey: other.signKey, boxKey: other.boxKey }
  const digits = sixDigits(invitation, device)
  expect(digits).toMatch(/^\d{6}$/)
  expect(sixDigits(invitation, { ...device, signKey: mine.signKey })).not.toBe(digits)
  expect(sixDigits({ ...invitation, by: { ...by, signKey: other.signKey } }, device)).not.toBe(
    digits,
  )
  const request = makeJoinRequest(invitation, { device, tokenHash: 'A'.repeat(43) })
  expect(isGenuine(invitation, request)).toBe(true)
  expect(isGenuine(invitation, { ...request, tokenHash: 'B'.repeat(43) })).toBe(false)
  for (const text of [
    '',
    'hola',
    'http://x/#join=%%%',
    `#join=${toBase64url(new Uint8Array([123]))}`,
  ]) {
    expect(parseInvitation(text)).toEqual({ ok: false, problem: { kind: 'not-an-invitation' } })
  }
})

function changeOf(device: EnrolledId, text: string) {
  return aChange(device, 1, { contact: { phone: text } }).change
}
