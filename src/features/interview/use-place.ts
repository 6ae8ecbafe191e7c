// Where in an interview one is. The address says it, so that Back is the browser's; it holds a question's path and
// never an answer.
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'

/** A step on each screen, or a whole section on one page. */
export type Pace = 'one' | 'sheet'

/** The address of the page after the last question. */
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

/** Begins at `start`, as it was when the interview was opened: where one is changes by going, never by answering. */
export function usePlace(opened: string): Place {
  const [start] = useState(opened)
  const { path, query, route } = useLocation()
  const at = query.at ?? start
  const [exactAt, setExactAt] = useState(start)
  const trail = useTrail(at)
  const addressOf = (to: string) => `${path}?at=${encodeURIComponent(to)}`
  return {
    at,
    exact: at !== '' && exactAt === at,
    go: (to, asked = false) => {
      setExactAt(asked ? to : '')
      if (to === at) return
      trail.going('on')
      route(addressOf(to))
    },
    back: (before) => {
      setExactAt('')
      if (trail.isLong()) {
        history.back()
        return
      }
      trail.going('instead')
      route(addressOf(before), true)
    },
  }
}

type Going = 'on' | 'instead' | 'by-browser'

/** The places one passed since this interview was opened: whether the browser's Back stays in it. */
function useTrail(at: string) {
  const trail = useRef<readonly string[]>([])
  const going = useRef<Going>('on')
  useLayoutEffect(() => {
    const how = going.current
    going.current = 'by-browser'
    const before = trail.current.slice(0, -1)
    if (how === 'instead') trail.current = [...before, at]
    else if (how === 'by-browser' && before.at(-1) === at) trail.current = before
    else trail.current = [...trail.current, at]
  }, [at])
  return {
    going: (how: Going) => {
      going.current = how
    },
    isLong: () => trail.current.length > 1,
  }
}
