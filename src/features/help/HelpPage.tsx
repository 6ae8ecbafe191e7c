import type { ComponentChildren, VNode } from 'preact'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useText } from '../../ui/text.ts'
import { Title } from '../../ui/Title.tsx'
import '../../ui/help.css'

export interface HelpPageProps {
  readonly title: string
  readonly width?: 'narrow' | 'wide'
  /** What the print button says. */
  readonly print?: string
  readonly children: ComponentChildren
}

/** One page of help: the way back stands above, where the thumb left it. */
export function HelpPage({ title, width = 'narrow', print, children }: HelpPageProps): VNode {
  const { t } = useText()
  return (
    <div class={`page ${width} help-page`}>
      <p class="no-print">
        <a class="help-back" href="/help">
          <Icon name="back" />
          <span>{t('guide:back')}</span>
        </a>
      </p>
      <Title>{title}</Title>
      {children}
      <div class="row no-print">
        <Button
          icon="print"
          onClick={() => {
            window.print()
          }}
        >
          {print ?? t('guide:print-page')}
        </Button>
      </div>
    </div>
  )
}
