// Going on from what cannot be read: the page stays once, while the person is still there to be asked.
import { useEffect, useState } from 'preact/hooks'
import { isHard } from '../../forms/findings.ts'
import { questionsIn, type SectionView } from '../../forms/view.ts'
import type { Asking } from './asking.ts'
import { focusOn } from './focus-on.ts'

export interface Held {
  /** Says what is wrong beside its question, also where nobody has left the field yet. */
  readonly asking: Asking
  /** Goes on; the first time with a fault that was not told yet it tells it, and focus goes to its field. */
  readonly goOn: () => void
}

export function useHeld(asking: Asking, items: SectionView['items'], onNext: () => void): Held {
  const [told, setTold] = useState('')
  const faults = questionsIn(items)
    .flatMap(({ findings }) => findings)
    .filter(isHard)
  const [first] = faults
  const now = JSON.stringify(faults)
  useEffect(() => {
    if (told !== '' && first !== undefined) focusOn(null, asking.idOf(first.path))
  }, [told])
  return {
    asking: told === '' ? asking : { ...asking, told: true },
    goOn: () => {
      if (first === undefined || told === now) onNext()
      else setTold(now)
    },
  }
}
