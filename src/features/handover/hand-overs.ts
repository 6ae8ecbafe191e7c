// Handing over: what goes is decided by consent and profile, sealed to its recipient, and noted as a change.
import type { Desk, Locked } from '../../model/desk.ts'
import type { RecordId } from '../../model/id.ts'
import { isJsonObject, type Json } from '../../model/json.ts'
import type { RecordState } from '../../model/record.ts'
import { fail, ok, type Problem, type Result } from '../../model/result.ts'
import type { AppendProblem } from '../../store/append.ts'
import type { SpaceStore } from '../../store/space-store.ts'

export const PROFILES = ['case-file', 'assessment'] as const
export type ProfileId = (typeof PROFILES)[number]
type Language = 'es' | 'pt' | 'en'

export interface HandOverPreview {
  /** People whose details would leave. */
  readonly people: number
  readonly tables: readonly {
    readonly title: string
    readonly rows: number
    readonly columns: readonly string[]
  }[]
  readonly leftOut: readonly { readonly reason: string; readonly count: number }[]
  /** Children without the permission of who may speak for them: out, or in by decision. */
  readonly children: number
}

export interface PreviewOrder {
  readonly profiles: readonly ProfileId[]
  readonly language: Language
  /** These children go as well. */
  readonly withChildren: boolean
}

export interface HandOverOrder {
  readonly profiles: readonly ProfileId[]
  readonly language: Language
  /** An age recipient; without one the file leaves as it is. */
  readonly recipient?: string
  readonly purpose: string
  /** Why children go without the permission of who may speak for them; without a reason they stay. */
  readonly childrenBecause?: string
}

export interface HandOverFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Makes packages; given by the app, so that this feature handles neither keys nor words of other features. */
export interface Packer {
  readonly preview: (
    order: PreviewOrder,
    records: readonly RecordState[],
  ) => Promise<Result<HandOverPreview, PackProblem>>
  /** A ZIP with its data package; deterministic for the same records and day. */
  readonly pack: (
    order: PreviewOrder,
    records: readonly RecordState[],
  ) => Promise<Result<Uint8Array, PackProblem>>
  /** Refuses what is not a recipient. */
  readonly seal: (zip: Uint8Array, recipient: string) => Promise<Result<Uint8Array, PackProblem>>
}

export type PackProblem = Problem & {
  readonly kind: 'nothing-to-export' | 'export-profile-broken' | 'not-a-recipient'
}

export interface HandOversNeeds {
  readonly desk: () => Result<HandOverDesk, Locked>
  readonly packer: Packer
  readonly newId: () => string
  /** Lets in what was said meanwhile: that it is to stop, or that the device is locked. */
  readonly pause: () => Promise<void>
  /** The local calendar day, ISO 8601. */
  readonly today: () => string
}

export interface HandOverDesk extends Desk {
  readonly store: Pick<SpaceStore, 'append' | 'records' | 'summaries'>
}

export type HandOverProblem = Locked | PackProblem | AppendProblem | Stopped | NotAllowed

type Stopped = Problem & { readonly kind: 'hand-over-stopped' }
type NotAllowed = Problem & { readonly kind: 'not-allowed' | 'reason-too-short' }

export interface PastHandOver {
  readonly id: string
  readonly when: string
  readonly people: number
  readonly purpose: string
  /** Children who went by decision, and why. */
  readonly children?: { readonly count: number; readonly because: string }
}

/** Letters that a reason has at least: "ok" is none. */
export const SHORTEST_REASON = 10

export interface HandOvers {
  readonly preview: (order: PreviewOrder) => Promise<Result<HandOverPreview, HandOverProblem>>
  /** One at a time: beginning another stops the one before. */
  readonly build: (order: HandOverOrder) => Promise<Result<HandOverFile, HandOverProblem>>
  /** What is being built then leaves no file and no note. */
  readonly stop: () => Promise<void>
  /** Newest first. */
  readonly past: () => Promise<readonly PastHandOver[]>
}

const KINDS = new Set(['case', 'assessment', 'element'])

export function createHandOvers(needs: HandOversNeeds): HandOvers {
  const memory: { run?: symbol } = {}
  return {
    preview: async (order) => {
      const at = coordinatorsDesk(needs)
      return at.ok ? needs.packer.preview(order, await exportable(at.value)) : at
    },
    build: async (order) => {
      const at = coordinatorsDesk(needs)
      if (!at.ok) return at
      const run = Symbol()
      memory.run = run
      const isAsked = () => memory.run === run
      return build({ ...needs, goesOn: () => goesOn(needs, at.value, isAsked) }, at.value, order)
    },
    stop: () => {
      delete memory.run
      return Promise.resolve()
    },
    past: () => {
      const desk = needs.desk()
      return Promise.resolve(desk.ok ? pastOf(desk.value) : [])
    },
  }
}

