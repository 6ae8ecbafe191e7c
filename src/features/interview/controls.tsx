// One control for each type of question: the table is complete by its type.
import type { VNode } from 'preact'
import type { Question } from '../../model/question-set.ts'
import { ChoiceCards } from '../../ui/ChoiceCards.tsx'
import { useText } from '../../ui/text.ts'
import { CodeChoice } from './CodeChoice.tsx'
import type { ControlProps } from './control-props.ts'
import { PeopleCount } from './PeopleCount.tsx'
import { RoughDate } from './RoughDate.tsx'
import { DayField, NumberField, TextField } from './typed-fields.tsx'

export const CONTROLS: Readonly<Record<Question['type'], (props: ControlProps) => VNode>> = {
  single: CodeChoice,
  multiple: CodeChoice,
  yesno: YesNo,
  text: (props) => <TextField {...props} kind={props.question.as ?? 'text'} />,
  'long-text': (props) => <TextField {...props} kind="long" />,
  phone: (props) => <TextField {...props} kind="phone" />,
  number: NumberField,
  date: DayField,
  'partial-date': RoughDate,
  counts: PeopleCount,
  note: Script,
}

function YesNo(props: ControlProps): VNode {
  const { t } = useText()
  const { value, onChange } = props
  return (
    <ChoiceCards
      {...props}
      multiple={false}
      clear={t('interview:clear-answer')}
      choices={[
        { code: 'yes', label: t('common:yes') },
        { code: 'no', label: t('common:no') },
      ]}
      chosen={typeof value === 'boolean' ? [value ? 'yes' : 'no'] : []}
      onChange={([code]) => {
        onChange(code === undefined ? undefined : code === 'yes')
      }}
    />
  )
}

/** Words for the screen; those to be read aloud have a card of their own. */
function Script({ legend }: ControlProps): VNode {
  return <p class="script">{legend}</p>
}
