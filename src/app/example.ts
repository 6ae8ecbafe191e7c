// The example municipality: a year at a border point and two rounds of self-assessment, the same synthetic data that
// the tests run on. It is entered anew when asked for, and found again after a reload.
import type { MemberId, RecordId } from '../model/id.ts'
import type { Save } from '../store/append.ts'
import type { Device } from './device.ts'
import type { AtDesk } from './door.ts'

/** An open example: a device, and the way to write into it. */
export interface ExampleDevice {
  readonly device: Device
  readonly desk: () => AtDesk | undefined
  readonly newId: () => string
  /** The local calendar day, ISO 8601. */
  readonly today: () => string
  /** Forgets the example as it was. */
  readonly clear: () => Promise<void>
}

const NAMES = {
  es: {
    space: 'Río Claro (ejemplo)',
    person: 'Ana, de ejemplo',
    colleagues: ['Luis, de ejemplo', 'Marta, de ejemplo'],
  },
  pt: {
    space: 'Rio Claro (exemplo)',
    person: 'Ana, de exemplo',
    colleagues: ['Luís, de exemplo', 'Marta, de exemplo'],
  },
  en: {
    space: 'Río Claro (example)',
    person: 'Ana, example',
    colleagues: ['Luis, example', 'Marta, example'],
  },
} as const

/**
 * No ceremony: its passphrase is made up on the spot. With the one of before, the example is found as it was left; when
 * it cannot be, it is made anew. Gives the passphrase that opens it.
 */
export async function openExample(
  example: ExampleDevice,
  language: keyof typeof NAMES,
  before?: string,
): Promise<string> {
  if (before !== undefined && (await isFound(example, before))) return before
  return makeAnew(example, language)
}

async function isFound({ device }: ExampleDevice, passphrase: string): Promise<boolean> {
  const [member] = await device.unlock.members()
  return member !== undefined && (await device.unlock.open(member.id, passphrase)).ok
}

async function makeAnew(example: ExampleDevice, language: keyof typeof NAMES): Promise<string> {
  const { device, desk, newId, clear } = example
  await clear()
  const { space, person, colleagues } = NAMES[language]
  const passphrase = newId()
  const created = await device.devices.create({ name: space, memberName: person, passphrase })
  const at = desk()
  if (!created.ok || at === undefined) throw new Error('The example could not be made.')
  await enterYear(at, example, colleagues)
  return passphrase
}

/**
 * Each colleague goes on with what stood before either of them did, as on two tablets that had not met. They come
 * first, while there is little to read.
 */
async function enterYear(
  { store, member }: AtDesk,
  { newId, today }: ExampleDevice,
  colleagues: readonly string[],
): Promise<void> {
  const { attendedSave, changeOf, exampleEntries } = await import('./example-entries.ts')
  const { twice, others, attended } = await exampleEntries(newId, today())
  await enter(
    store,
    member,
    twice.map(({ save }) => save),
  )
  const stood = await store.records(twice.map(({ save }) => save.record))
  for (const [i, name] of colleagues.entries()) {
    const colleague = newId() as MemberId
    const changes = twice.flatMap(({ save, apart }) => {
      const record = stood.find(({ id }) => id === save.record)
      const said = apart[i]
      return record === undefined || said === undefined ? [] : [changeOf(record, said)]
    })
    await enter(store, colleague, [introduction(colleague, name), ...changes])
  }
  await enter(store, member, others)
  const urgent = await store.records(attended.map(({ record }) => record))
  await enter(
    store,
    member,
    attended.flatMap((one) => {
      const record = urgent.find(({ id }) => id === one.record)
      const save = record === undefined ? undefined : attendedSave(record, one)
      return save === undefined || save.edits.length === 0 ? [] : [save]
    }),
  )
}

async function enter(
  store: AtDesk['store'],
  member: MemberId,
  saves: readonly Save[],
): Promise<void> {
  const entered = await store.append(member, saves)
  if (!entered.ok) throw new Error('The example could not be entered.')
}

function introduction(member: MemberId, name: string): Save {
  const value = { name, role: 'caseworker' }
  const edits = [{ group: 'profile', base: [], value }]
  return { record: member as string as RecordId, kind: 'member', edits }
}
