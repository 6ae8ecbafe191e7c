// What this tab alone may touch: one name each, given back at the lock, at the latest when the tab ends.

export interface Holds {
  readonly hold: (name: string) => Promise<boolean>
  readonly letGo: (name: string) => void
  readonly letGoOfAll: () => void
}

/** `claim` gives a way to let go, or nothing while another tab holds the name. */
export function createHolds(claim: (name: string) => Promise<(() => void) | undefined>): Holds {
  const held = new Map<string, () => void>()
  const letGo = (name: string) => {
    held.get(name)?.()
    held.delete(name)
  }
  return {
    hold: async (name) => {
      if (held.has(name)) return true
      const release = await claim(name)
      if (release !== undefined) held.set(name, release)
      return release !== undefined
    },
    letGo,
    letGoOfAll: () => {
      for (const name of [...held.keys()]) letGo(name)
    },
  }
}
