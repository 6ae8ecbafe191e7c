import type { VNode } from 'preact'
import { useText } from '../../ui/text.ts'
import { HelpPage } from './HelpPage.tsx'
import { TROUBLES } from './topics.ts'

const PHONES = ['coordination', 'protection', 'emergency'] as const

/** One sheet of paper beside the counter; on the screen it looks as it will on the wall. */
export function QuickCard(): VNode {
  const { t, words } = useText()
  const troubles = words.help('card-troubles')
  return (
    <HelpPage title={t('guide:card')} width="wide" print={t('guide:print-card')}>
      <p class="no-print">{t('guide:card-intro')}</p>
      <article class="quick-card">
        <p class="sheet-head">
          <strong>Amparo</strong>
          <Blank label={t('guide:card-point')} />
        </p>
        <CardSteps part="card-reception" />
        <CardSteps part="card-always" />
        <section class="sheet-troubles">
          <h2>{troubles.title}</h2>
          <dl>
            {TROUBLES.map((topic) => (
              <div key={topic}>
                <dt>{words.help(topic).title}</dt>
                <dd>{troubles.steps[topic]}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section class="sheet-phones">
          <h2>{t('guide:phones')}</h2>
          {PHONES.map((phone) => (
            <Blank key={phone} label={t(`guide:phone.${phone}`)} />
          ))}
        </section>
        <p class="sheet-foot">{t('guide:card-draft')}</p>
      </article>
    </HelpPage>
  )
}

function CardSteps({ part }: { readonly part: 'card-reception' | 'card-always' }): VNode {
  const { words } = useText()
  const { title, steps } = words.help(part)
  return (
    <section class={part}>
      <h2>{title}</h2>
      <ol class="steps">
        {Object.entries(steps).map(([n, step]) => (
          <li key={n}>{step}</li>
        ))}
      </ol>
    </section>
  )
}

/** To be written on by hand. */
function Blank({ label }: { readonly label: string }): VNode {
  return (
    <span class="blank">
      <span>{label}</span>
      <span class="line" aria-hidden="true" />
    </span>
  )
}
