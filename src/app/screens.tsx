// Which screen stands at which address, and what each is handed.
import type { VNode } from 'preact'
import { DevicesScreen } from '../features/devices/DevicesScreen.tsx'
import { HandOverScreen } from '../features/handover/HandOverScreen.tsx'
import { HelpScreen } from '../features/help/HelpScreen.tsx'
import { HelpTopicScreen } from '../features/help/HelpTopicScreen.tsx'
import { InterviewScreen } from '../features/interview/InterviewScreen.tsx'
import { AsideScreen } from '../features/keeping/AsideScreen.tsx'
import { KeepingScreen } from '../features/keeping/KeepingScreen.tsx'
import { ProtocolScreen } from '../features/protocol/ProtocolScreen.tsx'
import { PROTOCOL_RECORD } from '../features/protocol/protocol.ts'
import { PROMISES } from '../features/promises/promises.ts'
import { SendingScreen } from '../features/sending/SendingScreen.tsx'
import { codeOf } from '../features/records/summarise.ts'
import type { RecordId } from '../model/id.ts'
import { questionSet, setForKind } from '../question-sets/catalogue.ts'
import type { Around } from './around.ts'
import { today } from './browser-day.ts'
import { browserStorage } from './browser-storage.ts'
import { MoreScreen } from './MoreScreen.tsx'
import { paceOf } from './pace.ts'
import { forget } from './remembered.ts'
import { saveFile } from './save-file.ts'
import type { Screen } from './screen-at.tsx'
import { speech } from './speech.ts'
import {
  begin,
  beginRecord,
  drawAnswers,
  drawAssessment,
  drawConflicts,
  drawDeleted,
  drawHome,
  drawPromises,
  drawRecords,
  drawWeek,
} from './work-screens.tsx'

export function screensFor(around: Around): readonly Screen[] {
  return [
    { at: '/', draw: () => drawHome(around) },
    { at: '/records', key: 'records', draw: () => drawRecords(around, undefined) },
    { at: '/records/:id', key: 'records', draw: ({ id }) => drawRecords(around, id as RecordId) },
    { at: '/week', draw: () => drawWeek(around) },
    { at: '/promises', draw: () => drawPromises(around) },
    { at: '/conflicts', draw: () => drawConflicts(around) },
    { at: '/deleted', draw: () => drawDeleted(around) },
    { at: '/interview/:id', draw: ({ id }) => drawInterview(around, id ?? '') },
    { at: '/assessment', draw: () => drawAssessment(around, {}) },
    { at: '/assessment/:id', draw: (params) => drawAssessment(around, params) },
    {
      at: '/assessment/:id/result',
      draw: (params) => drawAssessment(around, { ...params, result: 'yes' }),
    },
    { at: '/protocol', draw: () => drawProtocol(around) },
    {
      at: '/assessment/:id/answers',
      draw: ({ id }) => drawAnswers(around, (id ?? '') as RecordId),
    },
    {
      at: '/assessment/:id/answers/:subject',
      draw: ({ id, subject }) => drawAnswers(around, `${id ?? ''}.${subject ?? ''}` as RecordId),
    },
    { at: '/sending', draw: () => drawSending(around) },
    { at: '/keeping', draw: () => drawKeeping(around) },
    { at: '/aside', draw: () => drawAside(around) },
    { at: '/devices', draw: () => drawDevices(around) },
    { at: '/hand-over', draw: () => drawHandOver(around) },
    { at: '/help', draw: () => <HelpScreen /> },
    { at: '/help/:topic', draw: ({ topic }) => <HelpTopicScreen topic={topic ?? ''} /> },
    { at: '/more', draw: () => <MoreScreen {...around} {...around.state} /> },
    { at: '*', draw: () => drawHome(around) },
  ]
}

function drawInterview(around: Around, draftId: string): VNode {
  const { device, lists, go, preferences, onPreferences } = around
  return (
    <InterviewScreen
      interviews={device.interviews}
      catalogue={{ set: questionSet, lists }}
      draftId={draftId}
      today={today}
      clock={around.clock}
      newId={() => crypto.randomUUID()}
      speech={speech}
      trail={around.trail}
      pace={paceOf(preferences)}
      onPace={(pace) => {
        onPreferences({ ...preferences, pace })
      }}
      onSaved={({ record, kind, next, carried }) => {
        const place = afterSaving(record, kind)
        around.tellSaved({
          set: kind,
          code: place.startsWith('/records/') ? codeOf(record) : undefined,
        })
        if (next === 'another') beginRecord(around, 'reception', carried)
        else if (next === 'case') beginRecord(around, 'case')
        else go(place)
      }}
      onLeave={() => {
        go('/')
      }}
      onInstead={({ set, answers }) => {
        begin(around, { set, answers: { ...answers, date: today() } })
      }}
      promises={async () => {
        const standing = await device.promises.standing()
        return standing.ok && standing.value.state === 'confirmed'
          ? { confirmed: true, answers: standing.value.answers }
          : { confirmed: false, answers: {} }
      }}
    />
  )
}

function afterSaving(record: RecordId, kind: string): string {
  if (record === PROTOCOL_RECORD) return '/protocol'
  if (kind === 'element') return `/assessment/${record.split('.')[0] ?? ''}`
  if (kind === PROMISES.set) return '/promises'
  return kind === 'assessment' ? `/assessment/${record}` : `/records/${record}`
}

function drawProtocol(around: Around): VNode | null {
  const { device, state, news } = around
  const set = setForKind('protocol')
  if (set === undefined || state.role === 'assessor') return null
  return (
    <ProtocolScreen
      open={() => device.records.open(PROTOCOL_RECORD)}
      section={location.hash.slice(1)}
      set={set}
      mayEdit={set.editedBy?.includes(state.role) !== false}
      onEdit={() => {
        begin(around, { set: set.id, record: PROTOCOL_RECORD })
      }}
      onBack={() => {
        history.back()
      }}
      news={news}
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
