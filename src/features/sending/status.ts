// One state of sending in one short sentence (ux.md c11). Offline is calm; colour begins with age.
import type { Text } from '../../ui/text.ts'
import type { SendingState } from './sending.ts'

export interface Status {
  readonly kind:
    | 'example'
    | 'local-only'
    | 'conflicts'
    | 'overdue'
    | 'sending'
    | 'failing'
    | 'offline'
    | 'waiting'
    | 'sent'
  readonly look: 'plain' | 'quiet' | 'sending' | 'wait' | 'differ' | 'example'
  readonly text: string
  /** The same in two or three words, for the bar of a phone. */
  readonly short: string
}

const DAY_MS = 24 * 60 * 60 * 1_000

export function statusOf(words: Text, state: SendingState, now: string): Status {
  const { t } = words
  const kind = kindOf(state, now)
  const count = kind === 'conflicts' ? state.conflicts : state.waiting
  const since = kind === 'overdue' ? words.date((state.waitingSince ?? now).slice(0, 10)) : ''
  const at = kind === 'sent' ? words.time(state.lastSent ?? now) : ''
  const name = textFor(kind, state)
  return {
    kind,
    look: LOOKS[kind],
    text: t(`sending:status.${name}`, { count, since, at }),
    short: t(`sending:short.${name}`, { count }),
  }
}

function textFor(kind: Status['kind'], state: SendingState): string {
  if (kind === 'offline') return state.waiting === 0 ? 'offline-none' : 'offline-waiting'
  if (kind === 'sent') return state.lastSent === undefined ? 'nothing-yet' : 'sent'
  return kind
}

const LOOKS: Readonly<Record<Status['kind'], Status['look']>> = {
  example: 'example',
  'local-only': 'plain',
  conflicts: 'differ',
  overdue: 'wait',
  sending: 'sending',
  failing: 'wait',
  offline: 'quiet',
  waiting: 'wait',
  sent: 'plain',
}

function kindOf(state: SendingState, now: string): Status['kind'] {
  if (state.reach === 'example' || state.reach === 'local-only') return state.reach
  if (state.conflicts > 0) return 'conflicts'
  const age = Date.parse(now) - Date.parse(state.waitingSince ?? now)
  if (state.waiting > 0 && age > DAY_MS) return 'overdue'
  if (state.reach === 'offline') return 'offline'
  return busyKind(state)
}

function busyKind({ courier, waiting }: SendingState): Status['kind'] {
  if (courier.doing === 'sending' && waiting > 0) return 'sending'
  if (courier.doing === 'failing') return 'failing'
  return waiting > 0 ? 'waiting' : 'sent'
}
