// Coming into the example, finding it again after a reload, starting it over, and leaving it.
import type { Remote } from 'comlink'
import { useEffect, useState } from 'preact/hooks'
import { beginTour, keepInExample, keptExample, leaveExample } from './in-example.ts'
import type { Language } from './words/language.ts'
import type { Workplace } from './worker.ts'

/** `coming`: asked for from outside, which stays in sight meanwhile. `again`: after a reload, or started over. */
type At = 'outside' | 'coming' | 'again' | 'inside'

export interface UsedExample {
  readonly at: At
  /** What is on the screen is the example's. */
  readonly here: boolean
  readonly enter: () => void
  readonly startOver: () => void
  readonly leave: () => void
}

export function useExample(workplace: Remote<Workplace>, language: Language): UsedExample {
  const [at, setAt] = useState<At>(() => (keptExample() === undefined ? 'outside' : 'again'))
  const open = async (before?: string) => {
    try {
      keepInExample(await workplace.openExample(language, before))
      // The address may still be a place in the team's own space, which is not found in here.
      if (before === undefined) history.replaceState(null, '', '/')
      setAt('inside')
    } catch (error) {
      leaveExample()
      setAt('outside')
      throw error
    }
  }
  useEffect(() => {
    if (at === 'again') void open(keptExample())
  }, [])
  return {
    at,
    here: at === 'again' || at === 'inside',
    enter: () => {
      setAt('coming')
      void open()
    },
    startOver: () => {
      setAt('again')
      beginTour()
      void open()
    },
    leave: () => {
      leaveExample()
      setAt('outside')
    },
  }
}
