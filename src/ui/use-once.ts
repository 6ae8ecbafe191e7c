// What a tap sets off, once: whatever comes while it is under way is ignored, and the button is free again whatever came
// of it, also when it failed. What fails is left uncaught on purpose, as in use-answer.ts.
import { useEffect, useRef, useState } from 'preact/hooks'

export interface Once {
  /** Under way. */
  readonly busy: boolean
  /** `here`: whether the screen it was asked on still stands. Locked or left, it is gone. */
  readonly run: (act: (here: () => boolean) => Promise<void>) => void
}

export function useOnce(): Once {
  const [busy, setBusy] = useState(false)
  // Not by `busy`: a second Enter can come before the screen is drawn again.
  const memory = useRef({ runs: false, stands: true }).current
  useEffect(() => {
    memory.stands = true
    return () => {
      memory.stands = false
    }
  }, [])
  return {
    busy,
    run: (act) => {
      if (memory.runs) return
      memory.runs = true
      setBusy(true)
      void act(() => memory.stands).finally(() => {
        memory.runs = false
        setBusy(false)
      })
    },
  }
}
