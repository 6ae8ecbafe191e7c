// The example municipality: a year at a border point and two rounds of self-assessment, the same synthetic data that
// the tests run on. It is entered anew when asked for, and found again after a reload.
import { editsBetween } from '../model/edit.ts'
import type { Answers } from '../model/answers.ts'
import type { RecordId } from '../model/id.ts'
import { elementId } from '../features/assessment/assessments.ts'
import { setForKind } from '../question-sets/catalogue.ts'
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
  es: { space: 'Río Claro (ejemplo)', person: 'Ana, de ejemplo' },
  pt: { space: 'Rio Claro (exemplo)', person: 'Ana, de exemplo' },
  en: { space: 'Río Claro (example)', person: 'Ana, example' },
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

async function makeAnew(
  { device, desk, newId, today, clear }: ExampleDevice,
  language: keyof typeof NAMES,
): Promise<string> {
  await clear()
  const { space, person } = NAMES[language]
  const passphrase = newId()
  const created = await device.devices.create({ name: space, memberName: person, passphrase })
  const at = desk()
  if (!created.ok || at === undefined) throw new Error('The example could not be made.')
  const entered = await at.store.append(at.member, await exampleSaves(newId, today()))
  if (!entered.ok) throw new Error('The example could not be entered.')
  return passphrase
}

/** Everything moved to the days before this one, so that today has its appointments. */
async function exampleSaves(newId: () => string, today: string): Promise<readonly Save[]> {
  const [yearFile, roundsFile] = await Promise.all([
    import('../question-sets/example/year.json', { with: { type: 'json' } }),
    import('../question-sets/example/rounds.json', { with: { type: 'json' } }),
  ])
  const { lastDay } = yearFile.default
  const moved = movedBy(daysBetween(lastDay, today))
  const { receptions, cases } = moved(yearFile.default) as Year
  const rounds = moved(roundsFile.default) as readonly Round[]
  return [
    ...receptions.map((one) => saveOf('reception', newId() as RecordId, one)),
    ...cases.map((one) => saveOf('case', newId() as RecordId, one)),
    ...rounds.flatMap((round) => roundSaves(round, newId() as RecordId)),
  ]
}

function roundSaves({ answers, elements }: Round, round: RecordId): readonly Save[] {
  const at = `${typeof answers.started === 'string' ? answers.started : ''}T15:00:00.000Z`
  return [
    saveOf('assessment', round, { at, answers }),
    ...elements.map(({ subject, answers: said }) =>
      saveOf('element', elementId(round, subject), {
        at,
        answers: { ...said, assessment: round, subject },
      }),
    ),
  ]
}

interface Entered {
  readonly at: string
  readonly answers: Answers
}

interface Year {
  readonly receptions: readonly Entered[]
  readonly cases: readonly Entered[]
}

interface Round {
  readonly answers: Answers
  readonly elements: readonly { readonly subject: string; readonly answers: Answers }[]
}

function saveOf(kind: string, record: RecordId, { at, answers }: Entered): Save {
  const set = setForKind(kind)
  const edits = set === undefined ? [] : editsBetween(set, undefined, answers)
  return { record, kind, at, edits }
}

const DAY_MS = 86_400_000

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
}

/** Every day and every moment in it, births included: ages stay what they were. */
function movedBy(days: number): (value: unknown) => unknown {
  const move = (value: unknown): unknown => {
    if (typeof value === 'string') return movedText(value, days)
    if (Array.isArray(value)) return value.map(move)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, move(inner)]))
  }
  return move
}

const DAY = /^(\d{4}-\d{2}-\d{2})(T.*)?$/
const MONTH = /^\d{4}-\d{2}$/

function movedText(text: string, days: number): string {
  const ahead = (day: string) =>
    new Date(Date.parse(`${day}T12:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
  const [, day, time = ''] = DAY.exec(text) ?? []
  if (day !== undefined) return `${ahead(day)}${time}`
  return MONTH.test(text) ? ahead(`${text}-15`).slice(0, 7) : text
}
