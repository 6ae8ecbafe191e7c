// The places of interviews one passed. The browser writes addresses, and what a page notes with them, to the disk in
// clear; so each entry of its history holds a number only, and what the number means stays in memory (decision 0021).

export interface Trail {
  /** Gives the entry one is on a number, and tells the place that belongs to it. */
  readonly enter: (draft: string, at: string) => string
  readonly goOn: (draft: string, at: string) => void
  /** Another place in the entry one is on. */
  readonly goInstead: (draft: string, at: string) => void
  /** One step back in the browser; false where that would leave the interview, or nobody knows where to. */
  readonly back: (draft: string) => boolean
  /** What the browser's Back or Forward led to; `undefined` when it is no entry of an interview. */
  readonly arrived: (draft: string) => Arrived | undefined
}

export type Arrived =
  | { readonly known: true; readonly at: string }
  /** An entry made before the page was loaded anew: so many steps from the last place, back when negative. */
  | { readonly known: false; readonly steps: number }

type Entries = Pick<History, 'state' | 'pushState' | 'replaceState' | 'back'>

/** `first`: a number that no entry has from before. */
export function createTrail(entries: Entries, first: number): Trail {
  const places = new Map<number, { readonly draft: string; readonly at: string }>()
  const memory = { here: first }
  const stateOf = (): number | undefined => {
    const state: unknown = entries.state
    return typeof state === 'number' ? state : undefined
  }
  const placeAt = (number: number, draft: string) => {
    const place = places.get(number)
    return place?.draft === draft ? place.at : undefined
  }
  const be = (number: number, draft: string, at: string) => {
    memory.here = number
    places.set(number, { draft, at })
  }
  return {
    enter: (draft, at) => {
      // A number apart from those before: the entry below is none of this interview.
      const number = stateOf() ?? Math.max(memory.here, ...places.keys()) + 2
      const known = placeAt(number, draft)
      entries.replaceState(number, '')
      be(number, draft, known ?? at)
      return known ?? at
    },
    goOn: (draft, at) => {
      // The browser forgets what lay ahead, and so does this.
      for (const ahead of [...places.keys()].filter((number) => number > memory.here)) {
        places.delete(ahead)
      }
      entries.pushState(memory.here + 1, '')
      be(memory.here + 1, draft, at)
    },
    goInstead: (draft, at) => {
      be(memory.here, draft, at)
    },
    back: (draft) => {
      if (placeAt(memory.here - 1, draft) === undefined) return false
      entries.back()
      return true
    },
    arrived: (draft) => {
      const number = stateOf()
      if (number === undefined) return undefined
      const at = placeAt(number, draft)
      const steps = number - memory.here
      memory.here = number
      return at === undefined ? { known: false, steps } : { known: true, at }
    },
  }
}
