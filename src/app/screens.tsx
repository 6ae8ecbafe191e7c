// Which screen stands at which address, and what each is handed.
import type { VNode } from 'preact'
import { DevicesScreen } from '../features/devices/DevicesScreen.tsx'
import { HandOverScreen } from '../features/handover/HandOverScreen.tsx'
import { HelpScreen } from '../features/help/HelpScreen.tsx'
import { HelpTopicScreen } from '../features/help/HelpTopicScreen.tsx'
import { InterviewScreen } from '../features/interview/InterviewScreen.tsx'
import { AsideScreen } from '../features/keeping/AsideScreen.tsx'
import { KeepingScreen } from '../features/keeping/KeepingScreen.tsx'
import { SendingScreen } from '../features/sending/SendingScreen.tsx'
import type { RecordId } from '../model/id.ts'
import { questionSet } from '../question-sets/catalogue.ts'
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
  beginRecord,
  drawAnswers,
  drawAssessment,
  drawConflicts,
  drawHome,
  drawRecords,
  drawWeek,
} from './work-screens.tsx'

export function screensFor(around: Around): readonly Screen[] {
  return [
    { at: '/', draw: () => drawHome(around) },
    { at: '/records', key: 'records', draw: () => drawRecords(around, undefined) },
    { at: '/records/:id', key: 'records', draw: ({ id }) => drawRecords(around, id as RecordId) },
    { at: '/week', draw: () => drawWeek(around) },
    { at: '/conflicts', draw: () => drawConflicts(around) },
    { at: '/interview/:id', draw: ({ id }) => drawInterview(around, id ?? '') },
    { at: '/assessment', draw: () => drawAssessment(around, {}) },
    { at: '/assessment/:id', draw: (params) => drawAssessment(around, params) },
    {
      at: '/assessment/:id/result',
      draw: (params) => drawAssessment(around, { ...params, result: 'yes' }),
    },
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
    { at: '/more', draw: () => <MoreScreen {...around} example={around.state.example} /> },
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
      today={today()}
      newId={() => crypto.randomUUID()}
      speech={speech}
      pace={paceOf(preferences)}
      onPace={(pace) => {
        onPreferences({ ...preferences, pace })
      }}
      onSaved={({ record, kind, next }) => {
        if (next === 'another') beginRecord(around, 'reception')
        else if (next === 'case') beginRecord(around, 'case')
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
