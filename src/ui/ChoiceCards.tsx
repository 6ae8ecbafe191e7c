import type { VNode } from 'preact'
import { Icon } from './Icon.tsx'

export interface Choice {
  readonly code: string
  readonly label: string
  /** Stands apart below a line: none of these, not known. */
  readonly apart?: boolean
}

export interface ChoiceCardsProps {
  readonly id: string
  readonly legend: string
  readonly choices: readonly Choice[]
  readonly chosen: readonly string[]
  readonly multiple: boolean
  readonly onChange: (chosen: readonly string[]) => void
  readonly hint?: string | undefined
  readonly problem?: string | undefined
}

/** Up to about seven choices, all in sight; nothing is preselected. Digits choose while focus is in the group. */
export function ChoiceCards(props: ChoiceCardsProps): VNode {
  const { id, legend, choices, hint, problem } = props
  const toggle = (code: string) => props.onChange(afterTap(props, code))
  const together = choices.filter((choice) => choice.apart !== true)
  const apart = choices.filter((choice) => choice.apart === true)
  return (
    <fieldset
      class="cards"
      id={id}
      aria-describedby={[hint && `${id}-hint`, problem && `${id}-problem`]
        .filter(Boolean)
        .join(' ')}
      onKeyDown={(event) => {
        const choice = choices[Number(event.key) - 1]
        if (choice !== undefined && /^[1-9]$/.test(event.key)) toggle(choice.code)
      }}
    >
      <legend>{legend}</legend>
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
      {together.map((choice) => (
        <Card key={choice.code} {...props} choice={choice} toggle={toggle} />
      ))}
      {apart.length === 0 ? null : <hr />}
      {apart.map((choice) => (
        <Card key={choice.code} {...props} choice={choice} toggle={toggle} />
      ))}
    </fieldset>
  )
}

interface CardProps extends ChoiceCardsProps {
  readonly choice: Choice
  readonly toggle: (code: string) => void
}

function Card({ id, choice, chosen, multiple, toggle }: CardProps): VNode {
  return (
    <label class="card">
      <input
        type={multiple ? 'checkbox' : 'radio'}
        name={id}
        value={choice.code}
        checked={chosen.includes(choice.code)}
        onChange={() => {
          toggle(choice.code)
        }}
      />
      <span>{choice.label}</span>
    </label>
  )
}

function afterTap({ multiple, chosen }: ChoiceCardsProps, code: string): readonly string[] {
  if (!multiple) return [code]
  return chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code]
}
