// The last net: nothing that fails takes the interview with it, leaves a white page, or passes in silence.
import { Component, Fragment, type ComponentChildren, type VNode } from 'preact'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useText } from '../ui/text.ts'
import { Title } from '../ui/Title.tsx'
import { useOnce } from '../ui/use-once.ts'
import { isMissingPart, type Failures } from './failures.ts'
import { NotAnswered } from './in-time.ts'
import { reportOf } from './report.ts'

export interface NetProps {
  readonly children: ComponentChildren
  readonly failures: Pick<Failures, 'watch'>
  /** Whether the worker still answers. */
  readonly answers: () => Promise<boolean>
  /** Device time, ISO 8601. */
  readonly now: () => string
  readonly version: string
  readonly onFile: (name: string, bytes: Uint8Array) => void
  /** Loads the page anew. */
  readonly onReload: () => void
}

interface State {
  /** What kept the screens from being drawn. */
  readonly broken?: unknown
  /** What failed while they stand. */
  readonly failure?: unknown
  /** The screens are drawn anew with each. */
  readonly tries: number
  /** Address of the last screen that could not be drawn. */
  readonly at?: string
  /** The worker has left a call unanswered before. */
  readonly silent?: boolean
}

export class Net extends Component<NetProps, State> {
  override state: State = { tries: 0 }
  private stop: (() => void) | undefined

  static override getDerivedStateFromError(broken: unknown): Partial<State> {
    return { broken }
  }

  override componentDidMount(): void {
    this.stop = this.props.failures.watch((failure) => {
      // The first says more than those that follow from it.
      this.setState((now) => ({ failure: now.failure ?? failure }))
    })
  }

  override componentWillUnmount(): void {
    this.stop?.()
  }

  override render(): ComponentChildren {
    const { children } = this.props
    const { broken, failure, tries } = this.state
    if (broken !== undefined) {
      return (
        <Broken onGoOn={() => this.drawAgain()} onReport={(name) => this.report(broken, name)} />
      )
    }
    return (
      <>
        {failure === undefined ? null : (
          <Failed
            what={kindOf(failure)}
            onGoOn={() => this.goOn(failure)}
            onReport={(name) => this.report(failure, name)}
          />
        )}
        <Fragment key={tries}>{children}</Fragment>
      </>
    )
  }

  /** Drawn anew, the screens ask again, and no button waits for what will not come. */
  private async goOn(failure: unknown): Promise<void> {
    const what = kindOf(failure)
    // A worker that is silent twice is not asked a third time.
    const again = what === 'silent' && this.state.silent === true
    if (what === 'part' || again || !(await this.props.answers())) {
      this.props.onReload()
      return
    }
    const silent = what === 'silent' || this.state.silent === true
    this.setState(({ tries }) => ({ failure: undefined, tries: tries + 1, silent }))
  }

  /** A screen that fails twice is left for the first place; when that fails too, the page is loaded anew. */
  private drawAgain(): Promise<void> {
    const here = location.pathname
    const again = this.state.at === here
    if (again && here === '/') this.props.onReload()
    else {
      if (again) history.replaceState(null, '', '/')
      this.setState(({ tries }) => ({ broken: undefined, tries: tries + 1, at: here }))
    }
    return Promise.resolve()
  }

  private report(error: unknown, name: string): void {
    const { now, version, onFile } = this.props
    const report = reportOf(error, { at: now(), version, path: location.pathname })
    onFile(name, new TextEncoder().encode(report))
  }
}

interface WaysOn {
  readonly onGoOn: () => Promise<void>
  /** With the name of the file, in the person's language. */
  readonly onReport: (name: string) => void
}

/** Instead of the screens. */
function Broken(ways: WaysOn): VNode {
  const { t } = useText()
  return (
    <main class="page narrow">
      <Title>{t('failure:title')}</Title>
      <Notice tone="wait">
        <p>{t('failure:kept')}</p>
      </Notice>
      <WaysOn {...ways} />
    </main>
  )
}

type What = 'part' | 'silent' | 'other'

function kindOf(failure: unknown): What {
  if (isMissingPart(failure)) return 'part'
  return failure instanceof NotAnswered ? 'silent' : 'other'
}

const TITLES = { part: 'failure:part', silent: 'failure:silent', other: 'failure:title' } as const

/** Above the screens, which stay. */
function Failed({ what, ...ways }: WaysOn & { readonly what: What }): VNode {
  const { t } = useText()
  return (
    <div class="failed">
      <Notice tone="wait" live>
        <p>
          <strong>{t(TITLES[what])}</strong>
        </p>
        <p>{t(what === 'silent' ? 'failure:silent-kept' : 'failure:kept')}</p>
        <WaysOn {...ways} />
      </Notice>
    </div>
  )
}

function WaysOn({ onGoOn, onReport }: WaysOn): VNode {
  const { t } = useText()
  const { busy, run } = useOnce()
  return (
    <div class="row">
      <Button
        look="primary"
        busy={busy}
        onClick={() => {
          run(onGoOn)
        }}
      >
        {t('failure:go-on')}
      </Button>
      <Button
        onClick={() => {
          onReport(t('failure:report-file'))
        }}
      >
        {t('failure:report')}
      </Button>
    </div>
  )
}