/** Only who coordinates hands over. */
function coordinatorsDesk({ desk }: HandOversNeeds): Result<HandOverDesk, Locked | NotAllowed> {
  const at = desk()
  if (!at.ok) return at
  return at.value.role === 'coordinator' ? at : fail({ kind: 'not-allowed' })
}

type GoesOn = () => Promise<Result<unknown, Locked | NotAllowed | Stopped>>

/** Still wanted, by the same person, in the same session: a space that was opened again is another store. */
async function goesOn(
  needs: HandOversNeeds,
  { store, member }: HandOverDesk,
  isAsked: () => boolean,
): ReturnType<GoesOn> {
  await needs.pause()
  if (!isAsked()) return fail({ kind: 'hand-over-stopped' })
  const now = coordinatorsDesk(needs)
  if (!now.ok) return now
  const same = now.value.store === store && now.value.member === member
  return same ? now : fail({ kind: 'locked' })
}

type BuildNeeds = HandOversNeeds & { readonly goesOn: GoesOn }

async function build(
  needs: BuildNeeds,
  desk: HandOverDesk,
  order: HandOverOrder,
): Promise<Result<HandOverFile, HandOverProblem>> {
  const { childrenBecause: because } = order
  if (because !== undefined && because.trim().length < SHORTEST_REASON) {
    return fail({ kind: 'reason-too-short' })
  }
  const packed = await pack(needs, desk, order)
  if (!packed.ok) return packed
  const { people, children, bytes } = packed.value
  // Noted only when the bytes are there and somebody still waits for them; given out only once that is noted: a
  // hand-over nobody can account for does not happen.
  const asked = await needs.goesOn()
  if (!asked.ok) return asked
  const noted = await note(needs, desk, { order, people, children })
  if (!noted.ok) return noted
  const still = coordinatorsDesk(needs)
  if (!still.ok) return still
  const name = `amparo-${needs.today()}.zip${order.recipient === undefined ? '' : '.age'}`
  return ok({ name, bytes })
}

interface Packed {
  readonly people: number
  /** Among them, children who go by decision. */
  readonly children: number
  readonly bytes: Uint8Array
}

/** Takes up to a minute, stage after stage. */
async function pack(
  needs: BuildNeeds,
  desk: HandOverDesk,
  order: HandOverOrder,
): Promise<Result<Packed, HandOverProblem>> {
  const records = await exportable(desk)
  const asked = { ...order, withChildren: order.childrenBecause !== undefined }
  const preview = await needs.packer.preview(asked, records)
  if (!preview.ok) return preview
  const begun = await needs.goesOn()
  if (!begun.ok) return begun
  const zip = await needs.packer.pack(asked, records)
  if (!zip.ok) return zip
  const { people, children } = preview.value
  if (order.recipient === undefined) return ok({ people, children, bytes: zip.value })
  const zipped = await needs.goesOn()
  if (!zipped.ok) return zipped
  const sealed = await needs.packer.seal(zip.value, order.recipient)
  return sealed.ok ? ok({ people, children, bytes: sealed.value }) : sealed
}

/** Who, what, for whom, why; nothing of anybody. */
function note(
  needs: HandOversNeeds,
  desk: HandOverDesk,
  { order, people, children }: { order: HandOverOrder; people: number; children: number },
): Promise<Result<readonly RecordId[], AppendProblem>> {
  const value = {
    profiles: [...order.profiles],
    people,
    purpose: order.purpose,
    recipient: order.recipient ?? '',
    sealed: order.recipient !== undefined,
    ...(order.childrenBecause === undefined || children === 0
      ? {}
      : { children: { count: children, because: order.childrenBecause.trim() } }),
  }
  const edits = [{ group: 'hand-over', base: [], value }]
  return desk.store.append(desk.member, [
    { record: needs.newId() as RecordId, kind: 'hand-over', edits },
  ])
}

async function exportable({ store }: HandOverDesk): Promise<readonly RecordState[]> {
  const ids = store.summaries().flatMap(({ id, kind }) => (KINDS.has(kind) ? [id] : []))
  return store.records(ids)
}

function pastOf({ store }: HandOverDesk): readonly PastHandOver[] {
  return store.summaries().flatMap(({ id, kind, when, facts }) => {
    if (kind !== 'hand-over') return []
    const { people, purpose, children } = facts
    return [
      {
        id,
        when,
        people: typeof people === 'number' ? people : 0,
        purpose: typeof purpose === 'string' ? purpose : '',
        ...(isJsonObject(children) ? { children: decisionIn(children) } : {}),
      },
    ]
  })
}

function decisionIn({ count, because }: Readonly<Record<string, Json | undefined>>) {
  return {
    count: typeof count === 'number' ? count : 0,
    because: typeof because === 'string' ? because : '',
  }
}
