import type { VNode } from 'preact'
import { Bars } from '../../ui/Bars.tsx'
import { CountStrip } from '../../ui/CountStrip.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { IntervalBar } from '../../ui/IntervalBar.tsx'
import { useText } from '../../ui/text.ts'
import { Part } from './Part.tsx'

/** Counts as pictures, each with its table. */
export function Pictures(): VNode {
  const { t } = useText()
  const parts = (['0', '1', '2', '3', 'unknown', 'na', 'blank'] as const).map((key, i) => ({
    key,
    label: t(`assessment:level.${key}`),
    count: i + 1,
  }))
  return (
    <Part name="Pictures">
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
