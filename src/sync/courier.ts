// The courier: one among all tabs, sends and fetches by itself, says how it stands, and stops when told.
import type { SpaceId } from '../model/id.ts'
import { ok, type Result } from '../model/result.ts'
import { backoffMs } from './backoff.ts'
import { sendOrders, type OrdersNeeds } from './orders.ts'
import { pullAll, type PullProblem } from './pull.ts'
import { pushAll } from './push.ts'

export interface CourierState {
  readonly doing: 'resting' | 'sending' | 'failing'
  /** Why the last try failed; while resting, what is wrong although everything was sent and fetched. */
  readonly problem?: CourierProblem
  /** Since when it has been failing, and when it tries next; device clock, ISO 8601. */
  readonly failingSince?: string
  readonly nextTry?: string
}

/** What keeping up with the members may add to what the network may do. */
export type CourierProblem =
  PullProblem | LogTrouble | { readonly kind: 'unreadable-vault' | 'busy' | 'locked' }

/** The list of devices does not hold or is another one. Work goes on with the one that is known. */
export interface LogTrouble {
  readonly kind: 'bad-membership' | 'other-membership'
}

export interface Courier {
  readonly state: () => CourierState
  /** Runs until the signal; only one tab's courier runs at a time. */
  readonly run: (signal: AbortSignal) => Promise<void>
  /** Something was saved, or the connection came back: do not wait for the next round. */
  readonly nudge: () => void
  /** One round now, whatever the clock says. */
  readonly once: (signal: AbortSignal) => Promise<Result<Round, CourierProblem>>
}

export interface Round {
  readonly sent: number
  readonly received: number
  readonly trouble?: LogTrouble
}

export interface CourierNeeds extends OrdersNeeds {
  /** Fetches and verifies the membership log; new keys let set-aside changes be read. */
  readonly membership: (
    signal: AbortSignal,
  ) => Promise<Result<LogTrouble | undefined, CourierProblem>>
  /** What is to be done once everybody was heard. */
  readonly settle: () => Promise<void>
  readonly now: () => Date
  readonly chance: () => number
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
  readonly lead: (name: string, run: () => Promise<void>, signal: AbortSignal) => Promise<void>
  readonly announce: (news: {
    readonly about: 'sending'
    readonly space: SpaceId
    readonly courier: CourierState
  }) => void
}

const ROUND_MS = 60_000

export function createCourier(needs: CourierNeeds): Courier {
  const memory: { state: CourierState; failures: number; wake: AbortController } = {
    state: { doing: 'resting' },
    failures: 0,
    wake: new AbortController(),
  }
  const say = (state: CourierState) => {
    memory.state = state
    needs.announce({ about: 'sending', space: needs.space, courier: state })
  }

  const once = async (signal: AbortSignal) => {
    say({ ...memory.state, doing: 'sending' })
    const done = await round(needs, signal)
    if (done.ok) {
      memory.failures = 0
      const { trouble } = done.value
      say({ doing: 'resting', ...(trouble === undefined ? {} : { problem: trouble }) })
      return done
    }
    memory.failures += 1
    const now = needs.now()
    const pause = backoffMs(memory.failures, needs.chance())
    say({
      doing: 'failing',
      problem: done.problem,
      failingSince: memory.state.failingSince ?? now.toISOString(),
      nextTry: new Date(now.getTime() + pause).toISOString(),
    })
    return done
  }

  const pauseMs = () => {
    const { nextTry } = memory.state
    if (nextTry === undefined) return ROUND_MS
    return Math.max(0, Date.parse(nextTry) - needs.now().getTime())
  }

  return {
    state: () => memory.state,
    once,
    nudge: () => {
      memory.wake.abort()
    },
    run: (signal) =>
      needs.lead(
        `amparo-courier-${needs.space}`,
        async () => {
          while (!signal.aborted) {
            memory.wake = new AbortController()
            await once(signal)
            await needs.wait(pauseMs(), AbortSignal.any([signal, memory.wake.signal]))
          }
        },
        signal,
      ),
  }
}

async function round(
  needs: CourierNeeds,
  signal: AbortSignal,
): Promise<Result<Round, CourierProblem>> {
  const members = await needs.membership(signal)
  if (!members.ok) return members
  const pushed = await pushAll(needs, signal)
  if (!pushed.ok) return pushed
  const pulled = await pullAll(needs, signal)
  if (!pulled.ok) return pulled
  await needs.settle()
  // What was erased just now goes out at once; what others had erased may be unknown to a restored endpoint.
  const ordered = await sendOrders(needs, signal)
  if (!ordered.ok) return ordered
  const trouble = members.value
  return ok({
    sent: pushed.value.sent,
    received: pulled.value.received,
    ...(trouble === undefined ? {} : { trouble }),
  })
}
