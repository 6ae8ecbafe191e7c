// The one fold, for my changes and for theirs: commutative, associative, idempotent (spec C2-C5).
import type { Change, Edit } from './change.ts'
import { changeIdOf, type ChangeId, type DeviceId } from './id.ts'
import type { GroupState, RecordState, Version } from './record.ts'

export interface Placed {
  readonly device: DeviceId
  readonly seq: number
  readonly change: Change
}

export function applyChange(record: RecordState, placed: Placed): RecordState {
  const id = changeIdOf(placed.device, placed.seq)
  const groups: Record<string, GroupState> = { ...record.groups }
  let news = 0
  for (const edit of placed.change.edits) {
    const group = groups[edit.group] ?? NOTHING
    if (holds(group, id)) continue
    groups[edit.group] = applyEdit(group, versionOf(id, edit, placed))
    news += 1
  }
  return news === 0 ? record : { ...record, groups, folded: record.folded + 1 }
}

function applyEdit(group: GroupState, version: Version): GroupState {
  const base = new Set<ChangeId>(version.base)
  const superseded = group.heads.filter((head) => base.has(head.change))
  const remaining = group.heads.filter((head) => !base.has(head.change))
  const here = new Set([...group.heads, ...group.past].map((known) => known.change))
  const awaited = new Set([...group.awaited, ...version.base.filter((id) => !here.has(id))])

  // A later change that built on this one may have come first.
  const alreadySuperseded = awaited.delete(version.change)
  return {
    heads: alreadySuperseded ? remaining : [...remaining, version].sort(winnerFirst),
    past: [...group.past, ...superseded, ...(alreadySuperseded ? [version] : [])].sort(winnerFirst),
    awaited: [...awaited].sort(),
  }
}

function holds(group: GroupState, id: ChangeId): boolean {
  return [...group.heads, ...group.past].some((version) => version.change === id)
}

function versionOf(change: ChangeId, edit: Edit, placed: Placed): Version {
  const { lamport, at, member } = placed.change
  return { change, device: placed.device, base: edit.base, value: edit.value, lamport, at, member }
}

/** Lamport counter, then device id: the same order on every device, whatever the clocks say. */
function winnerFirst(one: Version, other: Version): number {
  if (one.lamport !== other.lamport) return other.lamport - one.lamport
  if (one.device !== other.device) return one.device < other.device ? 1 : -1
  return one.change < other.change ? 1 : -1
}

const NOTHING: GroupState = { heads: [], past: [], awaited: [] }
