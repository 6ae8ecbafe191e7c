import type { ComponentChildren, VNode } from 'preact'
import { Problem } from './Problem.tsx'
import { useText } from './text.ts'

type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: { readonly kind: string } }

export interface LoadedProps<T> {
  /** `undefined` while nothing has come yet. */
  readonly answer: Answer<T> | undefined
  /** How many rows stand in for what is coming, so that the page keeps its shape. */
  readonly rows?: number
  readonly children: (value: T) => ComponentChildren
}

/** What was asked for; before that its place, still and silent; or the sentence that says why it did not come. */
export function Loaded<T>({ answer, rows = 3, children }: LoadedProps<T>): VNode {
  if (answer === undefined) return <Waiting rows={rows} />
  return answer.ok ? <>{children(answer.value)}</> : <Problem kind={answer.problem.kind} />
}

/** Boxes without motion; words only after a while, since most things are here before they could be read. */
export function Waiting({ rows }: { readonly rows: number }): VNode {
  const { t } = useText()
  return (
    <div class="waiting" aria-busy="true">
      {Array.from({ length: rows }, (_, i) => (
        <span key={i} class="waiting-row" />
      ))}
      <p class="hint waiting-words">{t('common:waiting')}</p>
    </div>
  )
}
