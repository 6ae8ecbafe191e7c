// A tablet left on the counter locks itself: after five idle minutes, or a minute out of sight. It says so half a
// minute before (WCAG 2.2.1), and any touch keeps it open. Esc three times covers everything at once.
import { useEffect, useState } from 'preact/hooks'
import type { Device } from './device.ts'

const IDLE_MS = 5 * 60_000
const HIDDEN_MS = 60_000
const WARNING_MS = 30_000
const SIGNS = ['pointerdown', 'keydown', 'scroll'] as const
const COVER = { key: 'Escape', times: 3, withinMs: 1_000 } as const

export interface AutoLock {
  readonly device: Pick<Device, 'nudge'>
  readonly lock: () => void
  /** The example has nothing to protect: it can be covered, but does not lock by itself. */
  readonly byItself: boolean
}

/** True while the lock is about to close by itself. */
export function useAutoLock({ device, lock, byItself }: AutoLock): boolean {
  const [closing, setClosing] = useState(false)
  useEffect(() => {
    const memory = { lock: 0, warning: 0, covers: [] as readonly number[] }
    const lockIn = (ms: number) => {
      clearTimeout(memory.lock)
      clearTimeout(memory.warning)
      setClosing(false)
      if (!byItself) return
      memory.lock = window.setTimeout(lock, ms)
      memory.warning = window.setTimeout(() => {
        setClosing(true)
      }, ms - WARNING_MS)
    }
    const here = () => {
      lockIn(IDLE_MS)
    }
    const seen = () => {
      lockIn(document.visibilityState === 'hidden' ? HIDDEN_MS : IDLE_MS)
      if (document.visibilityState === 'visible') device.nudge()
    }
    const online = () => {
      device.nudge()
    }
    const cover = ({ key, timeStamp }: KeyboardEvent) => {
      if (key !== COVER.key) return
      const recent = memory.covers.filter((at) => timeStamp - at < COVER.withinMs)
      memory.covers = [...recent, timeStamp]
      if (memory.covers.length >= COVER.times) lock()
    }
    here()
    for (const sign of SIGNS) addEventListener(sign, here, { passive: true })
    addEventListener('keydown', cover)
    document.addEventListener('visibilitychange', seen)
    addEventListener('online', online)
    return () => {
      clearTimeout(memory.lock)
      clearTimeout(memory.warning)
      for (const sign of SIGNS) removeEventListener(sign, here)
      removeEventListener('keydown', cover)
      document.removeEventListener('visibilitychange', seen)
      removeEventListener('online', online)
    }
  }, [device, byItself])
  return closing
}
