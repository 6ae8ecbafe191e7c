import type { VNode } from 'preact'
import type { QuestionView } from '../../forms/view.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useText } from '../../ui/text.ts'
import type { Asking } from './asking.ts'

/** An answer for which there is a local protocol leads to whom to call; the draft is kept, and Back returns to it. */
export function ProtocolLink({
  asking: { catalogue },
  view,
}: {
  readonly asking: Asking
  readonly view: QuestionView
}): VNode | null {
  const { t } = useText()
  const section = sectionFor(catalogue.lists, view)
  return section === undefined ? null : (
    <p>
      <a class="button" href={`/protocol#${section}`}>
        <Icon name="phone" />
        <span>{t('protocol:see')}</span>
      </a>
    </p>
  )
}

function sectionFor(
  lists: Asking['catalogue']['lists'],
  { question, value }: QuestionView,
): string | undefined {
  if (question.type === 'yesno') return value === true ? question.protocol : undefined
  const chosen = Array.isArray(value) ? value : [value]
  return lists
    .get(question.list ?? '')
    ?.codes.find(({ code, protocol }) => protocol !== undefined && chosen.includes(code))?.protocol
}
