// One write after another within a tab; between tabs the database decides.

export type InTurn = <T>(act: () => Promise<T>) => Promise<T>

export function createTurns(): InTurn {
  const line = { last: Promise.resolve() as Promise<unknown> }
  return (act) => {
    const mine = line.last.then(act, act)
    line.last = mine.catch(() => undefined)
    return mine
  }
}
