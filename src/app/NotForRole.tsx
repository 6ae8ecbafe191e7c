import type { VNode } from 'preact'
import { useText } from '../ui/text.ts'
import { Title } from '../ui/Title.tsx'

/** At an address that is for other roles. */
export function NotForRole(): VNode {
  const { t } = useText()
  return (
    <div class="page">
      <Title>{t('common:not-for-role.title')}</Title>
      <p>{t('common:not-for-role.text')}</p>
      <p>
        <a class="alone" href="/">
          {t('common:not-for-role.home')}
        </a>
      </p>
    </div>
  )
}
