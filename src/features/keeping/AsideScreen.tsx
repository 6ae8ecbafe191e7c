import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { Answers } from '../../ui/Answers.tsx'
import { Button } from '../../ui/Button.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Problem } from '../../ui/Problem.tsx'
import { useText } from '../../ui/text.ts'
import { Title } from '../../ui/Title.tsx'
import { useAnswer } from '../../ui/use-answer.ts'
import { useOnce } from '../../ui/use-once.ts'
import type { AsideView } from './aside.ts'
import type { Keeping } from './keeping.ts'

export interface AsideScreenProps {
  readonly keeping: Pick<Keeping, 'aside' | 'sayAgain' | 'retry'>
  readonly news: number
  readonly nameOfMember: (member: string) => string
  readonly onFile: (name: string, bytes: Uint8Array) => void
}

/** What could not be read or sent: to be looked at, tried again, said again, or given to somebody as a file. */
export function AsideScreen(props: AsideScreenProps): VNode {
  const { keeping, news, onFile } = props
  const { t } = useText()
  const [done, setDone] = useState(0)
  const [problem, setProblem] = useState<string>()
  const { busy, run } = useOnce()
  const aside = useAnswer(() => keeping.aside(), [news, done])
  if (aside?.ok !== true) {
    return (
      <div class="page">
        <Title>{t('sending:set-aside')}</Title>
        <Loaded answer={aside}>{() => null}</Loaded>
      </div>
    )
  }
  const act = (what: Keeping['retry']) => {
    run(async () => {
      const result = await what()
      setProblem(result.ok ? undefined : result.problem.kind)
      setDone(done + 1)
    })
  }
  return (
    <div class="page">
      <Title>{t('sending:set-aside')}</Title>
      <p>{t('keeping:aside-text')}</p>
      {problem === undefined ? null : <Problem kind={problem} />}
      {aside.value.length === 0 ? <p class="hint">{t('keeping:aside-none')}</p> : null}
      {aside.value.map((one) => (
        <AsideItem
          key={one.id}
          {...props}
          one={one}
          busy={busy}
          onAgain={() => {
            act(() => keeping.sayAgain(one.id))
          }}
        />
      ))}
      {aside.value.length === 0 ? null : (
        <>
          <Button
            icon="send"
            busy={busy}
            onClick={() => {
              act(() => keeping.retry())
            }}
          >
            {t('keeping:aside-retry')}
          </Button>
          <Button
            icon="handover"
            onClick={() => {
              const text = JSON.stringify(aside.value.map(sealedOnly), null, 2)
              onFile(t('keeping:aside-file'), new TextEncoder().encode(text))
            }}
          >
            {t('keeping:aside-export')}
          </Button>
          <p class="hint">{t('keeping:aside-export-hint')}</p>
        </>
      )}
    </div>
  )
}

/** The file for whoever mends it holds seals and reasons, nothing that anybody said. */
function sealedOnly({ id, way, reason, at, sealed }: AsideView) {
  return { id, way, reason, at, sealed }
}

function AsideItem({
  one,
  busy,
  nameOfMember,
  onAgain,
}: AsideScreenProps & {
  readonly one: AsideView
  readonly busy: boolean
  readonly onAgain: () => void
}): VNode {
  const { t, words, date, time, list } = useText()
  const { says } = one
  const device =
    says === undefined ? '' : t('devices:other-device', { code: says.device.id.slice(0, 6) })
  const people = says?.device.people.map(nameOfMember) ?? []
  const rows = [
    { label: t('keeping:aside-why'), text: t(`sending:reason.${one.reason}`) },
    { label: t('keeping:aside-when'), text: `${date(one.at)}, ${time(one.at)}` },
    ...(says === undefined
      ? []
      : [
          { label: t('keeping:aside-what'), text: words.set(says.kind).title },
          { label: t('keeping:aside-who'), text: nameOfMember(says.member) },
          {
            label: t('keeping:aside-device'),
            text: people.length === 0 ? device : `${device} (${list(people)})`,
          },
        ]),
  ]
  return (
    <section class="panel">
      <h2>{t(`keeping:aside-${one.way}`)}</h2>
      <Answers rows={rows} />
      {says === undefined ? (
        <p class="hint">{t('keeping:aside-sealed')}</p>
      ) : (
        <>
          <details>
            <summary>{t('keeping:aside-read')}</summary>
            <AsideText groups={says.groups} />
          </details>
          {one.oversteps ? (
            <p class="hint">{t('keeping:aside-overstep')}</p>
          ) : (
            <Button icon="send" busy={busy} onClick={onAgain}>
              {t('keeping:aside-again')}
            </Button>
          )}
        </>
      )}
    </section>
  )
}

/** Only what people wrote themselves: codes mean nothing outside their question. */
function AsideText({
  groups,
}: {
  readonly groups: NonNullable<AsideView['says']>['groups']
}): VNode {
  const { t } = useText()
  const texts = groups.flatMap(({ value }) => textsIn(value))
  return texts.length === 0 ? (
    <p class="hint">{t('keeping:aside-no-text')}</p>
  ) : (
    <ul>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )
}

const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return CODE.test(value) ? [] : [value]
  if (Array.isArray(value)) return value.flatMap(textsIn)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
