import type { VNode } from 'preact'
import { Asked, Beside, besideIds, type AskedProps } from './Asked.tsx'

export interface Choice {
  readonly code: string
  readonly label: string
  /** Stands apart below a line: none of these, not known. */
  readonly apart?: boolean
}

export interface ChoiceCardsProps extends AskedProps {
  readonly choices: readonly Choice[]
  readonly chosen: readonly string[]
  readonly multiple: boolean
  readonly onChange: (chosen: readonly string[]) => void
  /** How many are marked, in words. */
  readonly marked?: string | undefined
}

/** Up to about seven choices, all in sight; nothing is preselected. Digits choose while focus is in the group. */
export function ChoiceCards(props: ChoiceCardsProps): VNode {
  return (
    <fieldset
      class="cards"
      id={props.id}
      aria-describedby={besideIds(props)}
      onKeyDown={(event) => {
        chooseByDigit(props, event)
      }}
    >
      <legend>
        <Asked {...props} />
      </legend>
      <Beside {...props} />
      <Cards {...props} />
      {props.marked === undefined ? null : (
        <p class="marked" role="status">
          {props.marked}
        </p>
      )}
    </fieldset>
  )
}

/** The cards alone, for groups that have more than cards in them. */
export function Cards(props: ChoiceCardsProps): VNode {
  const { choices } = props
  const together = choices.filter((choice) => choice.apart !== true)
  const apart = choices.filter((choice) => choice.apart === true)
  return (
    <>
      <div class={`choices ${layoutOf(together)}`}>
        {together.map((choice) => (
          <Card key={choice.code} {...props} choice={choice} />
        ))}
      </div>
      {apart.length === 0 ? null : <hr />}
      {apart.map((choice) => (
        <Card key={choice.code} {...props} choice={choice} />
      ))}
    </>
  )
}

export function chooseByDigit(props: ChoiceCardsProps, event: KeyboardEvent): void {
  const typing = event.target instanceof HTMLInputElement && event.target.type === 'search'
  const choice = /^[1-9]$/.test(event.key) ? props.choices[Number(event.key) - 1] : undefined
  if (choice !== undefined && !typing) props.onChange(afterTap(props, choice.code))
}

function Card(props: ChoiceCardsProps & { readonly choice: Choice }): VNode {
  const { id, choice, chosen, multiple, onChange } = props
  return (
    <label class="card">
      <input
        type={multiple ? 'checkbox' : 'radio'}
        name={id}
        value={choice.code}
        checked={chosen.includes(choice.code)}
        onChange={() => {
          onChange(afterTap(props, choice.code))
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

const IN_A_ROW = { most: 3, letters: 11 }
const IN_PAIRS = { least: 4, letters: 24 }

/** A few short ones stand side by side, many short ones in two columns where there is room. */
function layoutOf(choices: readonly Choice[]): 'in-row' | 'pairs' | '' {
  const longest = Math.max(...choices.map(({ label }) => label.length))
  if (choices.length <= IN_A_ROW.most && longest <= IN_A_ROW.letters) return 'in-row'
  return choices.length >= IN_PAIRS.least && longest <= IN_PAIRS.letters ? 'pairs' : ''
}
