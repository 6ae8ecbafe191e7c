import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../../ui/Button.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Outcome, type Came } from '../../ui/Outcome.tsx'
import { useText } from '../../ui/text.ts'
import { Title } from '../../ui/Title.tsx'
import { useAnswer } from '../../ui/use-answer.ts'
import type { Deleted, Deletions } from './deletions.ts'
import { recordName } from './record-name.ts'

export interface DeletedScreenProps {
  readonly deletions: Pick<Deletions, 'all' | 'erase' | 'recover'>
  /** Who coordinates may also erase at once. */
  readonly mayErase: boolean
  readonly news: number
  readonly nameOfMember: (member: string) => string
  readonly onRecovered: (id: string) => void
}

/** What was deleted lately: why, by whom, for how long it can be had back. */
export function DeletedScreen(props: DeletedScreenProps): VNode {
  const { deletions, news, onRecovered } = props
  const { t } = useText()
  const [came, setCame] = useState<Came>()
  const [erased, setErased] = useState(0)
  const found = useAnswer(() => deletions.all(), [news, erased])
  const erase = async ({ summary }: Deleted) => {
    const done = await deletions.erase(summary.id)
    setCame(done.ok ? { done: t('records:deletion.erased') } : { problem: done.problem.kind })
    setErased(erased + 1)
    // The row that had focus is gone.
    document.querySelector('h1')?.focus()
  }
  const recover = async ({ summary }: Deleted) => {
    const recovered = await deletions.recover(summary.id)
    if (recovered.ok) onRecovered(summary.id)
    else setCame({ problem: recovered.problem.kind })
  }
  return (
    <div class="page">
      <Title>{t('records:deletion.list')}</Title>
      <p>{t('records:deletion.list-text')}</p>
      <Outcome came={came} />
      <Loaded answer={found}>
        {(all) =>
          all.length === 0 ? (
            <div class="empty">
              <p>{t('records:deletion.none')}</p>
            </div>
          ) : (
            <ul class="stack">
              {all.map((one) => (
                <DeletedRow
                  key={one.summary.id}
                  {...props}
                  one={one}
                  onRecover={() => void recover(one)}
                  onErase={() => void erase(one)}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
    </div>
  )
}

interface DeletedRowProps extends DeletedScreenProps {
  readonly one: Deleted
  readonly onRecover: () => void
  readonly onErase: () => void
}

function DeletedRow({ one, nameOfMember, mayErase, onRecover, onErase }: DeletedRowProps): VNode {
  const text = useText()
  const { t, words, date } = text
  const { summary, deletion, daysLeft } = one
  const name = recordName(text, summary)
  const left = deletion.contested
    ? t('records:deletion.contested')
    : t('records:deletion.left', { count: daysLeft })
  return (
    <li class="panel stack tight">
      <h2>{name}</h2>
      <p>{words.code('deletion-reasons', deletion.reason)}</p>
      {deletion.note === undefined ? null : <p>{deletion.note}</p>}
      <p class="hint">
        {t('records:by', { who: nameOfMember(deletion.member), when: date(deletion.at) })}
      </p>
      <p>{daysLeft === 0 && !deletion.contested ? t('records:deletion.soon') : left}</p>
      <div class="row">
        <Button icon="again" onClick={onRecover}>
          {t('records:deletion.recover')}
        </Button>
      </div>
      {mayErase ? <EraseNow onErase={onErase} /> : null}
    </li>
  )
}

/** There is no way back from this one: what it does is read before its button is in reach. */
function EraseNow({ onErase }: { readonly onErase: () => void }): VNode {
  const { t } = useText()
  return (
    <details>
      <summary>{t('records:deletion.erase-begin')}</summary>
      <div class="stack tight">
        <p>{t('records:deletion.erase-text')}</p>
        <div class="row">
          <Button look="danger" onClick={onErase}>
            {t('records:deletion.erase-do')}
          </Button>
        </div>
      </div>
    </details>
  )
}
