import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Button } from '../../ui/Button.tsx'
import { useText } from '../../ui/text.ts'
import { useRested } from '../../ui/use-rested.ts'
import type { Keeping } from './use-interview.ts'

export interface FootProps {
  readonly keeping: Keeping
  readonly onBack: () => void
  /** Absent where skipping would go no farther than going on. */
  readonly onSkip?: (() => void) | undefined
  /** Skipping leads back to the list of rows. */
  readonly leavesRow?: boolean
}

/** Back at the start, on at the end, and what is kept between them. */
export function Foot({ keeping, onBack, onSkip, leavesRow = false }: FootProps): VNode {
  const { t } = useText()
  return (
    <div class="foot">
      <Button look="quiet" icon="back" onClick={onBack}>
        {t('common:back')}
      </Button>
      <SavedMark keeping={keeping} />
      {onSkip === undefined ? null : (
        <button type="button" class="button quiet skip" onClick={onSkip}>
          {t(leavesRow ? 'interview:row-done' : 'interview:skip')}
        </button>
      )}
      <Button look="primary" type="submit">
        {t('common:continue')}
      </Button>
    </div>
  )
}

/** A write that takes longer than this is told; shorter ones would only flicker. */
const SLOW_MS = 400
const PAUSE_MS = 1_000

/** Says "kept" only when it is; said aloud once per pause. */
function SavedMark({ keeping }: { readonly keeping: Keeping }): VNode {
  const { t } = useText()
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    setSlow(false)
    if (keeping !== 'keeping') return undefined
    const timer = setTimeout(() => {
      setSlow(true)
    }, SLOW_MS)
    return () => {
      clearTimeout(timer)
    }
  }, [keeping])
  const kept = keeping === 'kept' ? t('interview:draft-kept') : ''
  const heard = useRested(kept, PAUSE_MS, '')
  return (
    <>
      <p class="saved-mark" aria-hidden="true">
        {slow ? t('interview:keeping') : kept}
      </p>
      <p class="visually-hidden" role="status">
        {heard}
      </p>
    </>
  )
}
