// An interview on the screen: every answer is kept at once, one write after another, the latest never lost.
import { useEffect, useRef, useState } from 'preact/hooks'
import { startInterview, type Interview } from '../../forms/interview.ts'
import type { CodeList, QuestionSet } from '../../model/question-set.ts'
import type { Draft } from '../../store/drafts.ts'
import type { Interviews } from './interviews.ts'

export interface Catalogue {
  readonly set: (id: string, version?: string) => QuestionSet | undefined
  readonly lists: ReadonlyMap<string, CodeList>
}

export type Keeping =
  'kept' | 'keeping' | 'storage-full' | 'storage-failed' | 'locked' | 'not-your-role'

export interface OpenInterview {
  readonly interview: Interview
  readonly draft: Draft
  readonly keeping: Keeping
  /** `at`: path of the question just answered. */
  readonly change: (interview: Interview, at: string) => void
  /** Remembers where one is, so that a draft is resumed there. */
  readonly went: (at: string) => void
  /** Resolves when the last answer is durable. */
  readonly settled: () => Promise<Keeping>
}

export interface UseInterview {
  readonly interviews: Pick<Interviews, 'resume' | 'keep' | 'leave'>
  readonly catalogue: Catalogue
  readonly draftId: string
  /** The local calendar day, ISO 8601, asked anew with each answer: an interview may be open over midnight. */
  readonly today: () => string
  /** Grows when the person wants to try again. */
  readonly tries: number
}

/** `elsewhere`: another tab has it open. */
type NotOpen = 'loading' | 'gone' | 'elsewhere'

export function useInterview(use: UseInterview): OpenInterview | NotOpen {
  const [state, setState] = useState<Shown | NotOpen>('loading')
  const keeper = useRef<Keeper | undefined>(undefined)
  useEffect(() => {
    void use.interviews.resume(use.draftId).then((draft) => {
      const opened = draft.ok ? openDraft(use, draft.value) : undefined
      if (opened === undefined) {
        const elsewhere = !draft.ok && draft.problem.kind === 'open-elsewhere'
        setState(elsewhere ? 'elsewhere' : 'gone')
        return
      }
      keeper.current = createKeeper(use.interviews, opened.draft, (keeping, draft) => {
        setState((now) => (typeof now === 'string' ? now : { ...now, keeping, draft }))
      })
      setState({ ...opened, keeping: 'kept' })
    })
    return () => {
      void use.interviews.leave(use.draftId)
    }
  }, [use.draftId, use.tries])

  useToday(use.today)
  if (typeof state === 'string') return state
  return {
    ...state,
    interview: onDay(state.interview, use.today()),
    change: (interview, at) => {
      // Not kept until the keeper says so.
      setState({ ...state, interview, keeping: 'keeping' })
      keeper.current?.keep({ answers: interview.answers, at })
    },
    went: (at) => {
      if (at === state.draft.at) return
      keeper.current?.keep({ answers: state.interview.answers, at })
    },
    settled: () => keeper.current?.settled() ?? Promise.resolve('kept'),
  }
}

function onDay(interview: Interview, today: string): Interview {
  return interview.today === today ? interview : { ...interview, today }
}

/** Draws again when the tablet is taken up on another day. */
function useToday(today: () => string): void {
  const [, setDay] = useState(today)
  useEffect(() => {
    const look = () => {
      setDay(today())
    }
    document.addEventListener('visibilitychange', look)
    return () => {
      document.removeEventListener('visibilitychange', look)
    }
  }, [])
}

interface Shown {
  readonly interview: Interview
  readonly draft: Draft
  readonly keeping: Keeping
}

function openDraft(
  { catalogue, today }: UseInterview,
  draft: Draft,
): Omit<Shown, 'keeping'> | undefined {
  const set = catalogue.set(draft.set.id, draft.set.version)
  if (set === undefined) return undefined
  const interview = startInterview({
    set,
    today: today(),
    answers: draft.answers,
    lists: [...catalogue.lists.values()],
    ...(draft.subject === undefined ? {} : { subject: draft.subject }),
  })
  return { interview, draft }
}

interface Keeper {
  readonly keep: (what: Pick<Draft, 'answers' | 'at'>) => void
  readonly settled: () => Promise<Keeping>
}

/** Answers given while a write is under way are written together after it. */
function createKeeper(
  interviews: Pick<Interviews, 'keep'>,
  first: Draft,
  tell: (keeping: Keeping, draft: Draft) => void,
): Keeper {
  const memory = { draft: first, last: 'kept' as Keeping }
  const waiting: Draft[] = []
  const line = { running: Promise.resolve() }
  const run = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      waiting.length = 0
      const keep = () => interviews.keep({ ...next, version: memory.draft.version })
      // Once more before it is called failed: the same draft twice is the same draft.
      const kept = await keep().catch(keep)
      if (kept.ok) memory.draft = kept.value
      memory.last = kept.ok ? 'kept' : kept.problem.kind
      tell(waiting.length === 0 ? memory.last : 'keeping', memory.draft)
    }
  }
  return {
    keep: (what) => {
      waiting.push({ ...memory.draft, ...what })
      // A write that failed takes no later one with it.
      line.running = line.running.then(run, run)
    },
    settled: async () => {
      await line.running
      return memory.last
    },
  }
}
