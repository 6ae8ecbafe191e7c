// Fields that are typed into: what is in them is the answer, or a sentence says why it is not.
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { lettersIn, mostLetters } from '../../forms/findings.ts'
import { readNumber } from '../../forms/read-number.ts'
import { isUnread, type AnswerValue } from '../../model/answers.ts'
import type { Question } from '../../model/question-set.ts'
import { visibleText } from '../../model/visible-text.ts'
import { Field, type FieldNote, type FieldProps } from '../../ui/Field.tsx'
import { useText, type Text } from '../../ui/text.ts'
import type { ControlProps } from './control-props.ts'
import { useTyped } from './use-typed.ts'

interface TextFieldProps extends ControlProps {
  readonly kind: FieldProps['kind'] & string
}

/** Text as it was typed, but for signs that nobody sees: those are taken out, and that is said. */
export function TextField(props: TextFieldProps): VNode {
  const text = useText()
  const { value, onChange, question } = props
  const [cleaned, setCleaned] = useState(false)
  const shown = typeof value === 'string' ? value : ''
  const room = roomLeft(text, question, shown)
  return (
    <Field
      {...plain(props)}
      kind={props.kind}
      value={shown}
      note={cleaned && room.over !== true ? { text: text.t('interview:cleaned') } : room}
      onInput={(written) => {
        const visible = visibleText(written)
        // Said as long as there is something in the field that it was said of.
        setCleaned(visible !== written || (cleaned && visible !== ''))
        onChange(visible === '' ? undefined : visible)
      }}
    />
  )
}

/** From here on it is told how much room is left. */
const NEAR = 15

function roomLeft({ t }: Text, question: Question, written: string): FieldNote {
  const left = mostLetters(question) - lettersIn(written)
  if (left < 0) return { text: t('interview:letters-over', { count: -left }), over: true }
  return { text: left <= NEAR ? t('interview:letters-left', { count: left }) : '' }
}

/** A whole number. What is none, or might be another one, stays as it was typed and is asked back. */
export function NumberField(props: ControlProps): VNode {
  const { t } = useText()
  const { value, onChange } = props
  const [typed, setTyped] = useTyped(value, numberText)
  const reading = readNumber(typed)
  const offers = reading !== undefined && 'offers' in reading ? reading.offers : []
  return (
    <Field
      {...plain(props)}
      kind="number"
      value={typed}
      offers={(props.problem === undefined ? [] : offers).map((offer) => ({
        // Without anything between its digits: that is what was asked.
        label: t('interview:offer', { offer: String(offer) }),
        onTake: () => {
          onChange(offer)
        },
      }))}
      onInput={(written) => {
        const amountsTo = answerIn(written)
        setTyped(written, amountsTo)
        onChange(amountsTo)
      }}
    />
  )
}

function answerIn(written: string): AnswerValue | undefined {
  const reading = readNumber(written)
  if (reading === undefined) return undefined
  return 'value' in reading ? reading.value : reading.unread
}

function numberText(value: AnswerValue | undefined): string {
  if (isUnread(value)) return value.unread
  return typeof value === 'number' || typeof value === 'string' ? String(value) : ''
}

/** A day of the calendar, in the browser's own field. A day without its month or year is no day: it is asked for anew. */
export function DayField(props: ControlProps): VNode {
  const { t } = useText()
  const { value, onChange } = props
  const half = isUnread(value)
  return (
    <Field
      {...plain(props)}
      kind="date"
      value={typeof value === 'string' ? value : ''}
      offers={
        half && props.problem !== undefined
          ? [
              {
                label: t('interview:no-date'),
                onTake: () => {
                  onChange(undefined)
                },
              },
            ]
          : []
      }
      onUnfinished={() => {
        // What stands in such a field cannot be asked of the browser; that something does is all it says.
        if (!half) onChange({ unread: '', why: 'half-date' })
      }}
      onInput={(written) => {
        onChange(written === '' ? undefined : written)
      }}
    />
  )
}

function plain({ id, legend, lead, hint, problem, doubt }: ControlProps) {
  return { id, label: legend, lead, hint, problem, doubt }
}
