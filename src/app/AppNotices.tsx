import type { VNode } from 'preact'
import { ClockNotice } from '../ui/ClockNotice.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Problem } from '../ui/Problem.tsx'
import { useText } from '../ui/text.ts'
import { RecoveredNotice } from '../features/keeping/RecoveredNotice.tsx'
import type { Around } from './around.ts'
import { localDay } from './browser-day.ts'
import { UpdateNotice } from './UpdateNotice.tsx'

const DAY_MS = 24 * 60 * 60 * 1_000

/** What the app itself has to say: the example's mark, a waiting update. */
export function AppNotices(around: Around): VNode {
  const { state, offline, clock, now, onUpdate, onLater, sending } = around
  const { t } = useText()
  // Everything is sent and fetched, and still something is wrong.
  const trouble = sending?.courier.doing === 'resting' ? sending.courier.problem : undefined
  return (
    <>
      {state.example ? (
        <Notice tone="example">
          <p>{t('common:example')}</p>
        </Notice>
      ) : null}
      <ClockNotice doubt={clock} today={localDay(new Date(now()))} />
      {trouble === undefined ? null : <Problem kind={trouble.kind} live={false} />}
      {state.example ? null : <KeepingNotices {...around} />}
      {offline.updateOffered ? <UpdateNotice onUpdate={onUpdate} onLater={onLater} /> : null}
    </>
  )
}

/** How safely work is kept: what came back, what there is only one of, what should not wait any longer. */
function KeepingNotices({ device, keeping, now }: Around): VNode | null {
  const { t, date } = useText()
  if (keeping === undefined) return null
  const { recovered, copies, ballast, waitingSince, backedUpAt } = keeping
  const age = (iso: string | undefined) => Date.parse(now()) - Date.parse(iso ?? now())
  const backedUp = backedUpAt !== undefined && age(backedUpAt) < DAY_MS
  return (
    <>
      {recovered === undefined ? null : (
        <RecoveredNotice recovered={recovered} onSeen={() => void device.keeping.recoveredSeen()} />
      )}
      {copies === 2 ? null : (
        <Notice tone="problem">
          <p>{t('keeping:single-copy')}</p>
        </Notice>
      )}
      {copies === 2 && ballast === 'none' ? (
        <Notice tone="problem">
          <p>{t('keeping:no-reserve')}</p>
        </Notice>
      ) : null}
      {age(waitingSince) > DAY_MS && !backedUp ? (
        <Notice tone="wait">
          <p>{t('keeping:backup-offer', { since: date(waitingSince ?? now()) })}</p>
          <p>
            <a href="/keeping">{t('keeping:backup-offer-go')}</a>
          </p>
        </Notice>
      ) : null}
    </>
  )
}
