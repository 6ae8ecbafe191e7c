import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import {
  pathsIn,
  stepAfter,
  stepAt,
  stepBefore,
  stepSkippedTo,
  stepsOf,
  stepStayedOn,
  type Step,
} from '../../forms/steps.ts'
import { belongsTo } from '../../forms/action.ts'
import { viewInterview } from '../../forms/view.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useText } from '../../ui/text.ts'
import { useInTurns } from '../../ui/use-in-turns.ts'
import type { Asking, Speech } from './asking.ts'
import { useFieldIds } from './field-id.ts'
import { focusOn } from './focus-on.ts'
import { InterviewHead } from './InterviewHead.tsx'
import type { Interviews } from './interviews.ts'
import { LastPage } from './LastPage.tsx'
import type { Instead } from './permitted.ts'
import type { Promised } from './promised.ts'
import type { ReviewPageProps } from './ReviewPage.tsx'
import { SectionPage } from './SectionPage.tsx'
import { StepPage } from './StepPage.tsx'
import type { Trail } from './trail.ts'
import type { Catalogue, OpenInterview } from './use-interview.ts'
import { REVIEW, usePlace, type Pace, type Place } from './use-place.ts'

export interface PagesProps {
  readonly interviews: Interviews
  readonly catalogue: Catalogue
  readonly newId: () => string
  readonly speech: Speech
  readonly clock?: Asking['clock']
  readonly trail: Trail
  readonly pace: Pace
  readonly onPace: (pace: Pace) => void
  readonly onSaved: ReviewPageProps['onSaved']
  readonly onLeave: () => void
  /** Begins a record without names, in place of one that is not allowed. */
  readonly onInstead: (instead: Instead) => void
  /** What was promised by whoever answers for it; `undefined` until that is known. */
  readonly promised: Promised | undefined
}

/** One page after another, then the review, in the pace of this device. */
export function Pages(props: PagesProps & { readonly open: OpenInterview }): VNode {
  const { open, pace } = props
  const text = useText()
  const sections = viewInterview(open.interview).sections.filter(({ section }) =>
    belongsTo(section, open.draft.section),
  )
  const steps = sections.flatMap(stepsOf)
  const walk = walker({ steps, pace, open })
  const place = usePlace({ trail: props.trail, draft: open.draft.id, opened: open.draft.at, walk })
  const index = useStepIndex(steps, place.at, open)
  const step = steps[index]
  const words = text.words.set(open.interview.set.id)
  const asking: Asking = {
    ...props,
    words,
    at: place.at,
    idOf: useFieldIds(),
    insist: useInsistence(place.at),
    onGo: place.go,
  }
  // Where one is first, then what is asked.
  const whole = useInTurns(2, 1, open.draft.id) === 2
  const frame = useArrival({ place, pace, step: whole ? step : undefined, asking })
  const goTo = (to: number) => {
    place.go(steps[to]?.id ?? REVIEW)
  }
  const back = (to: number) => {
    if (to < 0) props.onLeave()
    else place.back(steps[to]?.id ?? REVIEW)
  }
  return (
    <div class="interview" data-focus-mode data-pace={pace} ref={frame}>
      <InterviewHead
        {...props}
        asking={asking}
        title={titleOf(asking)}
        sections={sections}
        steps={steps}
        step={step}
      />
      {open.keeping === 'storage-full' || open.keeping === 'storage-failed' ? (
        <Notice tone="problem" live>
          <p>{text.t(`problems:${open.keeping}`)}</p>
        </Notice>
      ) : null}
      {whole && step === undefined ? (
        <LastPage
          {...props}
          asking={asking}
          onBack={() => {
            back(lastBefore(steps))
          }}
        />
      ) : null}
      {whole && step !== undefined ? (
        <Page {...props} asking={asking} steps={steps} index={index} goTo={goTo} back={back} />
      ) : null}
    </div>
  )
}

/** The element that is being assessed, or what the set is called. */
function titleOf({ open, words }: Asking): string {
  const { subject } = open.draft
  return (subject === undefined ? undefined : words.subjects?.[subject]?.title) ?? words.title
}

interface Arrival {
  readonly place: Place
  readonly pace: Pace
  /** What is drawn; `undefined` on the review, and before anything is. */
  readonly step: Step | undefined
  readonly asking: Asking
}

/** After going somewhere: focus is there, and the draft remembers it. The title is kept in the browser's history: it says what kind of record this is, and nothing of where in it. */
function useArrival({ place, pace, step, asking }: Arrival) {
  const frame = useRef<HTMLDivElement>(null)
  const { open, words } = asking
  useEffect(() => {
    if (step === undefined) return
    document.title = `${words.title} · Amparo`
    focusOn(frame.current, place.exact ? asking.idOf(place.at) : undefined)
  }, [place.at, place.exact, pace, step === undefined])
  useEffect(() => {
    if (place.at !== '' && place.at !== REVIEW) open.went(place.at)
  }, [place.at])
  return frame
}

