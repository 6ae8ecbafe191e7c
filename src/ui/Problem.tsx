import type { ComponentChildren, VNode } from 'preact'
import { Notice } from './Notice.tsx'
import { useText } from './text.ts'

export interface ProblemProps {
  /** A kind of problem, as results name it. */
  readonly kind: string
  /** Said at once: it follows what the person has just done. */
  readonly live?: boolean
  /** Something is not saved: the one thing that is red. */
  readonly unsaved?: boolean
  readonly children?: ComponentChildren
}

/** What happened, what is safe, what to do next, and the page of the help that says more. */
export function Problem({ kind, live = true, unsaved = false, children }: ProblemProps): VNode {
  const { t, helpFor } = useText()
  const help = helpFor(kind)
  return (
    <Notice tone={unsaved ? 'problem' : 'wait'} live={live}>
      <p>{t(`problems:${kind}`)}</p>
      {help === undefined ? null : (
        <p>
          <a class="alone" href={help}>
            {t('common:help-more')}
          </a>
        </p>
      )}
      {children}
    </Notice>
  )
}
