import type { VNode } from 'preact'
import { Button } from '../../ui/Button.tsx'
import '../../ui/help.css'
import { useText } from '../../ui/text.ts'

/** The places the tour goes to, in the order of its words. */
const PLACES = ['/', '/records', '/week', '/assessment', '/hand-over'] as const

export interface TourProps {
  /** From 0. */
  readonly step: number
  /** The address in sight. */
  readonly path: string
  readonly onStep: (step: number, place: string) => void
  readonly onEnd: () => void
}

/** Five steps through the example. It stands above the screen, never over it, and can be left at any time. */
export function Tour({ step, path, onStep, onEnd }: TourProps): VNode | null {
  const { t, words } = useText()
  const said = words.tour[step]
  if (said === undefined) return null
  const next = PLACES[step + 1]
  return (
    <section class="tour" aria-label={t('help:tour')} data-tour={step}>
      <p class="hint">{t('help:steps', { step: step + 1, all: PLACES.length })}</p>
      {/* Elsewhere the tour waits in one line, out of the way of the work. */}
      {path === PLACES[step] ? (
        <p aria-live="polite">
          <strong>{said.title}.</strong> {said.text}
        </p>
      ) : null}
      <div class="row">
        {next === undefined ? null : (
          <Button
            size="small"
            look="primary"
            onClick={() => {
              onStep(step + 1, next)
            }}
          >
            {t('help:next')}
          </Button>
        )}
        <Button size="small" look="quiet" onClick={onEnd}>
          {t(next === undefined ? 'help:end' : 'help:skip')}
        </Button>
      </div>
    </section>
  )
}
