// What is being typed, beside the answer it amounts to. Typing is never undone: the text stands as long as the answer is its own.
import { useState } from 'preact/hooks'
import type { AnswerValue } from '../../model/answers.ts'

/**
 * `shownFor`: how an answer that came from elsewhere stands in the field. An answer that is not what was typed last (a refusal, an
 * offer that was taken, a draft resumed) puts its own text there.
 */
export function useTyped<T>(
  value: AnswerValue | undefined,
  shownFor: (value: AnswerValue | undefined) => T,
): readonly [T, (typed: T, amountsTo: AnswerValue | undefined) => void] {
  const [typed, setTyped] = useState<{ readonly text: T; readonly as: string }>()
  const text = typed?.as === keyOf(value) ? typed.text : shownFor(value)
  return [
    text,
    (next, amountsTo) => {
      setTyped({ text: next, as: keyOf(amountsTo) })
    },
  ]
}

function keyOf(value: AnswerValue | undefined): string {
  return JSON.stringify(value ?? null)
}
