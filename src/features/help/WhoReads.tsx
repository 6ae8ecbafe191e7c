import type { VNode } from 'preact'
import { useId } from 'preact/hooks'
import { useText } from '../../ui/text.ts'

/** Where data goes and who can read it: a drawing, and the same said in words. */
export function WhoReads(): VNode {
  const { t, words } = useText()
  const id = useId()
  const { title, steps } = words.help('who-reads')
  const said = Object.values(steps)
  return (
    <section class="panel">
      <h2 id={id}>{title}</h2>
      <svg class="flow" viewBox="0 0 360 350" role="img" aria-labelledby={`${id} ${id}-desc`}>
        <desc id={`${id}-desc`}>{said.join(' ')}</desc>
        <Box y={2} name={t('help:tablet')} />
        <Box y={98} name={t('help:server')} />
        <Box y={194} name={t('help:others')} />
        <Box y={290} name={t('help:unhcr')} />
        <path class="arrow" d="M120 58V88m-8 -9l8 10l8 -10" />
        <path class="arrow" d="M120 154V184m-8 -9l8 10l8 -10" />
        <path class="arrow" d="M240 30H320V318H252m9 -8l-10 8l10 8" />
        <text class="note" x="134" y="83">
          {t('help:sealed')}
        </text>
        <text class="note" x="134" y="179">
          {t('help:sealed')}
        </text>
        <text class="note end" x="312" y="276">
          {t('help:allowed')}
        </text>
      </svg>
      <ul class="dots">
        {said.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}

function Box({ y, name }: { readonly y: number; readonly name: string }): VNode {
  return (
    <g>
      <rect x={1} y={y} width={239} height={56} rx={8} />
      <text x={120} y={y + 34}>
        {name}
      </text>
    </g>
  )
}
