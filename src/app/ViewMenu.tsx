import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { Icon } from '../ui/Icon.tsx'
import { LanguageChoice } from '../ui/LanguageChoice.tsx'
import { Segments } from '../ui/Segments.tsx'
import { useText } from '../ui/text.ts'
import { THEMES, type Preferences } from './preferences.ts'

export interface ViewMenuProps {
  readonly preferences: Preferences
  readonly onPreferences: (preferences: Preferences) => void
}

/** Language and light from anywhere, also in the middle of an interview: two taps, and focus comes back. */
export function ViewMenu(props: ViewMenuProps): VNode {
  const { t } = useText()
  const [wanted, setWanted] = useState(false)
  return (
    <>
      <button type="button" class="button small" popovertarget="view-menu">
        <Icon name="view" />
        <span>{t('common:view')}</span>
      </button>
      <div
        class="view-menu"
        id="view-menu"
        popover="auto"
        onBeforeToggle={() => {
          setWanted(true)
        }}
      >
        {wanted ? <ViewChoices {...props} /> : null}
      </div>
    </>
  )
}

export function ViewChoices({ preferences, onPreferences }: ViewMenuProps): VNode {
  const { t } = useText()
  return (
    <div class="stack">
      <LanguageChoice
        onChoose={(language) => {
          onPreferences({ ...preferences, language })
        }}
      />
      <Segments
        name={t('common:theme')}
        choices={THEMES.map((code) => ({ code, label: t(`common:themes.${code}`) }))}
        chosen={preferences.theme}
        onChange={(theme) => {
          onPreferences({ ...preferences, theme })
        }}
      />
    </div>
  )
}
