// A tablet left on the counter locks itself: after five idle minutes, or a minute out of sight.
import { useEffect } from 'preact/hooks'
import type { Device } from './device.ts'

const IDLE_MS = 5 * 60_000
const HIDDEN_MS = 60_000
const SIGNS = ['pointerdown', 'keydown', 'scroll'] as const

export function useAutoLock(device: Pick<Device, 'unlock' | 'nudge'>, open: boolean): void {
  useEffect(() => {
    if (!open) return undefined
    const memory = { timer: 0 }
    const lockIn = (ms: number) => {
      clearTimeout(memory.timer)
      memory.timer = window.setTimeout(() => {
        void device.unlock.lock()
      }, ms)
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
    here()
    for (const sign of SIGNS) addEventListener(sign, here, { passive: true })
    document.addEventListener('visibilitychange', seen)
    addEventListener('online', online)
    return () => {
      clearTimeout(memory.timer)
      for (const sign of SIGNS) removeEventListener(sign, here)
      document.removeEventListener('visibilitychange', seen)
      removeEventListener('online', online)
    }
  }, [device, open])
}
