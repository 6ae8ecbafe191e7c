import type { VNode } from 'preact'
import { useText } from './text.ts'

const NAMES = [
  ['es', 'Español'],
  ['pt', 'Português'],
  ['en', 'English'],
] as const

/** Each language in its own name; what was answered stays where it is. */
export function LanguageChoice({
  onChoose,
}: {
  readonly onChoose: (language: 'es' | 'pt' | 'en') => void
}): VNode {
  const { language, t } = useText()
  return (
    <div class="languages" role="group" aria-label={t('common:language')}>
      {NAMES.map(([code, name]) => (
        <button
          type="button"
          key={code}
          lang={code}
          class={`button small ${code === language ? 'primary' : ''}`}
          aria-pressed={code === language}
          onClick={() => {
            onChoose(code)
          }}
        >
          {name}
        </button>
      ))}
    </div>
  )
}