interface PageProps extends Pick<PagesProps, 'pace'> {
  readonly asking: Asking
  readonly steps: readonly Step[]
  readonly index: number
  readonly goTo: (index: number) => void
  readonly back: (index: number) => void
}

function Page(props: PageProps): VNode | null {
  const { asking, steps, index, pace, goTo, back } = props
  const step = steps[index]
  if (step === undefined) return null
  const own = steps.filter(({ section }) => section === step.section)
  const ways = waysOf(steps, index, pace)
  const shared = {
    asking,
    onNext: () => {
      goTo(ways.next)
    },
    onBack: () => {
      back(ways.before)
    },
    ...(ways.required === ways.next
      ? {}
      : {
          onSkip: () => {
            goTo(ways.required)
          },
          // Nothing required is left of this person.
          leavesRow: step.row !== undefined && steps[ways.required]?.row === undefined,
        }),
  }
  if (pace === 'sheet') return <SectionPage key={step.section} {...shared} steps={own} />
  const begins = own[0] === step && step.row === undefined
  const intro = begins ? asking.words.sections[step.section]?.intro : undefined
  // The page is another once one has gone on; with an answer it stays, whatever comes up or goes.
  return <StepPage key={asking.at} {...shared} step={step} intro={intro} isFirst={index === 0} />
}

interface Walked {
  readonly steps: readonly Step[]
  readonly pace: Pace
  readonly open: OpenInterview
}

/** So many steps back (below nought) or on, by the ways of the foot. */
function walker({ steps, pace, open }: Walked) {
  return (from: string, by: number): string => {
    let index = indexOf(steps, from, open)
    for (let step = 0; step < Math.min(Math.abs(by), steps.length); step += 1) {
      const ways = waysOf(steps, index, pace)
      index = Math.min(steps.length, Math.max(0, by < 0 ? ways.before : ways.next))
    }
    return steps[index]?.id ?? REVIEW
  }
}

interface Ways {
  readonly before: number
  readonly next: number
  readonly required: number
}

function waysOf(steps: readonly Step[], index: number, pace: Pace): Ways {
  if (index >= steps.length) {
    return { before: lastBefore(steps), next: steps.length, required: steps.length }
  }
  return pace === 'sheet' ? waysOfSection(steps, index) : waysOfStep(steps, index)
}

function waysOfStep(steps: readonly Step[], index: number): Ways {
  return {
    before: stepBefore(steps, index),
    next: stepAfter(steps, index),
    required: stepSkippedTo(steps, index),
  }
}

function waysOfSection(steps: readonly Step[], index: number): Ways {
  const here = steps[index]?.section
  const first = steps.findIndex(({ section }) => section === here)
  const last = steps.findLastIndex(({ section }) => section === here)
  return {
    before: steps.findIndex(({ section }) => section === steps[first - 1]?.section),
    next: last + 1,
    required: last + 1,
  }
}

/** An answer may hide the very question that gave the place its name: one stays with the others of its page. */
function useStepIndex(steps: readonly Step[], at: string, open: OpenInterview): number {
  const page = useRef<{ readonly at: string; readonly paths: readonly string[] }>({
    at: '',
    paths: [],
  })
  const stayed = page.current.at === at ? stepStayedOn(steps, [at, ...page.current.paths]) : -1
  const index = at === REVIEW || stayed === -1 ? indexOf(steps, at, open) : stayed
  const step = steps[index]
  page.current = { at, paths: step === undefined ? [] : pathsIn(step) }
  return index
}

/** A question that is no longer asked leads to the beginning of its section. */
function indexOf(steps: readonly Step[], at: string, { interview }: OpenInterview): number {
  if (at === REVIEW) return steps.length
  const found = stepAt(steps, at)
  if (found !== -1) return found
  const [id = ''] = at.split('/')
  const { questions, repeats } = interview.places
  const section = (questions.get(id) ?? repeats.get(id))?.section.id
  return Math.max(
    0,
    steps.findIndex((step) => step.section === section),
  )
}

/** The last step before the review that is not inside a row. */
function lastBefore(steps: readonly Step[]): number {
  return steps.findLastIndex(({ row }) => row === undefined)
}

/** Once the review was seen, what is missing is said beside its question too. */
function useInsistence(at: string): boolean {
  const [insist, setInsist] = useState(false)
  useEffect(() => {
    if (at === REVIEW) setInsist(true)
  }, [at])
  return insist
}
