import type { VNode } from 'preact'
import type { Step } from '../../forms/steps.ts'
import { isRepeatView, viewInterview } from '../../forms/view.ts'
import type { Asking } from './asking.ts'
import { FoldedLine } from './FoldedLine.tsx'
import { Foot, type FootProps } from './Foot.tsx'
import { goOnByKey } from './go-on-by-key.ts'
import { PageItems } from './PageItems.tsx'
import { RepeatRows } from './RepeatRows.tsx'
import { SubjectPanel } from './SubjectPanel.tsx'
import { useHeld } from './use-held.ts'
import { Form } from '../../ui/Form.tsx'

export interface SectionPageProps extends Omit<FootProps, 'keeping'> {
  readonly asking: Asking
  /** Of one section. */
  readonly steps: readonly Step[]
  readonly onNext: () => void
}

/** A whole section on one page, for a desk with a keyboard. */
export function SectionPage(props: SectionPageProps): VNode {
  const { steps } = props
  const id = steps[0]?.section ?? ''
  const view = viewInterview(props.asking.open.interview).sections.find(
    (one) => one.section.id === id,
  )
  const items = view?.items ?? []
  const { asking, goOn } = useHeld(props.asking, items, props.onNext)
  const folded = steps.flatMap((step) => step.folded)
  const paths = new Set(folded.map(({ path }) => path))
  return (
    <Form
      class="sheet"
      onKeyDown={goOnByKey}
      onSubmit={() => {
        goOn()
      }}
    >
      <SectionHead asking={asking} id={id} />
      <FoldedLine asking={asking} views={folded} />
      <SubjectPanel asking={asking} atLength />
      <PageItems
        asking={asking}
        items={items.filter((item) => isRepeatView(item) || !paths.has(item.path))}
        led={false}
        repeat={(repeat) => <RepeatRows key={repeat.repeat.id} asking={asking} view={repeat} />}
      />
      <Foot {...props} keeping={asking.open.keeping} />
    </Form>
  )
}

function SectionHead({ asking, id }: { readonly asking: Asking; readonly id: string }): VNode {
  const section = asking.words.sections[id]
  return (
    <>
      <h1 tabIndex={-1}>{section?.title ?? asking.words.title}</h1>
      {section?.intro === undefined ? null : <p class="hint">{section.intro}</p>}
    </>
  )
}
