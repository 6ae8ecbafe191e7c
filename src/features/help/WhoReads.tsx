import type { VNode } from 'preact'
import { useText } from '../../ui/text.ts'
import { HelpPage } from './HelpPage.tsx'
import { Arrow, Eye, PlacePicture, type PlaceName } from './PlacePicture.tsx'

interface Place {
  readonly name: PlaceName
  /** Somebody can read there. */
  readonly open: boolean
  /** Data come here from the place before. */
  readonly way: boolean
}

const PLACES: readonly Place[] = [
  { name: 'person', open: true, way: false },
  { name: 'tablet', open: true, way: true },
  { name: 'post', open: false, way: true },
  { name: 'devices', open: true, way: true },
  { name: 'unhcr', open: true, way: true },
]

/** Where data goes and who can read it. The drawing is a list: whoever hears it gets the same as whoever sees it. */
export function WhoReads(): VNode {
  const { t } = useText()
  return (
    <HelpPage title={t('guide:who-reads')} width="wide">
      <p>{t('guide:who-reads-intro')}</p>
      <div class="flow-frame">
        <ol class="flow">
          {PLACES.map((place) => (
            <PlaceInFlow key={place.name} {...place} />
          ))}
        </ol>
      </div>
    </HelpPage>
  )
}

function PlaceInFlow({ name, open, way }: Place): VNode {
  const { t } = useText()
  return (
    <li>
      {way ? (
        <p class={`way to-${name}`}>
          <Arrow />
          <span>{t(`guide:place.${name}.way`)}</span>
        </p>
      ) : null}
      <div class={`place at-${name} ${open ? 'open' : 'shut'}`}>
        <PlacePicture name={name} />
        <h2>{t(`guide:place.${name}.name`)}</h2>
        <p>{t(`guide:place.${name}.holds`)}</p>
        <p class="reads">
          <Eye open={open} />
          {open ? (
            <span>
              <strong>{t('guide:open')}</strong> {t(`guide:place.${name}.reads`)}
            </span>
          ) : (
            <strong>{t('guide:shut')}</strong>
          )}
        </p>
      </div>
    </li>
  )
}
