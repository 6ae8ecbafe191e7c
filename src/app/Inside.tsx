// Inside: the bar that says where, who and how things stand; the places; the screen of the address.
import type { VNode } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { LocationProvider, useLocation } from 'preact-iso'
import type { CodeList } from '../model/question-set.ts'
import { mayWrite } from '../model/role.ts'
import { Tour } from '../features/help/Tour.tsx'
import { MarkLooksContext } from '../ui/MarkTags.tsx'
import { Problem } from '../ui/Problem.tsx'
import { useText } from '../ui/text.ts'
import { useAnswer } from '../ui/use-answer.ts'
import { useInTurns } from '../ui/use-in-turns.ts'
import { useOnce } from '../ui/use-once.ts'
import { createTrail } from '../features/interview/trail.ts'
import type { Around, InsideProps } from './around.ts'
import { Bar } from './Bar.tsx'
import { ClosingNotice } from './ClosingNotice.tsx'
import { factsOfDraft } from './draft-facts.ts'
import { keepTourStep, tourStep } from './in-example.ts'
import { loadLists } from './lists.ts'
import { markLooks } from './mark-looks.ts'
import { NotForRole } from './NotForRole.tsx'
import { isOpenTo } from './places.ts'
import { PlacesBar } from './PlacesBar.tsx'
import { PrintHead } from './PrintHead.tsx'
import { remember } from './remembered.ts'
import { SavedNotice } from './SavedNotice.tsx'
import { screenAt } from './screen-at.tsx'
import { screensFor } from './screens.tsx'
import { ShortcutsDialog } from './ShortcutsDialog.tsx'
import { useAutoLock } from './use-auto-lock.ts'
import { useKeptFocus } from './use-kept-focus.ts'
import { usePrint } from './use-print.ts'
import { useShortcuts } from './use-shortcuts.ts'
import { BUILT } from './version.ts'
import { useSaved } from './use-saved.ts'
import { beginRecord } from './work-screens.tsx'

export function Inside(props: InsideProps): VNode {
  const lists = useAnswer(() => loadLists(), [])
  return (
    <LocationProvider>
      {lists === undefined ? (
        <main class="page" aria-busy="true" />
      ) : (
        <Places {...props} lists={lists} />
      )}
    </LocationProvider>
  )
}

type PlacesProps = InsideProps & { readonly lists: ReadonlyMap<string, CodeList> }

function Places(props: PlacesProps): VNode {
  const { device, state, preferences } = props
  const { t } = useText()
  const { path } = useLocation()
  useEffect(() => {
    props.onWent(path.startsWith('/interview/') ? 'interview' : 'inside')
  }, [path])
  const [told, setTold] = useState<string>()
  useEffect(() => {
    setTold(undefined)
  }, [path])
  const saved = useSaved(path)
  usePrint()
  useKeptFocus()
  const { run: once } = useOnce()
  const trail = useMemo(() => createTrail(history, firstEntry()), [])
  const around: Around = {
    ...useAround(props),
    tell: setTold,
    once,
    trail,
    tellSaved: saved.tell,
  }
  const closing = useAutoLock({
    // Locked, the address stays: whoever opens goes on where they were.
    lock: state.example ? props.onLeave : props.onLock,
    onBack: () => {
      device.nudge()
    },
    now: () => ({ wall: Date.parse(props.now()), steady: performance.now() }),
    byItself: !state.example,
  })
  const shortcuts = useShortcuts(preferences.shortcuts, {
    go: (to) => {
      if (isOpenTo(state.role, to)) around.go(to)
    },
    onNew: () => {
      if (mayWrite(state.role, 'reception')) beginRecord(around, 'reception')
    },
  })
  const looks = useMemo(() => markLooks(props.lists), [props.lists])
  // What stands around every screen first, then the screen.
  const whole = useInTurns(around.sending === undefined ? 1 : 2, 1, '') === 2
  // The bar comes with what it says: drawn before, it would grow and push the screen down.
  if (around.sending === undefined) return <main class="page" aria-busy="true" />
  return (
    <MarkLooksContext.Provider value={looks}>
      <div class="shell">
        <a class="visually-hidden button" href="#main">
          {t('common:skip')}
        </a>
        <Bar {...around} />
        <PlacesBar state={state} path={path} />
        <main id="main">
          <PrintHead space={state.space} now={props.now} />
          {told === undefined ? null : (
            <div class="page told">
              <Problem kind={told} />
            </div>
          )}
          {saved.saved === undefined ? null : <SavedNotice saved={saved.saved} />}
          <TourHere example={state.example} path={path} go={around.go} />
          {whole ? screenAt(isOpenTo(state.role, path) ? screensFor(around) : CLOSED, path) : null}
        </main>
        {closing === undefined ? null : <ClosingNotice seconds={closing} />}
        {shortcuts.listed ? <ShortcutsDialog role={state.role} onClose={shortcuts.close} /> : null}
      </div>
    </MarkLooksContext.Provider>
  )
}

/** How things stand, asked again with every piece of news. */
type AskedAgain = Omit<Around, 'tell' | 'tellSaved' | 'once' | 'trail'>

function useAround(props: PlacesProps): AskedAgain {
  const { device, state, news, now } = props
  const text = useText()
  const { t } = text
  const { route } = useLocation()
  // Asked together: each answer for itself would draw the whole screen again.
  const [sending, keeping, members, clock] =
    useAnswer(
      () =>
        Promise.all([
          device.sending.state(),
          device.keeping.state(),
          device.records.list({ kinds: ['member'], text: '', limit: 999 }),
          device.records.clock(BUILT),
        ]),
      [news],
    ) ?? []
  useEffect(() => {
    if (sending?.ok !== true || state.example) return
    const { waiting: unsent, lastSent, reach } = sending.value
    remember({
      at: now(),
      unsent,
      connected: reach !== 'local-only',
      ...(lastSent === undefined ? {} : { lastSent }),
    })
  }, [sending])
  const names = namesOf(members)
  const nameOfMember = (member: string) => names.get(member) ?? t('common:somebody')
  return {
    ...props,
    sending: sending?.ok === true ? sending.value : undefined,
    keeping: keeping?.ok === true ? keeping.value : undefined,
    clock: clock?.ok === true ? clock.value : undefined,
    nameOfMember,
    factsOfDraft: (draft) =>
      [...factsOfDraft(text, draft), nameOfMember(draft.member)]
        .filter((part) => part !== '')
        .join(' · '),
    go: route,
  }
}

type Listed = Awaited<ReturnType<InsideProps['device']['records']['list']>>

function namesOf(members: Listed | undefined): ReadonlyMap<string, string> {
  return new Map(
    (members?.ok === true ? members.value.summaries : []).map(({ id, facts }) => [
      id,
      typeof facts.name === 'string' ? facts.name : '',
    ]),
  )
}

function TourHere({
  example,
  path,
  go,
}: {
  readonly example: boolean
  readonly path: string
  readonly go: (path: string) => void
}): VNode | null {
  const [step, setStep] = useState(tourStep)
  const goOn = (next: number) => {
    keepTourStep(next)
    setStep(next)
  }
  return !example || step === ENDED ? null : (
    <Tour
      step={step}
      path={path}
      onStep={(next, place) => {
        goOn(next)
        go(place)
      }}
      onEnd={() => {
        goOn(ENDED)
      }}
    />
  )
}

/** What is drawn at an address that is not for this device's role. */
const CLOSED = [{ at: '*', draw: () => <NotForRole /> }]

const ENDED = -1

/** Not to be met again after a reload, when the entries of before are still in the browser's history. */
function firstEntry(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
}
