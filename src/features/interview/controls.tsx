// One control for each type of question: the table is complete by its type.
import type { VNode } from 'preact'
import type { Question } from '../../model/question-set.ts'
import { ChoiceCards } from '../../ui/ChoiceCards.tsx'
import { Field, type FieldProps } from '../../ui/Field.tsx'
import { useText } from '../../ui/text.ts'
import type { ControlProps } from './control-props.ts'
import { CodeChoice } from './CodeChoice.tsx'
import { PeopleCount } from './PeopleCount.tsx'
import { RoughDate } from './RoughDate.tsx'

export const CONTROLS: Readonly<Record<Question['type'], (props: ControlProps) => VNode>> = {
  single: CodeChoice,
  multiple: CodeChoice,
  yesno: YesNo,
  text: (props) => <Written {...props} kind="text" />,
  'long-text': (props) => <Written {...props} kind="long" />,
  phone: (props) => <Written {...props} kind="phone" />,
  number: NumberField,
  date: (props) => <Written {...props} kind="date" />,
  'partial-date': RoughDate,
  counts: PeopleCount,
  note: Script,
}

function Written(props: ControlProps & { readonly kind: FieldProps['kind'] & string }): VNode {
  const { value, onChange } = props
  return (
    <Field
      {...plain(props)}
      kind={props.kind}
      value={typeof value === 'string' ? value : ''}
      onInput={(written) => {
        onChange(written === '' ? undefined : written)
      }}
    />
  )
}

function NumberField(props: ControlProps): VNode {
  const { value, onChange } = props
  return (
    <Field
      {...plain(props)}
      kind="number"
      value={typeof value === 'number' || typeof value === 'string' ? String(value) : ''}
      onInput={(written) => {
        const number = Number(written)
        // What is not a number stays as it was written, with a sentence beside it: typing is never undone.
        onChange(written === '' ? undefined : Number.isFinite(number) ? number : written)
      }}
    />
  )
}

function plain({ id, legend, lead, hint, problem, doubt }: ControlProps) {
  return { id, label: legend, lead, hint, problem, doubt }
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
