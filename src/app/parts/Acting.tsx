import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { ICONS, type IconName } from '../../ui/icons.ts'
import { ListRow } from '../../ui/ListRow.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { useText } from '../../ui/text.ts'
import { UndoBar } from '../../ui/UndoBar.tsx'
import { Moments, Part } from './Part.tsx'

const LOOKS = ['primary', 'plain', 'quiet', 'danger'] as const
const KINDS = ['all', 'case', 'reception'] as const

/** What is tapped. */
export function Acting(): VNode {
  const { t } = useText()
  const [kind, setKind] = useState<(typeof KINDS)[number]>('all')
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Part name="Button">
        {LOOKS.map((look) => (
          <Moments key={look} of=".button">
            {() => <Button look={look}>{t('common:save')}</Button>}
          </Moments>
        ))}
        <div class="row">
          <Button look="primary" busy>
            {t('common:save')}
          </Button>
          <Button icon="new">{t('records:new-reception')}</Button>
          <Button size="small">{t('common:undo')}</Button>
        </div>
        <Button size="wide" icon="handover">
          {t('keeping:backup-everything')}
        </Button>
      </Part>
      <Part name="Segments">
        <Segments
          name={t('records:show')}
          choices={KINDS.map((code) => ({ code, label: t(`records:kinds.${code}`) }))}
          chosen={kind}
          onChange={setKind}
        />
      </Part>
      <Part name="ListRow">
        <ul class="rows">
          <ListRow href="#ListRow" title={t('records:case')} />
          <ListRow
            href="#ListRow"
            icon="people"
            title={t('interview:total', { count: 3 })}
            fact={t('records:empty')}
            aside={<span class="late">{t('home:when.late', { day: t('home:week') })}</span>}
          />
          <ListRow href="#ListRow" icon="records" title={t('records:case')} here />
        </ul>
      </Part>
      <Part name="Dialog">
        <Button
          onClick={() => {
            setOpened(!opened)
          }}
        >
          {t('common:view')}
        </Button>
        <dialog open={opened} class="parts-dialog">
          <p>{t('common:closing')}</p>
        </dialog>
      </Part>
      <Part name="UndoBar">
        <UndoBar text={t('home:discarded')} onUndo={() => undefined} />
      </Part>
      <Part name="Icon">
        <div class="row">
          {(Object.keys(ICONS) as IconName[]).map((name) => (
            <Icon key={name} name={name} />
          ))}
        </div>
      </Part>
    </>
  )
}
