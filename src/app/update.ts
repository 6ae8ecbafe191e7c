// When a new version may take over: one machine, no side effects (offline.ts has those). Offered only with no interview
// open, taken only at the door, and never by force.

export interface Update {
  /** A new version is here and waits. */
  readonly waits: boolean
  /** Somebody chose to take it; it happens at the next door. */
  readonly asked: boolean
  /** "Later": not offered again before the next lock. */
  readonly snoozed: boolean
  /** Another tab took it: this page still runs the version before. */
  readonly taken: boolean
  readonly at: 'door' | 'inside' | 'interview'
}

export type UpdateEvent =
  | { readonly type: 'found' | 'asked' | 'later' | 'controlled' }
  | { readonly type: 'went'; readonly to: Update['at'] }

/** What the page does next, besides showing. */
export type UpdateAct = 'nothing' | 'lock' | 'take' | 'reload'

export const NO_UPDATE: Update = {
  waits: false,
  asked: false,
  snoozed: false,
  taken: false,
  at: 'door',
}

export function nextUpdate(
  now: Update,
  event: UpdateEvent,
): { readonly update: Update; readonly act: UpdateAct } {
  const update = after(now, event)
  return { update, act: actOf(now, update, event) }
}

/** Whether the screens say that there is a new version. */
export function isOffered({ waits, asked, snoozed, at }: Update): boolean {
  return waits && !asked && !snoozed && at !== 'interview'
}

function after(now: Update, event: UpdateEvent): Update {
  switch (event.type) {
    case 'found':
      return { ...now, waits: true }
    case 'asked':
      // In the middle of an interview nothing is offered, so nothing can be asked for.
      return now.waits && now.at !== 'interview' ? { ...now, asked: true } : now
    case 'later':
      return { ...now, snoozed: true }
    case 'controlled':
      return { ...now, taken: true }
    case 'went':
      return { ...now, at: event.to, snoozed: event.to === 'door' ? false : now.snoozed }
  }
}

function actOf(before: Update, now: Update, event: UpdateEvent): UpdateAct {
  if (now.taken) return now.at === 'door' ? 'reload' : 'nothing'
  if (!now.asked) return 'nothing'
  if (now.at === 'door') return 'take'
  return event.type === 'asked' && !before.asked ? 'lock' : 'nothing'
}
