// Sending what waits, oldest first, until nothing waits or something is in the way.
import { fail, ok, type Result } from '../model/result.ts'
import { MAX_BODY_BYTES, MAX_CHANGES, PushResponse } from '../wire/changes.ts'
import type { HttpProblem } from './http.ts'
import type { SyncNeeds } from './needs.ts'

export interface Pushed {
  readonly sent: number
}

/** Leaves room for the request's own brackets. */
const MOST = { limit: MAX_CHANGES, bytes: MAX_BODY_BYTES - 4096 }

/** Safe to stop and to repeat at any point: the endpoint takes each change once. */
export async function pushAll(
  needs: SyncNeeds,
  signal: AbortSignal,
): Promise<Result<Pushed, HttpProblem>> {
  let sent = 0
  for (;;) {
    const changes = await needs.store.outbox.unsent(MOST)
    if (changes.length === 0) return ok({ sent })
    const answer = await needs.http.ask({
      method: 'POST',
      path: `/v1/spaces/${needs.space}/changes`,
      token: needs.token,
      body: { changes },
      answer: PushResponse,
      signal,
    })
    if (!answer.ok) return mend(needs, answer.problem)
    const { acknowledged } = await needs.store.outbox.acknowledge(answer.value.accepted)
    sent += acknowledged
    // An endpoint that answers well and acknowledges nothing would keep us here for ever.
    if (acknowledged === 0) return fail({ kind: 'nonsense', status: 200 })
  }
}

/**
 * The endpoint lost what it had acknowledged (restored from a backup): it names the number it expects, and from
 * there everything is sent again on the next round.
 */
async function mend(needs: SyncNeeds, problem: HttpProblem): Promise<Result<Pushed, HttpProblem>> {
  if (problem.kind === 'refused' && problem.type === 'out-of-order') {
    const expected = /\b(\d+)\b/.exec(problem.detail ?? '')?.[1]
    if (expected !== undefined) await needs.store.outbox.sendAgainFrom(Number(expected))
  }
  return fail(problem)
}
