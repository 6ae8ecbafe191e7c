// The screens of the daily work, and what each is handed.
import type { VNode } from 'preact'
import { AssessmentScreen } from '../features/assessment/AssessmentScreen.tsx'
import { HomeScreen } from '../features/home/HomeScreen.tsx'
import type { Begin } from '../features/interview/interviews.ts'
import { ConflictsScreen } from '../features/records/ConflictsScreen.tsx'
import { RecordScreen } from '../features/records/RecordScreen.tsx'
import { RecordsPlace } from '../features/records/RecordsPlace.tsx'
import { dayAfter } from '../features/week/days.ts'
import { WeekScreen } from '../features/week/WeekScreen.tsx'
import { subjectOf } from '../model/address.ts'
import type { RecordId } from '../model/id.ts'
import type { QuestionSet } from '../model/question-set.ts'
import { ok } from '../model/result.ts'
import { setForKind } from '../question-sets/catalogue.ts'
import { AppNotices } from './AppNotices.tsx'
import type { Around } from './around.ts'
import { today } from './browser-day.ts'

/** Appointments of the coming days that home shows. */
const DUE_DAYS = 7

export function drawHome(around: Around): VNode {
  const { device, state, sending, news } = around
  const sends = sending?.reach === 'online' || sending?.reach === 'offline'
  return (
    <HomeScreen
      drafts={() => device.interviews.drafts()}
      due={() => device.records.due(dayAfter(today(), DUE_DAYS))}
      week={async () => {
        const week = await device.weeks.week(today())
        return week.ok ? ok(totalsOf(week.value.days)) : week
      }}
      today={today()}
      conflicts={sending?.conflicts ?? 0}
      unsent={
        sends
          ? {
              count: sending.waiting,
              ...(sending.waitingSince === undefined ? {} : { since: sending.waitingSince }),
            }
          : undefined
      }
      news={news}
      role={state.role}
      onBegin={(set) => {
        beginRecord(around, set)
      }}
      onDiscard={async (draft) => {
        const discarded = await device.interviews.discard(draft.id)
        if (!discarded.ok) around.tell(discarded.problem.kind)
      }}
      onUndo={async (draft) => {
        // An id that was discarded stays discarded on every copy; the answers come back under another.
        const kept = await device.interviews.keep({ ...draft, id: crypto.randomUUID() })
        if (!kept.ok) around.tell(kept.problem.kind)
      }}
      notices={<AppNotices {...around} />}
    />
  )
}

function totalsOf(days: readonly { readonly receptions: number; readonly people: number }[]) {
  return {
    receptions: days.reduce((sum, day) => sum + day.receptions, 0),
    people: days.reduce((sum, day) => sum + day.people, 0),
  }
}

export function drawRecords(around: Around, id: RecordId | undefined): VNode {
  return (
    <RecordsPlace
      {...around}
      records={around.device.records}
      id={id}
      searching={location.hash === '#search'}
      setForKind={setForKind}
      today={today()}
      onNew={(set) => {
        beginRecord(around, set)
      }}
      onEdit={(set, record) => {
        begin(around, { set, record })
      }}
    />
  )
}

/** A record of the self-assessment: what stands, where people differ, how it came to be. */
export function drawAnswers(around: Around, id: RecordId): VNode {
  const subject = subjectOf(id)
  const [round = id] = id.split('.')
  return (
    <RecordScreen
      {...around}
      records={around.device.records}
      id={id}
      setForKind={setForKind}
      today={today()}
      back={{ href: `/assessment/${round}`, name: 'assessment:to-elements' }}
      onEdit={(set, record) => {
        begin(around, { set, record, ...(subject === undefined ? {} : { subject }) })
      }}
    />
  )
}

export function beginRecord(around: Around, set: 'reception' | 'case'): void {
  begin(around, { set, answers: set === 'reception' ? { date: today() } : {} })
}

function begin({ device, go, tell }: Around, what: Begin): void {
  void device.interviews.begin(what).then((draft) => {
    if (draft.ok) go(`/interview/${draft.value.id}`)
    else tell(draft.problem.kind)
  })
}

export function drawWeek({ device, state, news }: Around): VNode {
  return <WeekScreen weeks={device.weeks} space={state.space} today={today()} news={news} />
}

export function drawConflicts({ device, news }: Around): VNode {
  return <ConflictsScreen records={device.records} today={today()} news={news} />
}

export function drawAssessment(
  around: Around,
  { id, result }: Readonly<Record<string, string>>,
): VNode | null {
  const set: QuestionSet | undefined = setForKind('element')
  if (set === undefined) return null
  return (
    <AssessmentScreen
      assessments={around.device.assessments}
      set={set}
      news={around.news}
      round={id as RecordId | undefined}
      result={result === 'yes'}
      onNewRound={() => {
        begin(around, { set: 'assessment', answers: { started: today() } })
      }}
      onElement={(element, round) => {
        begin(around, {
          set: 'element',
          record: element.record,
          subject: element.subject,
          answers: { assessment: round, subject: element.subject },
        })
      }}
      onShow={around.go}
    />
  )
}
