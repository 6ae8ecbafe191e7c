import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { KeepingPermission } from '../../model/permission.ts'
import type { Result } from '../../model/result.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useText } from '../../ui/text.ts'
import { Title } from '../../ui/Title.tsx'
import type { Asking } from './asking.ts'
import type { Interviews } from './interviews.ts'
import type { Instead } from './permitted.ts'
import type { ReviewPageProps } from './ReviewPage.tsx'

export interface EndingPageProps {
  readonly asking: Asking
  readonly interviews: Pick<Interviews, 'forget' | 'save'>
  /** Anything but a yes. */
  readonly permission: KeepingPermission
  readonly onBack: () => void
  readonly onLeave: () => void
  readonly onSaved: ReviewPageProps['onSaved']
  readonly onInstead: (instead: Instead) => void
}

/** Somebody did not allow it: thanks, what is kept and what is not, and the ways on. */
export function EndingPage(props: EndingPageProps): VNode {
  const { t } = useText()
  const { asking, permission, onBack } = props
  const { draft } = asking.open
  const isNew = draft.before === undefined
  const title = t(`interview:ending.title.${permission}`)
  const ending = useEnding(props)
  const asks = permission === 'not-asked'
  return (
    <section class="review ending" aria-label={title}>
      <Title page={title}>{title}</Title>
      {asks ? null : (
        <section class="script" aria-label={t('interview:script.title')}>
          <p>{t('interview:ending.thanks')}</p>
        </section>
      )}
      {ending.problem === undefined ? null : (
        <Notice tone="problem" live>
          <p>{t(`problems:${ending.problem}`)}</p>
        </Notice>
      )}
      {asks ? <p>{t('interview:ending.asks')}</p> : null}
      <p>{t(isNew ? 'interview:ending.nothing' : 'interview:ending.only')}</p>
      {asks ? <AskAgain asking={asking} /> : null}
      {isNew ? <p>{t('interview:ending.stays')}</p> : null}
      <Button
        size="wide"
        look={asks ? 'plain' : 'primary'}
        icon={isNew ? 'new' : 'check'}
        busy={ending.busy}
        onClick={() => void (isNew ? ending.instead() : ending.save())}
      >
        {t(isNew ? 'interview:ending.instead' : 'interview:ending.save')}
      </Button>
      <div class="foot">
        <Button look="quiet" icon="back" onClick={onBack}>
          {t('common:back')}
        </Button>
        <Button busy={ending.busy} onClick={() => void ending.leave()}>
          {t('interview:ending.leave')}
        </Button>
      </div>
    </section>
  )
}

function AskAgain({ asking }: { readonly asking: Asking }): VNode {
  const { t } = useText()
  return (
    <Button
      size="wide"
      look="primary"
      icon="back"
      onClick={() => {
        asking.onGo(asking.open.interview.set.keeping?.question ?? '', true)
      }}
    >
      {t('interview:ending.ask')}
    </Button>
  )
}

/** The ways to end. Nothing that was typed is written after the draft is gone. */
function useEnding({ asking, interviews, onInstead, onLeave, onSaved }: EndingPageProps) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const { draft, interview, settled } = asking.open
  const end = async <T,>(act: () => Promise<Result<T>>, then: (value: T) => void) => {
    setBusy(true)
    await settled()
    const done = await act()
    setBusy(false)
    if (done.ok) then(done.value)
    else setProblem(done.problem.kind)
  }
  const forget = () => interviews.forget(draft.id)
  return {
    busy,
    problem,
    leave: () => end(forget, onLeave),
    instead: () =>
      end(forget, (instead) => {
        if (instead === undefined) onLeave()
        else onInstead(instead)
      }),
    save: () =>
      end(
        () => interviews.save(draft.id),
        (record) => {
          onSaved({ record, kind: interview.set.kind, next: 'show', carried: {} })
        },
      ),
  }
}
