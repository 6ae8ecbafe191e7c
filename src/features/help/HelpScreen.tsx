import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { Field } from '../../ui/Field.tsx'
import { findOptions } from '../../ui/find-options.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useText, type Text } from '../../ui/text.ts'
import { Title } from '../../ui/Title.tsx'
import '../../ui/help.css'
import { Eye } from './PlacePicture.tsx'
import { BEGIN, DAILY, ICON_OF, PAGES, TOPICS, TROUBLES } from './topics.ts'
import type { HelpIconName, HelpPageName, HelpTopic } from './topics.ts'
import { Form } from '../../ui/Form.tsx'

type Page = HelpTopic | HelpPageName

const GROUPS = [
  { title: 'guide:troubles', pages: TROUBLES },
  { title: 'guide:begin', pages: [...BEGIN, ...PAGES] },
  { title: 'guide:daily', pages: DAILY },
] as const

/** The way in, one tap from every page: troubles first, because then somebody is waiting. */
export function HelpScreen(): VNode {
  const text = useText()
  const { t } = text
  const [typed, setTyped] = useState('')
  const searching = typed.trim() !== ''
  const found = searching ? pagesFound(text, typed) : []
  return (
    <div class="page">
      <Title>{t('help:title')}</Title>
      <p class="hint">{t('guide:intro')}</p>
      <Form>
        <Field id="help-search" label={t('guide:search')} value={typed} onInput={setTyped} />
      </Form>
      <p class="hint" role="status" hidden={!searching}>
        {searching ? saidOf(text, found.length) : ''}
      </p>
      {searching ? (
        <Rows pages={found} />
      ) : (
        GROUPS.map(({ title, pages }) => (
          <nav key={title} class="help-group" aria-label={t(title)}>
            <h2>{t(title)}</h2>
            <Rows pages={pages} />
          </nav>
        ))
      )}
    </div>
  )
}

function saidOf({ t }: Text, count: number): string {
  return count === 0 ? t('guide:nothing-found') : t('guide:found', { count })
}

/** In titles and steps alike, accents apart. */
function pagesFound(text: Text, typed: string): readonly Page[] {
  const pages: readonly Page[] = [...TOPICS, ...PAGES]
  const options = pages.map((page) => ({
    code: page,
    label: titleOf(text, page),
    also: Object.values(text.words.help(page).steps).join(' '),
  }))
  const found = new Set(findOptions(options, typed).map(({ code }) => code))
  return pages.filter((page) => found.has(page))
}

function titleOf({ t, words }: Text, page: Page): string {
  const isPage = PAGES.some((one) => one === page)
  return isPage ? t(`guide:${page}`) : words.help(page).title
}

function Rows({ pages }: { readonly pages: readonly Page[] }): VNode {
  const text = useText()
  return (
    <ul class="rows help-rows">
      {pages.map((page) => (
        <li key={page}>
          <a class="list-row" href={`/help/${page}`}>
            <RowIcon name={ICON_OF[page]} />
            <span class="title">{titleOf(text, page)}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

function RowIcon({ name }: { readonly name: HelpIconName }): VNode {
  return name === 'seen' || name === 'hidden' ? (
    <Eye open={name === 'seen'} />
  ) : (
    <Icon name={name} />
  )
}
