// Where in an interview one is. Back and Forward are the browser's; the place is in no address and in no title.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Trail } from './trail.ts'

/** A step on each screen, or a whole section on one page. */
export type Pace = 'one' | 'sheet'

/** The place after the last question. */
export const REVIEW = '_review'

export interface Place {
  /** Path of a question, or `REVIEW`. */
  readonly at: string
  /** Focus belongs to the field itself: somebody asked for this very question. */
  readonly exact: boolean
  readonly go: (path: string, exact?: boolean) => void
  /** To where one came from; to `before` where that is not known. */
  readonly back: (before: string) => void
}

export interface UsePlace {
  readonly trail: Trail
  readonly draft: string
  /** Where the interview was left; later answers do not count. */
  readonly opened: string
  /** The place so many steps from another, for entries that are in the browser's memory alone. */
  readonly walk: (from: string, steps: number) => string
}

/** Begins where the interview was left. Where one is changes by going, never by answering. */
export function usePlace({ trail, draft, opened, walk }: UsePlace): Place {
  const [at, setAt] = useState(() => trail.enter(draft, opened))
  const [exactAt, setExactAt] = useState(at)
  const latest = useRef({ at, walk })
  latest.current = { at, walk }
  useEffect(() => {
    const move = () => {
      const arrived = trail.arrived(draft)
      if (arrived === undefined) return
      const to = arrived.known ? arrived.at : latest.current.walk(latest.current.at, arrived.steps)
      trail.goInstead(draft, to)
      setExactAt('')
      setAt(to)
    }
    addEventListener('popstate', move)
    return () => {
      removeEventListener('popstate', move)
    }
  }, [])
  return {
    at,
    exact: at !== '' && exactAt === at,
    go: (to, asked = false) => {
      setExactAt(asked ? to : '')
      if (to === at) return
      trail.goOn(draft, to)
      setAt(to)
    },
    back: (before) => {
      setExactAt('')
      if (trail.back(draft)) return
      trail.goInstead(draft, before)
      setAt(before)
    },
  }
}
