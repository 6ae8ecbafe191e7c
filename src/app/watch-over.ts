// Watches a page that lies open: signs of life, out of sight and back, a sleep. Whatever happens first after the time
// is over, the page locks before it does anything else with it.
import { idleAway, idleFrom, leftOf, type Idle, type Moment } from './idle.ts'

export interface Watched {
  readonly lock: () => void
  readonly onBack: () => void
  readonly now: () => Moment
  /** Seconds until it locks; nothing once somebody answered. */
  readonly onWarning: (seconds: number | undefined) => void
  readonly byItself: boolean
}

const WARNING_MS = 30_000
/** After a sleep that no event tells of, a page in sight is looked at within this time. */
const LOOK_EVERY_MS = 1_000
/** A touch is over by then, also where no click follows. */
const TOUCH_MS = 500
const ESCAPES = { times: 3, withinMs: 1_000 } as const

const SIGNS: ReadonlySet<string> = new Set(['pointerdown', 'keydown', 'scroll'])
/** The parts of a tap or a key that answers the warning. None of them may reach what lies underneath. */
const SWALLOWED: ReadonlySet<string> = new Set([
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'click',
  'keydown',
])
const LAST_PARTS: ReadonlySet<string> = new Set(['keydown', 'scroll', 'click', 'pointercancel'])
const HEARD = new Set([...SIGNS, ...SWALLOWED, ...LAST_PARTS])

interface Memory {
  idle: Idle
  warns: boolean
  /** When Esc was pressed lately. */
  escapes: readonly number[]
  /** The end of a touch that answers the warning. */
  touch: number
}

/** Begins to watch. Gives a way to stop. */
export function watchOver({ lock, onBack, now, onWarning, byItself }: Watched): () => void {
  const memory: Memory = { idle: idleFrom(now()), warns: false, escapes: [], touch: 0 }
  const left = () => (byItself ? leftOf(memory.idle, now()) : Infinity)
  const isOver = () => {
    const over = left() <= 0
    if (over) lock()
    return over
  }
  const answered = () => {
    clearTimeout(memory.touch)
    if (memory.warns) onWarning(undefined)
    memory.warns = false
  }
  const look = () => {
    if (isOver() || left() > WARNING_MS) return
    memory.warns = true
    onWarning(Math.ceil(left() / 1_000))
  }
  const happened = (event: Event) => {
    if (isOver()) {
      swallow(event)
      return
    }
    if (event instanceof KeyboardEvent && event.type === 'keydown') {
      memory.escapes = escapesAfter(memory.escapes, event)
      if (memory.escapes.length >= ESCAPES.times) lock()
    }
    if (SIGNS.has(event.type)) memory.idle = idleFrom(now())
    if (!memory.warns) return
    if (SWALLOWED.has(event.type)) swallow(event)
    if (LAST_PARTS.has(event.type)) answered()
    if (event.type === 'pointerup') memory.touch = window.setTimeout(answered, TOUCH_MS)
  }
  const seen = () => {
    const away = document.visibilityState === 'hidden'
    // A name that was on the screen is not drawn again before it is known how long nobody was here.
    if (byItself && away) veil(true)
    if (isOver()) return
    memory.idle = away ? idleAway(memory.idle, now()) : idleFrom(now())
    if (away) return
    answered()
    veil(false)
    onBack()
  }
  const stop = new AbortController()
  const { signal } = stop
  for (const one of HEARD) addEventListener(one, happened, { capture: true, signal })
  for (const one of ['visibilitychange', 'resume']) document.addEventListener(one, seen, { signal })
  addEventListener('pageshow', seen, { signal })
  addEventListener('focus', look, { signal })
  const timer = setInterval(look, LOOK_EVERY_MS)
  return () => {
    stop.abort()
    clearInterval(timer)
    clearTimeout(memory.touch)
    veil(false)
  }
}

function swallow(event: Event): void {
  event.preventDefault()
  event.stopImmediatePropagation()
}

/** Over everything, also over dialogs, and without moving focus or the place one had scrolled to. */
function veil(drawn: boolean): void {
  document.documentElement.toggleAttribute('data-veiled', drawn)
}

function escapesAfter(before: readonly number[], { key, timeStamp }: KeyboardEvent) {
  const recent = before.filter((at) => timeStamp - at < ESCAPES.withinMs)
  return key === 'Escape' ? [...recent, timeStamp] : recent
}
