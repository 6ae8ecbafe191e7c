// Every part with its states on one page, for whoever changes one of them: `npm run dev`, then /parts. Not in a release.
import type { ComponentChildren, VNode } from 'preact'
import { useState } from 'preact/hooks'
import { Bars } from '../ui/Bars.tsx'
import { Button } from '../ui/Button.tsx'
import { ChoiceCards } from '../ui/ChoiceCards.tsx'
import { CountStrip } from '../ui/CountStrip.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { Field } from '../ui/Field.tsx'
import { Icon } from '../ui/Icon.tsx'
import { ICONS, type IconName } from '../ui/icons.ts'
import { IntervalBar } from '../ui/IntervalBar.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Refusals } from '../ui/Refusals.tsx'
import { useText } from '../ui/text.ts'
import { Title } from '../ui/Title.tsx'
import { UndoBar } from '../ui/UndoBar.tsx'

const THEMES = ['light', 'dark', 'sun'] as const
const TONES = ['plain', 'wait', 'problem', 'differ', 'example'] as const
const LOOKS = ['primary', 'plain', 'quiet', 'danger'] as const

export function PartsPage(): VNode {
  const { t } = useText()
  const [theme, setTheme] = useState<string>('light')
  return (
    <main class="page wide">
      <Title>Parts</Title>
      <ChoiceCards
        id="parts-theme"
        legend={t('common:theme')}
        choices={THEMES.map((code) => ({ code, label: t(`common:themes.${code}`) }))}
        chosen={[theme]}
        multiple={false}
        onChange={([code = 'light']) => {
          document.documentElement.dataset.theme = code
          setTheme(code)
        }}
      />
      <Buttons />
      <Answers />
      <Told />
      <Pictures />
    </main>
  )
}

function Part({
  name,
  children,
}: {
  readonly name: string
  readonly children: ComponentChildren
}): VNode {
  return (
    <section class="panel">
      <h2>{name}</h2>
      {children}
    </section>
  )
}

function Buttons(): VNode {
  const { t } = useText()
  return (
    <Part name="Button, Icon">
      {LOOKS.map((look) => (
        <div class="row" key={look}>
          <Button look={look}>{t('common:save')}</Button>
          <Button look={look} icon="new">
            {t('records:new-reception')}
          </Button>
          <Button look={look} busy>
            {t('common:save')}
          </Button>
          <Button look={look} size="small">
            {t('common:undo')}
          </Button>
        </div>
      ))}
      <div class="row">
        {(Object.keys(ICONS) as IconName[]).map((name) => (
          <Icon key={name} name={name} />
        ))}
      </div>
    </Part>
  )
}

function Answers(): VNode {
  const { t } = useText()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [refused, setRefused] = useState<string>()
  const choices = ['yes', 'no'].map((code) => ({ code, label: t(`common:${code}`) }))
  const field = { value: text, onInput: setText, label: t('records:search') }
  const cards = { choices, chosen, onChange: setChosen, legend: t('records:show') }
  return (
    <Part name="Field, ChoiceCards, Refusals">
      <Field id="parts-rest" {...field} />
      <Field id="parts-hint" {...field} hint={t('records:search-hint')} />
      <Field id="parts-problem" {...field} problem={t('problems:storage-full')} />
      <Field id="parts-long" {...field} kind="long" />
      <ChoiceCards id="parts-one" {...cards} multiple={false} />
      <ChoiceCards id="parts-many" {...cards} multiple problem={t('problems:storage-full')} />
      <Refusals
        id="parts-refusals"
        name={t('records:show')}
        choices={[
          { code: 'unknown', label: t('common:no') },
          { code: 'declined', label: t('common:yes') },
        ]}
        chosen={refused}
        onChange={setRefused}
      />
    </Part>
  )
}

function Told(): VNode {
  const { t } = useText()
  return (
    <Part name="Notice, UndoBar, list row, empty, progress">
      {TONES.map((tone) => (
        <Notice key={tone} tone={tone}>
          <p>{t('common:example')}</p>
        </Notice>
      ))}
      <UndoBar text={t('home:discarded')} onUndo={() => undefined} />
      <ul class="rows">
        <li>
          <a class="list-row" href="/parts">
            <span class="title">{t('records:case')}</span>
            <span class="aside">{t('home:week')}</span>
          </a>
        </li>
      </ul>
      <div class="empty">
        <p>{t('records:empty')}</p>
      </div>
      <label class="stack tight">
        <span>{t('assessment:progress', { done: 8, all: 20 })}</span>
        <progress max={20} value={8} />
      </label>
    </Part>
  )
}

function Pictures(): VNode {
  const { t } = useText()
  const parts = (['0', '1', '2', '3', 'unknown', 'na', 'blank'] as const).map((key, i) => ({
    key,
    label: t(`assessment:level.${key}`),
    count: i + 1,
  }))
  return (
    <Part name="CountStrip, IntervalBar, Bars, DataTable">
      <CountStrip
        title={t('assessment:overall')}
        description={t('assessment:overall')}
        parts={parts}
        tableCaption={t('assessment:strip-caption')}
        tableHeads={[t('assessment:strip-level'), t('assessment:strip-count')]}
        detailsLabel={t('common:as-table')}
      />
      <IntervalBar
        title={t('assessment:municipal')}
        description={t('assessment:municipal')}
        floor={40}
        likely={55}
        ceiling={70}
        before={25}
        labels={{
          floor: t('assessment:floor'),
          likely: t('assessment:likely'),
          ceiling: t('assessment:ceiling'),
          before: t('assessment:floor-before'),
        }}
        detailsLabel={t('common:as-table')}
        tableCaption={t('assessment:municipal')}
      />
      <Bars
        title={t('week:who')}
        caption={t('week:who-caption')}
        head={t('week:age')}
        keys={[
          { key: 'f', label: t('common:yes') },
          { key: 'm', label: t('common:no') },
        ]}
        rows={[
          { label: t('week:people'), counts: { f: 8, m: 5 } },
          { label: t('week:day'), counts: { f: 0, m: 3 } },
        ]}
      />
      <DataTable
        caption={t('week:by-day-caption')}
        heads={[t('week:day'), t('week:people')]}
        rows={[[t('home:week'), 12]]}
      />
    </Part>
  )
}
