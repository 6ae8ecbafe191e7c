import { useEffect, useState } from 'preact/hooks'

/** What has stood still for a moment: a total after the last tap, a search after the last key. */
export function useRested<T>(value: T, ms: number, first: T): T {
  const [rested, setRested] = useState(first)
  useEffect(() => {
    const timer = setTimeout(() => {
      setRested(() => value)
    }, ms)
    return () => {
      clearTimeout(timer)
    }
  }, [value, ms])
  return rested
}
