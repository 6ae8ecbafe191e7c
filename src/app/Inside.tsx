// Inside: the bar that says where, who and how things stand; the places; the screen of the address.
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { LocationProvider, useLocation } from 'preact-iso'
import type { CodeList } from '../model/question-set.ts'
import { Tour } from '../features/help/Tour.tsx'
import { StatusPill } from '../features/sending/StatusPill.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { IconName } from '../ui/icons.ts'
import { useText } from '../ui/text.ts'
import { useAnswer } from '../ui/use-answer.ts'
import { loadLists } from './lists.ts'
import { placesFor } from './places.ts'
import { remember } from './remembered.ts'
import { screenAt } from './screen-at.tsx'
import type { Around, InsideProps } from './around.ts'
import { screensFor } from './screens.tsx'

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

function Places(props: InsideProps & { readonly lists: ReadonlyMap<string, CodeList> }): VNode {
  const { device, state, news, now } = props
  const { t } = useText()
  const { route, path } = useLocation()
  useEffect(() => {
    props.onWent(path.startsWith('/interview/') ? 'interview' : 'inside')
  }, [path])
  const sending = useAnswer(() => device.sending.state(), [news])
  const keeping = useAnswer(() => device.keeping.state(), [news])
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
  const members = useAnswer(
    () => device.records.list({ kinds: ['member'], text: '', limit: 999 }),
    [news],
  )
  const names = namesOf(members)
  const around: Around = {
    ...props,
    sending: sending?.ok === true ? sending.value : undefined,
    keeping: keeping?.ok === true ? keeping.value : undefined,
    nameOfMember: (member) => names.get(member) ?? t('common:somebody'),
    go: route,
  }
  // The bar comes with what it says: drawn before, it would grow and push the screen down.
  if (sending === undefined) return <main class="page" aria-busy="true" />
  return (
    <div class="shell">
      <a class="visually-hidden button" href="#main">
        {t('common:skip')}
      </a>
      <header class="bar">
        <div class="who">
          <span class="space">{state.space}</span>
          <span>{state.member}</span>
        </div>
        <div class="tools">
          {around.sending === undefined ? null : <StatusPill state={around.sending} now={now()} />}
          <Button size="small" icon={state.example ? 'close' : 'lock'} onClick={props.onLeave}>
            {t(state.example ? 'common:leave-example' : 'common:lock')}
          </Button>
        </div>
      </header>
      <nav class="places" aria-label={t('common:places')}>
        {placesFor(state).map(({ href, icon, name }) => (
          <Place key={href} href={href} icon={icon} name={t(name)} here={isHere(path, href)} />
        ))}
      </nav>
      <main id="main">
        <TourHere example={state.example} path={path} go={route} />
        {screenAt(screensFor(around), path)}
      </main>
    </div>
  )
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
  const [step, setStep] = useState(0)
  return !example || step === ENDED ? null : (
    <Tour
      step={step}
      path={path}
      onStep={(next, place) => {
        setStep(next)
        go(place)
      }}
      onEnd={() => {
        setStep(ENDED)
      }}
    />
  )
}

const ENDED = -1

function Place({
  href,
  icon,
  name,
  here,
}: {
  readonly href: string
  readonly icon: IconName
  readonly name: string
  readonly here: boolean
}): VNode {
  return (
    <a href={href} {...(here ? { 'aria-current': 'page' as const } : {})}>
      <Icon name={icon} />
      <span>{name}</span>
    </a>
  )
}

function isHere(path: string, href: string): boolean {
  return href === '/' ? path === '/' : path.startsWith(href)
}
