// Asking for something and showing it when it comes; asking again when told.
import { useEffect, useState } from 'preact/hooks'

/**
 * `undefined` while nothing has come yet. `keys`: ask again when one of them changes. What fails is left uncaught on
 * purpose: whoever watches over the page tells it, and draws the screen anew, which asks again.
 */
export function useAnswer<T>(ask: () => Promise<T>, keys: readonly unknown[]): T | undefined {
  const [answer, setAnswer] = useState<T>()
  useEffect(() => {
    const asked = { still: true }
    void ask().then((value) => {
      if (asked.still) setAnswer(() => value)
    })
    return () => {
      asked.still = false
    }
  }, keys)
  return answer
}
