// What was saved a moment ago: told above whatever comes next, until one goes on from there.
import { useEffect, useState } from 'preact/hooks'

export interface Saved {
  /** The set it was asked with. */
  readonly set: string
  /** Sayable code of the record, where it has one. */
  readonly code: string | undefined
}

type Told = Saved & { readonly at?: string }

export function useSaved(path: string): {
  readonly saved: Saved | undefined
  readonly tell: (saved: Saved) => void
} {
  const [told, setTold] = useState<Told>()
  useEffect(() => {
    setTold((now) => (now === undefined || now.at !== undefined ? undefined : { ...now, at: path }))
  }, [path])
  return { saved: told?.at === path ? told : undefined, tell: setTold }
}
