// Which screen stands at which address, and what each is handed.
import type { VNode } from 'preact'
import { AssessmentScreen } from '../features/assessment/AssessmentScreen.tsx'
import { DevicesScreen } from '../features/devices/DevicesScreen.tsx'
import { HandOverScreen } from '../features/handover/HandOverScreen.tsx'
import { HelpScreen, HelpTopicScreen } from '../features/help/HelpScreen.tsx'
import { HomeScreen } from '../features/home/HomeScreen.tsx'
import { InterviewScreen } from '../features/interview/InterviewScreen.tsx'
import type { Begin } from '../features/interview/interviews.ts'
import { AsideScreen } from '../features/keeping/AsideScreen.tsx'
import { KeepingScreen } from '../features/keeping/KeepingScreen.tsx'
import { ConflictsScreen } from '../features/records/ConflictsScreen.tsx'
import { RecordScreen } from '../features/records/RecordScreen.tsx'
import { RecordsScreen } from '../features/records/RecordsScreen.tsx'
import { SendingScreen } from '../features/sending/SendingScreen.tsx'
import { dayAfter } from '../features/week/days.ts'
import { WeekScreen } from '../features/week/WeekScreen.tsx'
import type { RecordId } from '../model/id.ts'
import type { QuestionSet } from '../model/question-set.ts'
import { questionSet, setForKind } from '../question-sets/catalogue.ts'
import { AppNotices } from './AppNotices.tsx'
import { today } from './browser-day.ts'
import { browserStorage } from './browser-storage.ts'
import { paceOf } from './pace.ts'
import { saveFile } from './save-file.ts'
import { speech } from './speech.ts'
import { forget } from './remembered.ts'
import type { Around } from './around.ts'
import type { Screen } from './screen-at.tsx'
import { MoreScreen } from './MoreScreen.tsx'

export function screensFor(around: Around): readonly Screen[] {
  return [
    { at: '/', draw: () => drawHome(around) },
    { at: '/records', draw: () => drawRecords(around) },
    { at: '/records/:id', draw: ({ id }) => drawRecord(around, id as RecordId) },
    { at: '/week', draw: () => drawWeek(around) },
    { at: '/conflicts', draw: () => drawConflicts(around) },
    { at: '/interview/:id', draw: ({ id }) => drawInterview(around, id ?? '') },
    { at: '/assessment', draw: () => drawAssessment(around, {}) },
    { at: '/assessment/:id', draw: (params) => drawAssessment(around, params) },
    {
      at: '/assessment/:id/result',
      draw: (params) => drawAssessment(around, { ...params, result: 'yes' }),
    },
    { at: '/sending', draw: () => drawSending(around) },
    { at: '/keeping', draw: () => drawKeeping(around) },
    { at: '/aside', draw: () => drawAside(around) },
    { at: '/devices', draw: () => drawDevices(around) },
    { at: '/hand-over', draw: () => drawHandOver(around) },
    { at: '/help', draw: () => <HelpScreen /> },
    { at: '/help/:topic', draw: ({ topic }) => <HelpTopicScreen topic={topic ?? ''} /> },
    { at: '/more', draw: () => <MoreScreen {...around} example={around.state.example} /> },
    { at: '*', draw: () => drawHome(around) },
  ]
}

function begin({ device, go }: Around, what: Begin): void {
  void device.interviews.begin(what).then((draft) => {
    if (draft.ok) go(`/interview/${draft.value.id}`)
  })
}

/** Appointments of the coming days that home shows. */
const DUE_DAYS = 7

function drawHome(around: Around): VNode {
  const { device, go, state, sending, news } = around
  return (
    <HomeScreen
      drafts={async () => {
        const drafts = await device.interviews.drafts()
        return drafts.ok ? drafts.value : []
      }}
      due={async () => {
        const due = await device.records.due(dayAfter(today(), DUE_DAYS))
        return due.ok ? due.value : []
      }}
      today={today()}
      conflicts={sending?.conflicts ?? 0}
      news={news}
      role={state.role}
      onBegin={(set) => {
        begin(around, { set, answers: set === 'reception' ? { date: today() } : {} })
      }}
      onResume={(draft) => {
        go(`/interview/${draft.id}`)
      }}
      onDiscard={async (draft) => {
        await device.interviews.discard(draft.id)
      }}
      onUndo={async (draft) => {
        // An id that was discarded stays discarded on every copy; the answers come back under another.
        await device.interviews.keep({ ...draft, id: crypto.randomUUID() })
      }}
      notices={<AppNotices {...around} />}
    />
  )
}

function drawRecords(around: Around): VNode {
  return (
    <RecordsScreen
      records={around.device.records}
      news={around.news}
      onNew={(set) => {
        begin(around, { set, answers: set === 'reception' ? { date: today() } : {} })
      }}
    />
  )
}

function drawRecord(around: Around, id: RecordId): VNode {
  return (
    <RecordScreen
      {...around}
      records={around.device.records}
      id={id}
      setForKind={setForKind}
      today={today()}
      onEdit={(set, record) => {
        begin(around, { set, record })
      }}
    />
  )
}

function drawWeek({ device, state, news }: Around): VNode {
  return <WeekScreen weeks={device.weeks} space={state.space} today={today()} news={news} />
}

function drawConflicts({ device, news }: Around): VNode {
  return <ConflictsScreen records={device.records} news={news} />
}

function drawInterview(around: Around, draftId: string): VNode {
  const { device, lists, go, preferences, onPreferences } = around
  return (
    <InterviewScreen
      interviews={device.interviews}
      catalogue={{ set: questionSet, lists }}
      draftId={draftId}
      today={today()}
      newId={() => crypto.randomUUID()}
      speech={speech}
      pace={paceOf(preferences)}
      onPace={(pace) => {
        onPreferences({ ...preferences, pace })
      }}
      onSaved={({ record, kind, next }) => {
        if (next === 'another') begin(around, { set: kind, answers: { date: today() } })
        else if (next === 'case') begin(around, { set: 'case' })
        else go(afterSaving(record, kind))
      }}
      onLeave={() => {
        go('/')
      }}
    />
  )
}

function afterSaving(record: RecordId, kind: string): string {
  if (kind === 'element') return `/assessment/${record.split('.')[0] ?? ''}`
  return kind === 'assessment' ? `/assessment/${record}` : `/records/${record}`
}

function drawAssessment(
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

function drawSending({ device, sending, now }: Around): VNode | null {
  if (sending === undefined) return null
  return (
    <SendingScreen
      sending={device.sending}
      state={sending}
      now={now()}
      onChanged={() => undefined}
    />
  )
}

function drawKeeping({ device, state, news }: Around): VNode {
  return (
    <KeepingScreen
      keeping={device.keeping}
      browser={browserStorage}
      members={() => device.unlock.members()}
      space={state.space}
      example={state.example}
      news={news}
      onFile={saveFile}
      onRemoved={() => {
        forget()
        location.assign('/')
      }}
    />
  )
}

function drawAside({ device, news, nameOfMember }: Around): VNode {
  return (
    <AsideScreen
      keeping={device.keeping}
      news={news}
      nameOfMember={nameOfMember}
      onFile={saveFile}
    />
  )
}

function drawDevices({ device, news, go }: Around): VNode {
  return (
    <DevicesScreen
      devices={device.devices}
      origin={location.origin}
      news={news}
      onChanged={() => {
        go('/devices')
      }}
    />
  )
}

function drawHandOver({ device, state, news }: Around): VNode {
  return (
    <HandOverScreen
      handOvers={device.handOvers}
      example={state.example}
      news={news}
      onFile={saveFile}
    />
  )
}
