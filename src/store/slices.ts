// How much goes into one row. Chromium keeps values above 64 KiB in files of their own beside the database, which a crash
// or a cleaner app can take away one by one (security.md 2); many small rows cost time. Just below is best of both.

const ROW_CHARS = 48 * 1_024

/** Consecutive slices whose sizes add up to at most one row's worth; what is larger stands alone. */
export function slicesBySize<T>(
  all: readonly T[],
  sizeOf: (one: T) => number,
): readonly (readonly T[])[] {
  const slices: T[][] = []
  let room = 0
  for (const one of all) {
    const size = sizeOf(one)
    const last = slices.at(-1)
    if (last === undefined || size > room) {
      slices.push([one])
      room = ROW_CHARS - size
    } else {
      last.push(one)
      room -= size
    }
  }
  return slices
}
