import type { VNode } from 'preact'
import { Icon } from '../ui/Icon.tsx'
import { useText } from '../ui/text.ts'
import type { DeviceState } from './device.ts'
import { placesFor } from './places.ts'

export interface PlacesBarProps {
  readonly state: Extract<DeviceState, { at: 'open' }>
  readonly path: string
}

/** At the foot of a phone, beside everything else with more room. */
export function PlacesBar({ state, path }: PlacesBarProps): VNode {
  const { t } = useText()
  return (
    <nav class="places" aria-label={t('common:places')}>
      {placesFor(state).map(({ href, icon, name }) => (
        <a key={href} href={href} {...(isHere(path, href) ? { 'aria-current': 'page' } : {})}>
          <Icon name={icon} />
          <span>{t(name)}</span>
        </a>
      ))}
    </nav>
  )
}

function isHere(path: string, href: string): boolean {
  return href === '/' ? path === '/' : path.startsWith(href)
}
