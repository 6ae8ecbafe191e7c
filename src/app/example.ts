// The example municipality: the same synthetic week and assessment that the tests run on, entered anew each time.
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
  /** Forgets the example as it was. */
  readonly clear: () => Promise<void>
}

const NAMES = {
  es: { space: 'Río Claro (ejemplo)', person: 'Ana, de ejemplo' },
  pt: { space: 'Rio Claro (exemplo)', person: 'Ana, de exemplo' },
  en: { space: 'Río Claro (example)', person: 'Ana, example' },
} as const

/** No ceremony: its passphrase is made up on the spot and forgotten with it. */
export async function openExample(
  { device, desk, newId, clear }: ExampleDevice,
  language: keyof typeof NAMES,
): Promise<void> {
  await clear()
  const { space, person } = NAMES[language]
  const created = await device.devices.create({
    name: space,
    memberName: person,
    passphrase: newId(),
  })
  const at = desk()
  if (!created.ok || at === undefined) return
  await at.store.append(at.member, await exampleSaves(newId))
}

async function exampleSaves(newId: () => string): Promise<readonly Save[]> {
  const [week, assessment] = await Promise.all([
    import('../question-sets/example/week.json', { with: { type: 'json' } }),
    import('../question-sets/example/assessment.json', { with: { type: 'json' } }),
  ])
  const round = newId() as RecordId
  const { receptions, cases } = week.default as unknown as Week
  const { answers, elements } = assessment.default as unknown as Round
  return [
    ...receptions.map((one) => saveOf('reception', newId() as RecordId, one.answers)),
    ...cases.map((one) => saveOf('case', newId() as RecordId, one.answers)),
    saveOf('assessment', round, answers),
    ...elements.map((element) =>
      saveOf('element', elementId(round, element.subject), {
        ...element.answers,
        assessment: round,
        subject: element.subject,
      }),
    ),
  ]
}

interface Week {
  readonly receptions: readonly { readonly answers: Answers }[]
  readonly cases: readonly { readonly answers: Answers }[]
}

interface Round {
  readonly answers: Answers
  readonly elements: readonly { readonly subject: string; readonly answers: Answers }[]
}

function saveOf(kind: string, record: RecordId, answers: Answers): Save {
  const set = setForKind(kind)
  return { record, kind, edits: set === undefined ? [] : editsBetween(set, undefined, answers) }
}
