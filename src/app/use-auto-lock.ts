// A tablet left on the counter locks itself: after five idle minutes, or a minute out of sight, by the clock on the wall
// (idle.ts). It says so half a minute before (WCAG 2.2.1). Esc three times locks at once.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Moment } from './idle.ts'
import { watchOver } from './watch-over.ts'

export interface AutoLock {
  readonly lock: () => void
  /** The page is in sight again, or the connection is back: what waits can be sent. */
  readonly onBack: () => void
  readonly now: () => Moment
  /** The example has nothing to protect: it can be locked, but does not lock by itself. */
  readonly byItself: boolean
}

/** Seconds until it locks by itself, while it warns of that. */
export function useAutoLock(use: AutoLock): number | undefined {
  const [closing, setClosing] = useState<number>()
  const latest = useRef(use)
  latest.current = use
  useEffect(() => {
    const back = () => {
      latest.current.onBack()
    }
    const stop = watchOver({
      lock: () => {
        latest.current.lock()
      },
      onBack: back,
      now: () => latest.current.now(),
      onWarning: setClosing,
      byItself: use.byItself,
    })
    addEventListener('online', back)
    return () => {
      stop()
      removeEventListener('online', back)
    }
  }, [use.byItself])
  return closing
}
