import type { VNode } from 'preact'
import { Button } from './Button.tsx'
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
  /** Words for taking a single choice back; without them it can only be changed. */
  readonly clear?: string
  /** How many are marked, in words. */
  readonly marked?: string | undefined
}

/**
 * Up to about seven choices, all in sight; nothing is preselected. Digits choose while focus is in the group. A single
 * choice is taken back by a second tap, by Delete or Backspace, or by the button beneath.
 */
export function ChoiceCards(props: ChoiceCardsProps): VNode {
  return (
    <fieldset
      class="cards"
      id={props.id}
      aria-describedby={besideIds(props)}
      onKeyDown={(event) => {
        chooseByKey(props, event)
      }}
    >
      <legend>
        <Asked {...props} />
      </legend>
      <Beside {...props} />
      <Cards {...props} />
      <ClearChoice {...props} />
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

export function chooseByKey(props: ChoiceCardsProps, event: KeyboardEvent): void {
  if (event.target instanceof HTMLInputElement && event.target.type === 'search') return
  const choice = /^[1-9]$/.test(event.key) ? props.choices[Number(event.key) - 1] : undefined
  if (choice !== undefined) props.onChange(afterTap(props, choice.code))
  const clears = event.key === 'Delete' || event.key === 'Backspace'
  if (clears && mayClear(props)) props.onChange([])
}

function mayClear({ multiple, chosen, clear }: ChoiceCardsProps): boolean {
  return !multiple && clear !== undefined && chosen.length > 0
}

/** For whoever does not know of the second tap. */
export function ClearChoice(props: ChoiceCardsProps): VNode | null {
  if (!mayClear(props)) return null
  return (
    <Button
      look="quiet"
      size="small"
      onClick={() => {
        props.onChange([])
      }}
    >
      {props.clear}
    </Button>
  )
}

function Card(props: ChoiceCardsProps & { readonly choice: Choice }): VNode {
  const { id, choice, chosen, multiple, onChange } = props
  return (
    <label
      class="card"
      onClick={(event) => {
        // By hand only: Space on what the arrows chose is a habit. A double tap is one tap.
        if (event.detail !== 1 || !mayClear(props) || !chosen.includes(choice.code)) return
        event.preventDefault()
        onChange([])
      }}
    >
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

function afterTap({ multiple, chosen, clear }: ChoiceCardsProps, code: string): readonly string[] {
  if (!multiple) return clear !== undefined && chosen.includes(code) ? [] : [code]
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
