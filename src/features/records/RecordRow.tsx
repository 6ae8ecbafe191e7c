import type { VNode } from 'preact'
import type { Summary } from '../../store/summary.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useText, type Text } from '../../ui/text.ts'

/** Four facts at most, and the whole row is the link. */
export function RecordRow({ summary }: { readonly summary: Summary }): VNode {
  const text = useText()
  const { t, date } = text
  const isCase = summary.kind === 'case'
  return (
    <li>
      <a class="list-row" href={`/records/${summary.id}`}>
        <span>
          <span class="title">{titleOf(text, summary)}</span>
          <br />
          <span class="fact">{factOf(text, summary)}</span>
        </span>
        <span class="aside">
          {t(isCase ? 'records:case' : 'records:reception')} {plainText(summary.facts.code)}
          <br />
          {date(summary.when.slice(0, 10))}
          {summary.conflicts > 0 ? (
            <span class="tag differ">
              <Icon name="differ" />
              {t('records:differ')}
            </span>
          ) : null}
        </span>
      </a>
    </li>
  )
}

function titleOf({ t }: Text, { kind, facts }: Summary): string {
  if (kind === 'case') return plainText(facts.name) || t('records:no-name')
  return t('interview:total', { count: Number(facts.people ?? 0) })
}

function factOf({ t, words, list }: Text, { kind, facts }: Summary): string {
  if (kind === 'case') return t('interview:total', { count: Number(facts.people ?? 0) })
  const reasons = Array.isArray(facts.reasons) ? facts.reasons : []
  const named = reasons.slice(0, 2).map((code) => words.code('reasons', String(code)))
  return [plainText(facts.place), list(named)].filter((part) => part !== '').join(' · ')
}

function plainText(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
