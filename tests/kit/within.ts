// Nothing in a test is waited for without end: after two minutes it fails, and says what it waited for.

export const TWO_MINUTES = 120_000

/** Of a program that is run and waited for. */
export const IN_TIME = { timeout: TWO_MINUTES, killSignal: 'SIGKILL' } as const

/** @param state what stood when the time was over, asked only then */
export async function within<T>(
  what: string,
  asked: Promise<T>,
  state: () => unknown = () => undefined,
): Promise<T> {
  const late = { timer: undefined as NodeJS.Timeout | undefined }
  const over = new Promise<never>((_, reject) => {
    late.timer = setTimeout(() => {
      reject(notInTime(what, state()))
    }, TWO_MINUTES)
  })
  return Promise.race([asked, over]).finally(() => {
    clearTimeout(late.timer)
  })
}

/** Looks every 5 ms; what `done` throws ends it. */
export async function until(
  what: string,
  done: () => boolean,
  state: () => unknown = () => undefined,
): Promise<void> {
  const end = Date.now() + TWO_MINUTES
  for (;;) {
    if (done()) return
    if (Date.now() >= end) throw notInTime(what, state())
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

function notInTime(what: string, state: unknown): Error {
  const stood = state === undefined ? '' : `; it stood at ${JSON.stringify(state)}`
  return new Error(`Waited two minutes for ${what}${stood}`)
}
