import { useEffect, useState } from 'preact/hooks'

/**
 * How many of `all` to draw: `few` at first, as many again each time those before have been painted. Much is drawn at
 * once in one long task, and a key pressed meanwhile waits for its end. Begins anew when `what` is drawn changes.
 */
export function useInTurns(all: number, few: number, what: string): number {
  const [turn, setTurn] = useState({ what, drawn: few })
  const drawn = turn.what === what ? turn.drawn : few
  useEffect(() => {
    if (drawn >= all) return undefined
    const timer = setTimeout(() => {
      setTurn({ what, drawn: drawn + few })
    })
    return () => {
      clearTimeout(timer)
    }
  }, [all, drawn, few, what])
  return Math.min(drawn, all)
}
