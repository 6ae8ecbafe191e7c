// What readers are told: the text once it has stood for a moment, not each of its changes.
import { useEffect, useState } from 'preact/hooks'

export function useRested(text: string, pauseMs: number): string {
  const [rested, setRested] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => {
      setRested(text)
    }, pauseMs)
    return () => {
      clearTimeout(timer)
    }
  }, [text])
  return rested
}
