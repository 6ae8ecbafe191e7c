import type { VNode } from 'preact'
import { useText } from '../../ui/text.ts'
import { Glossary } from './Glossary.tsx'
import { HelpPage } from './HelpPage.tsx'
import { QuickCard } from './QuickCard.tsx'
import { TERMS_OF, TOPICS } from './topics.ts'
import { WhoReads } from './WhoReads.tsx'

/** One page of the help, by its address. */
export function HelpTopicScreen({ topic }: { readonly topic: string }): VNode {
  switch (topic) {
    case 'card':
      return <QuickCard />
    case 'who-reads':
      return <WhoReads />
    case 'glossary':
      return <Glossary />
    default:
      return <Topic topic={topic} />
  }
}

/** What to do, in at most seven steps. */
function Topic({ topic }: { readonly topic: string }): VNode {
  const { t, words } = useText()
  const known = TOPICS.find((one) => one === topic)
  if (known === undefined) {
    return (
      <HelpPage title={t('help:title')}>
        <p>{t('guide:not-there')}</p>
      </HelpPage>
    )
  }
  const { title, steps } = words.help(known)
  return (
    <HelpPage title={title}>
      <ol class="steps">
        {Object.entries(steps).map(([n, step]) => (
          <li key={n}>{step}</li>
        ))}
      </ol>
      <Terms ids={TERMS_OF[known] ?? []} />
    </HelpPage>
  )
}

function Terms({ ids }: { readonly ids: readonly string[] }): VNode | null {
  const { t, words } = useText()
  if (ids.length === 0) return null
  return (
    <nav class="help-terms no-print" aria-label={t('guide:terms')}>
      <h2>{t('guide:terms')}</h2>
      <ul>
        {ids.map((id) => (
          <li key={id}>
            <a href={`/help/glossary#${id}`}>{words.glossary[id]?.term}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
