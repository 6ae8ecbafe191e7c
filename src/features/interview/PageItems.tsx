import type { VNode } from 'preact'
import { isRepeatView, type QuestionView, type RepeatView } from '../../forms/view.ts'
import type { Asking } from './asking.ts'
import { QuestionControl } from './QuestionControl.tsx'
import { ScriptCard } from './ScriptCard.tsx'

export interface PageItemsProps {
  readonly asking: Asking
  readonly items: readonly (QuestionView | RepeatView)[]
  /** Whether the first of them is what the page is about. */
  readonly led: boolean
  readonly repeat: (view: RepeatView) => VNode
}

/** The questions of a page; scripts that follow each other are one card. */
export function PageItems({ asking, items, led, repeat }: PageItemsProps): VNode {
  const blocks = blocksOf(items.filter(({ shown }) => shown))
  return (
    <>
      {blocks.map((block, index) => {
        if (block.shape === 'repeat') return repeat(block.view)
        const lead = led && index === 0
        return block.shape === 'script' ? (
          <ScriptCard key={block.views[0]?.path} asking={asking} views={block.views} lead={lead} />
        ) : (
          <QuestionControl key={block.view.path} asking={asking} view={block.view} lead={lead} />
        )
      })}
    </>
  )
}

type Block =
  | { readonly shape: 'repeat'; readonly view: RepeatView }
  | { readonly shape: 'question'; readonly view: QuestionView }
  | { readonly shape: 'script'; readonly views: readonly QuestionView[] }

function blocksOf(items: PageItemsProps['items']): readonly Block[] {
  const blocks: Block[] = []
  for (const item of items) {
    const last = blocks.at(-1)
    if (isRepeatView(item)) blocks.push({ shape: 'repeat', view: item })
    else if (!isScript(item)) blocks.push({ shape: 'question', view: item })
    else if (last?.shape === 'script')
      blocks.splice(-1, 1, { shape: 'script', views: [...last.views, item] })
    else blocks.push({ shape: 'script', views: [item] })
  }
  return blocks
}

/** A note on the self-assessment is for those at the screen; the others are read aloud to somebody. */
function isScript({ question }: QuestionView): boolean {
  return question.type === 'note' && question.purpose !== 'assessment'
}
