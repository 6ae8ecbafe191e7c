// The last net: a screen that failed to draw must not take the interview with it, nor leave a white page.
import { Component, type ComponentChildren, type VNode } from 'preact'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useText } from '../ui/text.ts'
import { Title } from '../ui/Title.tsx'
import { reportOf } from './report.ts'

interface Props {
  readonly children: ComponentChildren
  /** Device time, ISO 8601. */
  readonly now: () => string
  readonly version: string
  readonly onFile: (name: string, bytes: Uint8Array) => void
}

export class Net extends Component<Props, { readonly error?: unknown }> {
  static override getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error }
  }

  override render(): ComponentChildren {
    const { children, now, version, onFile } = this.props
    if (this.state.error === undefined) return children
    const report = reportOf(this.state.error, {
      at: now(),
      version,
      path: location.pathname,
    })
    return <Broken onReport={(name) => onFile(name, new TextEncoder().encode(report))} />
  }
}

function Broken({ onReport }: { readonly onReport: (name: string) => void }): VNode {
  const { t } = useText()
  return (
    <main class="page narrow">
      <Title>{t('help:broken-title')}</Title>
      <Notice tone="wait">
        <p>{t('help:broken')}</p>
      </Notice>
      <div class="row">
        <Button
          look="primary"
          onClick={() => {
            location.reload()
          }}
        >
          {t('help:go-on')}
        </Button>
        <Button
          onClick={() => {
            onReport(t('help:report-file'))
          }}
        >
          {t('help:report')}
        </Button>
      </div>
    </main>
  )
}
