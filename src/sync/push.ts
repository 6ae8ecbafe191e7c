// Sending what waits, oldest first, until nothing waits or something is in the way.
import { fail, ok, type Result } from '../model/result.ts'
import type { ChainedChange } from '../wire/sealed-change.ts'
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
  let most = MOST
  let isolated = 0
  for (;;) {
    const changes = await needs.store.outbox.unsent(most)
    if (changes.length === 0) return ok({ sent })
    const answer = await needs.http.ask({
      method: 'POST',
      path: `/v1/spaces/${needs.space}/changes`,
      token: needs.token,
      body: { changes },
      answer: PushResponse,
      signal,
    })
    if (!answer.ok) {
      const mended = await mend(needs, changes, answer.problem)
      if (mended === 'isolated') isolated += 1
      // An endpoint that refuses everything is not mended by setting everything aside.
      if (mended === 'give-up' || isolated > MOST_ISOLATED) return fail(answer.problem)
      most = mended === 'one-by-one' ? { ...MOST, limit: 1 } : MOST
      continue
    }
    most = MOST
    const { acknowledged } = await needs.store.outbox.acknowledge(answer.value.accepted)
    sent += acknowledged
    // An endpoint that answers well and acknowledges nothing would keep us here for ever.
    if (acknowledged === 0) return fail({ kind: 'nonsense', status: 200 })
  }
}

/** In one round. */
const MOST_ISOLATED = 3

/** What the endpoint will say again however often it is asked. */
const FOR_GOOD: ReadonlySet<string> = new Set([
  'malformed',
  'too-large',
  'equivocation',
  'forbidden',
  'out-of-order',
])

/**
 * An endpoint that lost what it had acknowledged (restored from a backup) names the number it expects: from there
 * everything is sent again. What it refuses for good is found one by one and isolated, so that the rest goes on.
 */
async function mend(
  { store }: SyncNeeds,
  changes: readonly ChainedChange[],
  problem: HttpProblem,
): Promise<'again' | 'one-by-one' | 'isolated' | 'give-up'> {
  const [first] = changes
  if (first === undefined || problem.kind !== 'refused' || !FOR_GOOD.has(problem.type)) {
    return 'give-up'
  }
  if (problem.type === 'out-of-order') {
    const seq = expectedIn(problem.detail) ?? first.seq
    const { again } = await store.outbox.sendAgainFrom({ device: first.device, seq })
    if (again > 0) return 'again'
  }
  if (changes.length > 1) return 'one-by-one'
  const isolated = await store.outbox.isolate(first, problem.type)
  return isolated.ok ? 'isolated' : 'give-up'
}

/** The detail names the number that would continue the chain. */
function expectedIn(detail: string | undefined): number | undefined {
  const number = /\b(\d+)\b/.exec(detail ?? '')?.[1]
  return number === undefined ? undefined : Number(number)
}
