// One bad item never blocks the rest: it goes aside, where it can be read, exported and said again.
import { enrolledAs, type MemberId } from '../model/id.ts'
import { fail, type Problem, type Result } from '../model/result.ts'
import { mayWrite } from '../model/role.ts'
import { SealedChange, type ChainedChange } from '../wire/sealed-change.ts'
import type { AppendNeeds } from './append.ts'
import { durably } from './durably.ts'
import { isOverstep } from './entitled.ts'
import { openChange } from './open-change.ts'
import { reseal, type Resealed, type ResealProblem } from './reseal.ts'

export type Unreadable = Problem & { readonly kind: 'unreadable-aside' | 'not-your-role' }

/**
 * Sets aside a change that the endpoint will never take. What was to follow it in its chain no longer can, and is
 * said anew under a new id. What another device signed cannot be said anew: all of it goes aside.
 */
export async function isolate(
  needs: AppendNeeds,
  change: ChainedChange,
  reason: string,
): Promise<Result<Resealed, ResealProblem>> {
  const rows = await needs.database.runs.where('[space+sent]').equals([needs.space, 0]).toArray()
  const following = rows
    .flatMap((row) => row.changes)
    .filter(({ device, seq }) => device === change.device && seq > change.seq)
    .sort((one, other) => one.seq - other.seq)
  const isOwn = enrolledAs(change.device) === needs.device
  // Its place was taken by another change: nothing is wrong with what it says.
  const placeTaken = isOwn && (reason === 'equivocation' || reason === 'out-of-order')
  const all = [change, ...following]
  if (placeTaken) return reseal(needs, { again: all, aside: [] })
  return isOwn
    ? reseal(needs, { again: following, aside: [{ change, reason }] })
    : reseal(needs, { again: [], aside: all.map((one) => ({ change: one, reason })) })
}

/**
 * Said anew by `member`, unless this device's own people said it. Once that is done it leaves the list; should the
 * tablet stop in between, it is merely said twice.
 */
export async function sayAsideAgain(
  needs: AppendNeeds,
  { id, member }: { readonly id: string; readonly member: MemberId },
): Promise<Result<Resealed, ResealProblem | Unreadable>> {
  const { database, space } = needs
  const row = await database.aside.get([space, id])
  const sealed = SealedChange.safeParse(row?.change)
  if (row === undefined || !sealed.success) return fail({ kind: 'unreadable-aside' })
  const problem = await hindrance(needs, { reason: row.reason, sealed: sealed.data })
  if (problem !== undefined) return fail({ kind: problem })
  const isOwn = enrolledAs(sealed.data.device) === needs.device
  const what = { again: [sealed.data], aside: [], ...(isOwn ? {} : { as: member }) }
  const said = await reseal(needs, what)
  if (!said.ok) return said
  const removed = await durably(database, [database.aside], () =>
    database.aside.delete([space, id]),
  )
  return removed.ok ? said : removed
}

async function hindrance(
  needs: AppendNeeds,
  { reason, sealed }: { readonly reason: string; readonly sealed: SealedChange },
): Promise<Unreadable['kind'] | undefined> {
  const change = await openChange(needs, sealed)
  if (!change.ok) return 'unreadable-aside'
  const may = mayWrite(needs.role(), change.value.kind) && !isOverstep(reason)
  return may ? undefined : 'not-your-role'
}
