import type { VNode } from 'preact'

export interface SixDigitsProps {
  readonly digits: string
  readonly explanation: string
  readonly waiting?: string
}

/** The same six digits on both devices, or somebody is in between. Shown in two groups, read one by one. */
export function SixDigits({ digits, explanation, waiting }: SixDigitsProps): VNode {
  return (
    <div class="panel">
      <p>{explanation}</p>
      <p class="digits" aria-label={Array.from(digits).join(' ')} data-digits={digits}>
        {digits.slice(0, 3)} {digits.slice(3)}
      </p>
      {waiting === undefined ? null : (
        <p class="hint" role="status">
          {waiting}
        </p>
      )}
    </div>
  )
}
