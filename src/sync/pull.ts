// Fetching what others did, from where this device stopped reading.
import { fail, ok, type Result } from '../model/result.ts'
import { MAX_CHANGES, PullResponse } from '../wire/changes.ts'
import type { HttpProblem } from './http.ts'
import type { SyncNeeds } from './needs.ts'

export interface Pulled {
  readonly received: number
  readonly setAside: number
}

export type PullProblem = HttpProblem | { readonly kind: 'storage-full' | 'storage-failed' }

/** Each page is durable before the next is asked for; stopping in between loses nothing. */
export async function pullAll(
  needs: SyncNeeds,
  signal: AbortSignal,
): Promise<Result<Pulled, PullProblem>> {
  let [received, setAside] = [0, 0]
  for (;;) {
    const { cursor, logId } = await needs.store.progress()
    const answer = await needs.http.ask({
      method: 'GET',
      path: `/v1/spaces/${needs.space}/changes?after=${String(cursor)}&limit=${String(MAX_CHANGES)}`,
      token: needs.token,
      answer: PullResponse,
      signal,
    })
    if (!answer.ok) return answer
    const page = answer.value
    if (isAnotherLog({ cursor, logId }, page)) {
      await needs.store.outbox.startOver(page.logId)
      continue
    }
    if (page.changes.length === 0) return ok({ received, setAside })
    if (page.changes.some(({ number }) => number <= cursor)) {
      return fail({ kind: 'nonsense', status: 200 })
    }
    const taken = await needs.store.receive(page)
    if (!taken.ok) return taken
    received += taken.value.applied
    setAside += taken.value.setAside
  }
}

/** A new log, or one shorter than what was already read: the endpoint was restored or made anew. */
function isAnotherLog(
  known: { readonly cursor: number; readonly logId: string },
  page: PullResponse,
): boolean {
  if (known.logId !== page.logId) return known.logId !== '' || known.cursor > 0
  return known.cursor > page.head
}
