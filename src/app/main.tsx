// Where the page begins: the worker, the language, the first screen.
import { proxy } from 'comlink'
import { render } from 'preact'
import '../ui/styles/app.css'
import { TextContext } from '../ui/text.ts'
import { App } from './App.tsx'
import { connect } from './connection.ts'
import { loadLists } from './lists.ts'
import { answeredInTime } from './in-time.ts'
import { keepOffline } from './offline.ts'
import { watchFailures } from './failures.ts'
import { readPreferences } from './preferences.ts'
import { createFirstTexts, createTexts } from './text.ts'
import { trustOwnScripts } from './trusted-types.ts'
import type { DeviceNews } from './news.ts'
import { startWork } from './work.ts'

const pageClock = {
  now: () => performance.now(),
  after: (ms: number, act: () => void) => {
    const timer = setTimeout(act, ms)
    return () => {
      clearTimeout(timer)
    }
  },
}

async function start(root: HTMLElement): Promise<void> {
  if (import.meta.env.DEV && location.pathname === '/parts') return showParts(root)
  trustOwnScripts(window)
  // Each screen says where it is read from. A browser that scrolls back later would scroll focus out of sight.
  history.scrollRestoration = 'manual'
  const failures = watchFailures(window)
  const work = startWork({
    start: () => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
      failures.heed(worker)
      const connection = connect(worker)
      const inTime = { ...pageClock, tell: failures.tell }
      return { ...connection, workplace: answeredInTime(connection.workplace, inTime) }
    },
    tellOthers,
  })
  const preferences = readPreferences()
  const text = await createFirstTexts(preferences.language)
  const offline = keepOffline({
    now: () => new Date(),
    lock: () => {
      work.lock('asked')
    },
  })
  root.replaceChildren()
  render(
    <App
      work={work}
      watchWith={proxy}
      offline={offline}
      failures={failures}
      text={text}
      preferences={preferences}
      now={() => new Date().toISOString()}
    />,
    root,
  )
}

/** The other tabs' workers hear it; this tab's own, which is being ended, may hear it too. */
function tellOthers(): void {
  const channel = new BroadcastChannel('amparo')
  channel.postMessage({ about: 'lock', open: false } satisfies DeviceNews)
  channel.close()
}

async function showParts(root: HTMLElement): Promise<void> {
  const [{ PartsPage }, text, lists] = await Promise.all([
    import('./parts/PartsPage.tsx'),
    createTexts(readPreferences().language),
    loadLists(),
  ])
  render(
    <TextContext.Provider value={text}>
      <PartsPage lists={lists} now={new Date().toISOString()} />
    </TextContext.Provider>,
    root,
  )
}

const root = document.getElementById('app')
if (root !== null) void start(root)
