import type { VNode } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { viewInterview } from '../../forms/view.ts'
import type { RecordId } from '../../model/id.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useText } from '../../ui/text.ts'
import { Title } from '../../ui/Title.tsx'
import { fieldId } from './field-id.ts'
import type { Interviews } from './interviews.ts'
import { ReviewPage } from './ReviewPage.tsx'
import { SectionNavigation } from './SectionNavigation.tsx'
import { SectionPage } from './SectionPage.tsx'
import { useInterview, type Catalogue, type OpenInterview } from './use-interview.ts'

export interface InterviewScreenProps {
  readonly interviews: Interviews
  readonly catalogue: Catalogue
  readonly draftId: string
  readonly today: string
  readonly newId: () => string
  readonly onSaved: (record: RecordId, kind: string) => void
  readonly onLeave: () => void
}

const TRY_AGAIN_MS = 1_000

export function InterviewScreen(props: InterviewScreenProps): VNode {
  const { t } = useText()
  const [tries, setTries] = useState(0)
  const open = useInterview({ ...props, tries })
  // Once the other window lets go, this one goes on by itself.
  useEffect(() => {
    if (open !== 'elsewhere') return undefined
    const timer = setTimeout(() => {
      setTries(tries + 1)
    }, TRY_AGAIN_MS)
    return () => {
      clearTimeout(timer)
    }
  }, [open, tries])
  if (open === 'loading') return <div class="page" aria-busy="true" />
  if (open === 'elsewhere') {
    return (
      <div class="page">
        <Title>{t('keeping:elsewhere-title')}</Title>
        <p>{t('keeping:elsewhere')}</p>
        <Button
          look="primary"
          onClick={() => {
            setTries(tries + 1)
          }}
        >
          {t('keeping:retry')}
        </Button>
        <Button onClick={props.onLeave}>{t('common:home')}</Button>
      </div>
    )
  }
  if (open === 'gone') {
    return (
      <div class="page">
        <Title>{t('interview:gone-title')}</Title>
        <p>{t('interview:gone')}</p>
        <Button look="primary" onClick={props.onLeave}>
          {t('common:home')}
        </Button>
      </div>
    )
  }
  return <Pages {...props} open={open} />
}

/** One section after another, then the review; the address says which, so that Back is the browser's. */
function Pages(props: InterviewScreenProps & { readonly open: OpenInterview }): VNode {
  const { open } = props
  const text = useText()
  const view = useMemo(() => viewInterview(open.interview), [open.interview])
  const sections = view.sections.filter((section) => section.state !== 'not-needed')
  const [at, setAt] = useState(() => sectionOf(open, sections))
  const [focus, setFocus] = useState(() => (open.draft.at === '' ? undefined : open.draft.at))
  const words = text.words.set(open.interview.set.id)
  const subject = open.draft.subject
  const title = subject === undefined ? words.title : (words.subjects?.[subject]?.title ?? '')
  const section = sections[at]
  useFocusOn(focus)

  const goTo = (index: number, path?: string) => {
    setAt(index)
    setFocus(path)
  }
  const goToPath = (path: string) => {
    const index = sections.findIndex(({ items }) => holdsPath(items, path))
    goTo(Math.max(0, index), path)
  }
  return (
    <div class="page">
      <SectionNavigation title={title} sections={sections} words={words} at={at} onGo={goTo} />
      {open.keeping === 'storage-full' || open.keeping === 'storage-failed' ? (
        <Notice tone="problem" live>
          <p>{text.t(`problems:${open.keeping}`)}</p>
        </Notice>
      ) : null}
      {section === undefined ? (
        <ReviewPage
          {...props}
          words={words}
          onGo={goToPath}
          onBack={() => {
            goTo(sections.length - 1)
          }}
        />
      ) : (
        <SectionPage
          key={section.section.id}
          open={open}
          view={section}
          words={words}
          catalogue={props.catalogue}
          newId={props.newId}
          onBack={
            at === 0
              ? props.onLeave
              : () => {
                  goTo(at - 1)
                }
          }
          onNext={() => {
            goTo(at + 1)
          }}
        />
      )}
    </div>
  )
}

type Sections = ReturnType<typeof viewInterview>['sections']

/** Resumes where the last answer was given. */
function sectionOf({ draft }: OpenInterview, sections: Sections): number {
  return Math.max(
    0,
    sections.findIndex(({ items }) => holdsPath(items, draft.at)),
  )
}

function holdsPath(items: Sections[number]['items'], path: string): boolean {
  const first = path.split('/')[0]
  return items.some((item) => ('repeat' in item ? item.repeat.id : item.path) === first)
}

/** After a link from the review: the field itself, not the top of its page. */
function useFocusOn(path: string | undefined): void {
  useEffect(() => {
    if (path === undefined) return
    const place = document.getElementById(fieldId(path))
    const control = place?.matches('input, textarea, select, button')
      ? place
      : place?.querySelector<HTMLElement>('input, textarea, select, button')
    place?.scrollIntoView({ block: 'center' })
    control?.focus()
  }, [path])
}
