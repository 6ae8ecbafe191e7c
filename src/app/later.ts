/**
 * An object whose functions all promise, before it is there: the first call of any of them brings it, and from then on
 * `there` has its functions.
 *
 * @param load gives the same object each time
 */
export function later<T extends object>(there: Partial<T>, load: () => Promise<T>): T {
  return new Proxy(there as T, {
    get: (_, name) =>
      // Awaited by mistake, it is itself and no promise.
      name === 'then' || typeof name === 'symbol'
        ? undefined
        : async (...given: unknown[]) => {
            const loaded = Object.assign(there, await load())
            const call = loaded[name as keyof T] as (...given: unknown[]) => unknown
            return call(...given)
          },
  })
}
