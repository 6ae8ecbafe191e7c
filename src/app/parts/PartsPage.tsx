// Every part with its states on one page, for whoever changes one of them: `npm run dev`, then /parts. Not in a release.
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { CodeList } from '../../model/question-set.ts'
import { Segments } from '../../ui/Segments.tsx'
import { TextContext, useText, type Text } from '../../ui/text.ts'
import { Title } from '../../ui/Title.tsx'
import { THEMES, type Theme } from '../preferences.ts'
import { Acting } from './Acting.tsx'
import { Answering } from './Answering.tsx'
import { forceStates } from './forced-states.ts'
import { Pictures } from './Pictures.tsx'
import { Telling } from './Telling.tsx'

export interface PartsPageProps {
  readonly lists: ReadonlyMap<string, CodeList>
  /** Device time, ISO 8601. */
  readonly now: string
}

const LENGTHS = ['as-is', 'longer'] as const

export function PartsPage({ lists, now }: PartsPageProps): VNode {
  const text = useText()
  const [theme, setTheme] = useState<Theme>('light')
  const [length, setLength] = useState<(typeof LENGTHS)[number]>('as-is')
  useEffect(() => {
    forceStates(document)
  }, [])
  return (
    <main class="page wide">
      <Title>Parts</Title>
      <Segments
        name={text.t('common:theme')}
        choices={THEMES.map((code) => ({ code, label: text.t(`common:themes.${code}`) }))}
        chosen={theme}
        onChange={(next) => {
          document.documentElement.dataset.theme = next
          setTheme(next)
        }}
      />
      <Segments
        name="Length of words"
        choices={LENGTHS.map((code) => ({ code, label: code }))}
        chosen={length}
        onChange={setLength}
      />
      <TextContext.Provider value={length === 'longer' ? longer(text) : text}>
        <Acting />
        <Answering lists={lists} />
        <Telling now={now} />
        <Pictures />
      </TextContext.Provider>
    </main>
  )
}

/** A third longer, as a translation may be. */
function longer(text: Text): Text {
  return {
    ...text,
    t: (key, values) => {
      const said = text.t(key, values)
      return `${said} ${said.slice(0, Math.ceil(said.length / 3))}`
    },
  }
}
