import type { VNode } from 'preact'
import { Button } from '../../ui/Button.tsx'
import { useText } from '../../ui/text.ts'
import { Title } from '../../ui/Title.tsx'
import { WhoReads } from './WhoReads.tsx'
import { BEGIN, TROUBLES } from './topics.ts'

/** All help on one page: it can be searched by the browser, printed whole, and read without a connection. */
export function HelpScreen(): VNode {
  const { t, words } = useText()
  return (
    <div class="page">
      <Title>{t('help:title')}</Title>
      <p>{t('help:intro')}</p>
      <nav class="panel no-print" aria-label={t('help:what-to-do')}>
        <h2>{t('help:what-to-do')}</h2>
        <ul class="rows">
          {TROUBLES.map((topic) => (
            <li key={topic}>
              <a class="list-row" href={`/help/${topic}`}>
                <span class="title">{words.help(topic).title}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {BEGIN.map((topic) => (
        <Topic key={topic} topic={topic} />
      ))}
      <WhoReads />
      <Print />
    </div>
  )
}

/** What to do when: one page, to be read with somebody waiting. */
export function HelpTopicScreen({ topic }: { readonly topic: string }): VNode {
  const { t, words } = useText()
  const { title, steps } = words.help(topic)
  return (
    <div class="page narrow">
      <Title>{title === '' ? t('help:title') : title}</Title>
      <Steps steps={steps} />
      <p class="no-print">
        <a href="/help">{t('help:title')}</a>
      </p>
      <Print />
    </div>
  )
}

function Topic({ topic }: { readonly topic: string }): VNode {
  const { words } = useText()
  const { title, steps } = words.help(topic)
  return (
    <section class="panel">
      <h2>{title}</h2>
      <Steps steps={steps} />
    </section>
  )
}

function Steps({ steps }: { readonly steps: Readonly<Record<string, string>> }): VNode {
  return (
    <ol class="steps">
      {Object.entries(steps).map(([n, step]) => (
        <li key={n}>{step}</li>
      ))}
    </ol>
  )
}

function Print(): VNode {
  const { t } = useText()
  return (
    <div class="row no-print">
      <Button
        icon="print"
        onClick={() => {
          window.print()
        }}
      >
        {t('help:card')}
      </Button>
    </div>
  )
}
