import type { VNode } from 'preact'
import { Notice } from './Notice.tsx'
import { Problem } from './Problem.tsx'

/** What came of something the person did: a sentence, or a kind of problem. */
export type Came = { readonly done: string } | { readonly problem: string }

export interface OutcomeProps {
  readonly came: Came | undefined
  /** Without it something stays unsaved: that alone is red. */
  readonly unsaved?: boolean
}

export function Outcome({ came, unsaved = false }: OutcomeProps): VNode | null {
  if (came === undefined) return null
  if ('problem' in came) return <Problem kind={came.problem} unsaved={unsaved} />
  return (
    <Notice tone="plain" live>
      <p>{came.done}</p>
    </Notice>
  )
}
