import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import unsuitable from '../../src/crypto/unsuitable-words.json'
import {
  COORDINATOR_WORDS,
  judgePassphrase,
  MEMBER_WORDS,
  normalisePassphrase,
  offeredWords,
  offerPassphrase,
} from '../../src/crypto/passphrase.ts'
import { makeSlot, openSlot } from '../../src/crypto/slots.ts'

const random = (bytes: number) => new Uint8Array(randomBytes(bytes))
const LANGUAGES = ['es', 'pt', 'en'] as const
const QUICK = { name: 'argon2id', m: 19_456, t: 2, p: 1 } as const

const weak = { ok: false, problem: { kind: 'passphrase-weak' } }

test.each(['', 'corta', 'a-b-c-d-e-f-g'])('[E8] %s is short', async (short) => {
  expect(await judgePassphrase(short)).toEqual({ ok: false, problem: { kind: 'passphrase-short' } })
})

test.each([
  'aaaaaaaaaaaaaaaaaaaa',
  'abcdefghijklmnopqrstuvwxyz',
  'casacasacasacasacasacasa',
  '12345678901234567890',
  // A keyboard, a password with its year, an office with its year, a row of numbers, of days, a prayer, an agency.
  'qwertyuiopasdfghjklzxcvbnm',
  'contraseñasegura2024',
  'alcaldiamunicipal2025',
  'unodostrescuatrocincoseis',
  'lunesmartesmiercolesjueves',
  'padrenuestroqueestasenloscielos',
  'Pai nosso que estais no céu',
  'Our Father who art in heaven',
  'acnurciudadessolidarias',
  'refugiadosbienvenidos2026',
  'prefeitura municipal 2026',
])('[E9] %s is refused: it is guessed', async (known) => {
  expect(await judgePassphrase(known)).toEqual(weak)
})

test('[E9] names of the person and of the space count for nothing', async () => {
  const own = 'Tuxpan punto de Yorgelis Maldonado'
  expect((await judgePassphrase(own)).ok).toBe(true)
  expect(await judgePassphrase(own, ['Yorgelis Maldonado', 'Tuxpan'])).toEqual(weak)
})

test('[E8] [E9] unrelated words pass, in each language, and so does whatever is offered', async () => {
  for (const own of [
    'mi gata duerme bajo el limonero viejo',
    'ladrillo tortuga ventana pimienta',
    'jabuti varanda pimenta tijolo azul',
    'brick turtle window pepper violin',
  ])
    expect([own, (await judgePassphrase(own, ['Ana', 'Río Claro'])).ok]).toEqual([own, true])
})

test('[E10] no word that hurts is ever offered; those that are left are enough, and each as likely', async () => {
  for (const language of LANGUAGES) {
    const words = await offeredWords(language)
    const excluded = unsuitable[language].split(' ')
    expect(excluded.length).toBeGreaterThan(300)
    expect(words.filter((word) => excluded.includes(word))).toEqual([])
    expect(words.length).toBeGreaterThanOrEqual(1_550)
    expect(MEMBER_WORDS * Math.log2(words.length)).toBeGreaterThan(53)
    expect(COORDINATOR_WORDS * Math.log2(words.length)).toBeGreaterThan(63)
    for (let drawn = 0; drawn < 200; drawn += 1) {
      const offered = (await offerPassphrase(random, language, COORDINATOR_WORDS)).split(' ')
      expect(offered).toHaveLength(COORDINATOR_WORDS)
      expect(offered.filter((word) => !words.includes(word))).toEqual([])
    }
  }
  const es = await offeredWords('es')
  for (const word of ['prisión', 'orgía', 'guerra', 'frontera', 'muerte', 'arma', 'cáncer'])
    expect([word, es.includes(word)]).toEqual([word, false])
  // The same draw again: what is above the last whole round of the list is drawn anew.
  const draws = [255, 255, 0, 1, 0, 2, 0, 3, 0, 4, 0, 5]
  const fixed = (bytes: number) => new Uint8Array(draws.splice(0, bytes))
  expect(await offerPassphrase(fixed, 'es', 5)).toBe(es.slice(1, 6).join(' '))
})

test('[E10] typed, such a word counts as it always did', async () => {
  const passphrase = 'guerra frontera prisión muerte arma'
  const deviceKey = random(32)
  const made = await makeSlot({ id: 's', passphrase, deviceKey, random, kdf: QUICK })
  if (!made.ok) throw new Error(made.problem.kind)
  expect(await openSlot(made.value, 'GUERRA frontera prision muerte arma')).toEqual({
    ok: true,
    value: deviceKey,
  })
  expect(normalisePassphrase('Prisión')).toBe('prision')
})
