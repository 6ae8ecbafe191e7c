// Failures that nothing else caught, in the page or in its worker: told to one listener, so that none passes in silence.

export interface Failures {
  /** Hears of each failure, and of one that came before anybody listened. Gives a way to stop. */
  readonly watch: (listener: (failure: unknown) => void) => () => void
  /** One more worker to watch over. */
  readonly heed: (worker: Heeded) => void
  readonly tell: (failure: unknown) => void
}

type Heeded = Pick<Worker, 'addEventListener'>

export function watchFailures(page: Pick<Window, 'addEventListener'>): Failures {
  const memory: { early?: unknown } = {}
  const listeners = new Set<(failure: unknown) => void>()
  const tell = (failure: unknown) => {
    if (listeners.size === 0) memory.early ??= failure
    for (const listener of listeners) listener(failure)
  }
  page.addEventListener('unhandledrejection', ({ reason }) => {
    tell(reason)
  })
  page.addEventListener('error', ({ error }) => {
    // A browser's own remarks, "ResizeObserver loop" for one, come without an error.
    if (error instanceof Error) tell(error)
  })
  return {
    heed: (worker) => {
      worker.addEventListener('error', (event) => {
        tell(fromWorker(event))
      })
      worker.addEventListener('messageerror', () => {
        tell(new TypeError('A message of the worker could not be read.'))
      })
    },
    tell,
    watch: (listener) => {
      listeners.add(listener)
      if (memory.early !== undefined) listener(memory.early)
      delete memory.early
      return () => {
        listeners.delete(listener)
      }
    },
  }
}

/** Of an error in another thread the browser tells the place only. */
function fromWorker({ filename, lineno, colno }: ErrorEvent): Error {
  const error = new Error('The worker failed.')
  error.stack = `${filename}:${String(lineno)}:${String(colno)}`
  return error
}

/** A part of the app that is loaded when it is first needed, and was not there. Each engine says so differently. */
export function isMissingPart(failure: unknown): boolean {
  return (
    failure instanceof Error && /dynamically imported|importing a module/i.test(failure.message)
  )
}
