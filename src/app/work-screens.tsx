// The screens of the daily work, and what each is handed.
import type { VNode } from 'preact'
import { AssessmentScreen } from '../features/assessment/AssessmentScreen.tsx'
import { HomeScreen } from '../features/home/HomeScreen.tsx'
import type { Begin } from '../features/interview/interviews.ts'
import { allowedIn } from '../features/interview/permitted.ts'
import { PROMISES } from '../features/promises/promises.ts'
import { PromisesScreen } from '../features/promises/PromisesScreen.tsx'
import { ConflictsScreen } from '../features/records/ConflictsScreen.tsx'
import { DeletedScreen } from '../features/records/DeletedScreen.tsx'
import { RecordScreen } from '../features/records/RecordScreen.tsx'
import { RecordsPlace } from '../features/records/RecordsPlace.tsx'
import { dayAfter } from '../features/week/days.ts'
import { WeekScreen } from '../features/week/WeekScreen.tsx'
import type { Answers } from '../model/answers.ts'
import { subjectOf } from '../model/address.ts'
import type { RecordId } from '../model/id.ts'
import type { QuestionSet } from '../model/question-set.ts'
import { ok } from '../model/result.ts'
import { questionSet, setForKind } from '../question-sets/catalogue.ts'
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
      urgent={() => device.records.unattended()}
      ways={waysIn(around)}
      onAttend={async (id, how) => {
        const attended = await device.records.attend(id, how)
        if (!attended.ok) around.tell(attended.problem.kind)
      }}
      onUnattend={async (id) => {
        const taken = await device.records.unattend(id)
        if (!taken.ok) around.tell(taken.problem.kind)
      }}
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
      factsOf={around.factsOfDraft}
      onDiscard={async (draft) => {
        const discarded = await device.interviews.discard(draft.id)
        if (!discarded.ok) around.tell(discarded.problem.kind)
        return discarded.ok
      }}
      onUndo={async (draft) => {
        // An id that was discarded stays discarded on every copy; the answers come back under another.
        const allowed = allowedIn(questionSet(draft.set.id, draft.set.version), draft)
        const kept = await device.interviews.keep({ ...allowed, id: crypto.randomUUID() })
        if (!kept.ok) around.tell(kept.problem.kind)
      }}
      notices={<AppNotices {...around} />}
    />
  )
}

/** What can have been done about something urgent. */
function waysIn({ lists }: Around): readonly string[] {
  return (lists.get('attended-ways')?.codes ?? []).map(({ code }) => code)
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
      deletions={around.device.deletions}
      id={id}
      searching={location.hash === '#search'}
      coordinates={around.state.role === 'coordinator'}
      setForKind={setForKind}
      today={today()}
      ways={waysIn(around)}
      role={around.state.role}
      onNew={(set) => {
        beginRecord(around, set)
      }}
      onEdit={(set, record, section) => {
        begin(around, { set, record, ...(section === undefined ? {} : { section }) })
      }}
      onShow={around.go}
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
      ways={waysIn(around)}
      role={around.state.role}
      coordinates={around.state.role === 'coordinator'}
      back={{ href: `/assessment/${round}`, name: 'assessment:to-elements' }}
      onEdit={(set, record) => {
        begin(around, { set, record, ...(subject === undefined ? {} : { subject }) })
      }}
    />
  )
}

/** `carried`: a pile of papers has one date, and the next of it begins with that. */
export function beginRecord(
  around: Around,
  set: 'reception' | 'case',
  carried: Answers = {},
): void {
  const known = set === 'reception' ? { date: today() } : {}
  begin(around, { set, answers: { ...known, ...carried } })
}

export function begin({ device, go, tell, once }: Around, what: Begin): void {
  once(async () => {
    const draft = await device.interviews.begin(what)
    if (draft.ok) go(`/interview/${draft.value.id}`)
    else tell(draft.problem.kind)
  })
}

export function drawPromises(around: Around): VNode | null {
  const { device, state, news, nameOfMember } = around
  const set = questionSet(PROMISES.set)
  if (set === undefined) return null
  return (
    <PromisesScreen
      promises={device.promises}
      set={set}
      today={today()}
      news={news}
      coordinates={state.role === 'coordinator'}
      nameOfMember={nameOfMember}
      onWrite={() => {
        begin(around, { ...PROMISES, answers: { 'confirmed-on': today() } })
      }}
    />
  )
}

export function drawWeek({ device, state, news }: Around): VNode {
  return <WeekScreen weeks={device.weeks} space={state.space} today={today()} news={news} />
}

export function drawConflicts({ device, news }: Around): VNode {
  return <ConflictsScreen records={device.records} today={today()} news={news} />
}

export function drawDeleted({ device, state, news, nameOfMember, go }: Around): VNode {
  return (
    <DeletedScreen
      deletions={device.deletions}
      mayErase={state.role === 'coordinator'}
      news={news}
      nameOfMember={nameOfMember}
      onRecovered={(id) => {
        go(`/records/${id}`)
      }}
    />
  )
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
