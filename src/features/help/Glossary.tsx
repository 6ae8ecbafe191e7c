import type { VNode } from 'preact'
import { useLocation } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'
import { Field } from '../../ui/Field.tsx'
import { findOptions } from '../../ui/find-options.ts'
import { useText } from '../../ui/text.ts'
import { HelpPage } from './HelpPage.tsx'
import { inOrder } from './glossary-order.ts'
import { Form } from '../../ui/Form.tsx'

/** The field's words, one plain sentence each, in the order of the language. */
export function Glossary(): VNode {
  const { t, words, language } = useText()
  const [typed, setTyped] = useState('')
  const terms = inOrder(words.glossary, language)
  const options = terms.map(({ id, term, meaning }) => ({ code: id, label: term, also: meaning }))
  const found = new Set(findOptions(options, typed).map(({ code }) => code))
  useTermInAddress()
  return (
    <HelpPage title={t('guide:glossary')} width="narrow">
      <p class="hint">{t('guide:glossary-intro')}</p>
      <Form class="no-print">
        <Field id="term-search" label={t('guide:find-term')} value={typed} onInput={setTyped} />
      </Form>
      <p role="status" class="hint" hidden={found.size > 0}>
        {found.size > 0 ? '' : t('guide:nothing-found')}
      </p>
      <dl class="glossary">
        {terms
          .filter(({ id }) => found.has(id))
          .map(({ id, term, meaning }) => (
            <div key={id}>
              <dt id={id} tabIndex={-1}>
                {term}
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
      </dl>
    </HelpPage>
  )
}

/** A link that names a term leads to it; readers hear it at once. */
function useTermInAddress(): void {
  const { url } = useLocation()
  useEffect(() => {
    const [, id = ''] = url.split('#')
    const term = id === '' ? null : document.getElementById(id)
    term?.focus({ preventScroll: true })
    term?.scrollIntoView({ block: 'center' })
  }, [url])
}
