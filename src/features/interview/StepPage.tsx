import type { VNode } from 'preact'
import { isRepeatView } from '../../forms/view.ts'
import type { Step } from '../../forms/steps.ts'
import type { Asking } from './asking.ts'
import { FoldedLine } from './FoldedLine.tsx'
import { Foot, type FootProps } from './Foot.tsx'
import { goOnByKey } from './go-on-by-key.ts'
import { PageItems } from './PageItems.tsx'
import { RepeatList } from './RepeatList.tsx'
import { SubjectPanel } from './SubjectPanel.tsx'
import { useHeld } from './use-held.ts'
import { Form } from '../../ui/Form.tsx'

export interface StepPageProps extends Omit<FootProps, 'keeping'> {
  readonly asking: Asking
  readonly step: Step
  /** What the section says about itself, on its first step. */
  readonly intro: string | undefined
  readonly onNext: () => void
  /** Nothing was asked before it. */
  readonly isFirst: boolean
}

/** One decision on one screen. */
export function StepPage(props: StepPageProps): VNode {
  const { step, intro } = props
  const { asking, goOn } = useHeld(props.asking, [...step.folded, ...step.items], props.onNext)
  return (
    <Form
      class={isTogether(step) ? 'step together' : 'step'}
      onKeyDown={goOnByKey}
      onSubmit={() => {
        goOn()
      }}
    >
      <FoldedLine asking={asking} views={step.folded} />
      <SubjectPanel asking={asking} atLength={props.isFirst} />
      <PageItems
        asking={asking}
        items={step.items}
        led
        repeat={(view) => <RepeatList key={view.repeat.id} asking={asking} view={view} />}
      />
      {intro === undefined ? null : <p class="intro">{intro}</p>}
      <Foot {...props} keeping={asking.open.keeping} />
    </Form>
  )
}

/** Questions of equal rank: none of them is larger than the others. */
function isTogether({ items }: Step): boolean {
  return items.some((item) => !isRepeatView(item) && item.question.with !== undefined)
}
