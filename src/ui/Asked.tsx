import type { VNode } from 'preact'
import { Icon } from './Icon.tsx'

export interface AskedProps {
  readonly id: string
  readonly legend: string
  /** The screen is about this question: its words are the heading. */
  readonly lead?: boolean | undefined
  readonly hint?: string | undefined
  readonly problem?: string | undefined
  /** A question about the answer; nobody is at fault. */
  readonly doubt?: string | undefined
}

/** The words of a question, as the heading of its screen or as one question among others. */
export function Asked({ legend, lead = false }: Pick<AskedProps, 'legend' | 'lead'>): VNode {
  return lead ? <h1 tabIndex={-1}>{legend}</h1> : <>{legend}</>
}

type BesideProps = Omit<AskedProps, 'legend' | 'lead'>

/** Between the question and its control: the hint, and what is wrong or odd about the answer. */
export function Beside({ id, hint, problem, doubt }: BesideProps): VNode {
  return (
    <>
      {hint === undefined ? null : (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem === undefined ? null : (
        <p class="question-problem" id={`${id}-problem`}>
          <Icon name="alert" />
          <span>{problem}</span>
        </p>
      )}
      {doubt === undefined ? null : (
        <p class="question-doubt" id={`${id}-doubt`}>
          <Icon name="alert" />
          <span>{doubt}</span>
        </p>
      )}
    </>
  )
}

/** For `aria-describedby`: what stands between the question and its control. */
export function besideIds({ id, hint, problem, doubt }: BesideProps): string | undefined {
  const ids = [hint && `${id}-hint`, problem && `${id}-problem`, doubt && `${id}-doubt`]
  return ids.filter(Boolean).join(' ') || undefined
}
