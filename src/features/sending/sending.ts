// What waits, since when, what was sent last, and what is in the way.
import type { Desk, Locked } from '../../model/desk.ts'
import { ok, type Result } from '../../model/result.ts'
import type { SpaceStore } from '../../store/space-store.ts'
import type { Courier, CourierProblem, CourierState, Round } from '../../sync/courier.ts'

export interface SendingNeeds {
  readonly desk: () => Result<SendingDesk, Locked>
  readonly online: () => boolean
}

export interface SendingDesk extends Desk {
  readonly store: Pick<SpaceStore, 'outbox' | 'progress' | 'setAside' | 'summaries'>
  /** Absent while the space lives on this device only. */
  readonly courier?: Pick<Courier, 'state' | 'once'>
  readonly example: boolean
}

export interface SendingState {
  readonly reach: 'example' | 'local-only' | 'offline' | 'online'
  readonly waiting: number
  /** Device clock of the oldest unsent save, ISO 8601. */
  readonly waitingSince?: string
  readonly lastSent?: string
  readonly lastReceived?: string
  readonly setAside: readonly SetAside[]
  readonly conflicts: number
  readonly courier: CourierState
}

/** How many changes wait aside, by reason. */
export interface SetAside {
  readonly reason: string
  readonly count: number
}

export interface Sending {
  readonly state: () => Promise<Result<SendingState, Locked>>
  readonly sendNow: () => Promise<
    Result<Round, Locked | CourierProblem | { readonly kind: 'local-only' }>
  >
}

export function createSending(needs: SendingNeeds): Sending {
  return {
    state: async () => {
      const desk = needs.desk()
      return desk.ok ? ok(await stateOf(needs, desk.value)) : desk
    },
    sendNow: async () => {
      const desk = needs.desk()
      if (!desk.ok) return desk
      const { courier } = desk.value
      if (courier === undefined) return { ok: false, problem: { kind: 'local-only' } }
      return courier.once(new AbortController().signal)
    },
  }
}

async function stateOf(needs: SendingNeeds, desk: SendingDesk): Promise<SendingState> {
  const { store, courier } = desk
  const [waiting, progress, aside] = await Promise.all([
    store.outbox.waiting(),
    store.progress(),
    store.setAside(),
  ])
  const reasons = new Map<string, number>()
  for (const { reason } of aside) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  return {
    reach: reachOf(needs, desk),
    waiting: waiting.count,
    ...(waiting.since === undefined ? {} : { waitingSince: waiting.since }),
    ...(progress.lastSent === undefined ? {} : { lastSent: progress.lastSent }),
    ...(progress.lastReceived === undefined ? {} : { lastReceived: progress.lastReceived }),
    setAside: [...reasons].map(([reason, count]) => ({ reason, count })),
    conflicts: store.summaries().filter((summary) => summary.conflicts > 0).length,
    courier: courier?.state() ?? { doing: 'resting' },
  }
}

/** The browser's word for "online" only means a network; an endpoint that cannot be reached is offline too. */
function reachOf(needs: SendingNeeds, desk: SendingDesk): SendingState['reach'] {
  if (desk.example) return 'example'
  if (desk.courier === undefined) return 'local-only'
  const unreachable = desk.courier.state().problem?.kind === 'unreachable'
  return needs.online() && !unreachable ? 'online' : 'offline'
}
