import type { VNode } from 'preact'
import { useMemo, useRef, useState } from 'preact/hooks'
import { Asked, Beside, besideIds } from './Asked.tsx'
import { Button } from './Button.tsx'
import { Cards, chooseByKey, ClearChoice } from './ChoiceCards.tsx'
import { CodeDialog, type CodeSearchProps } from './CodeDialog.tsx'
import { inSight } from './find-options.ts'
import { Icon } from './Icon.tsx'

/** For lists too long to have in sight: the frequent ones as cards, and a dialog that searches all of it. */
export function CodeSearch(props: CodeSearchProps): VNode {
  const { id, legend, options, value, onChange, words } = props
  const dialog = useRef<HTMLDialogElement>(null)
  const [open, setOpen] = useState(false)
  const choices = useMemo(() => inSight(options), [options])
  const cards = { ...props, choices, chosen: value }
  const elsewhere = value.filter((code) => !choices.some((choice) => choice.code === code))
  return (
    <fieldset
      class="cards code-search"
      id={id}
      aria-describedby={besideIds(props)}
      onKeyDown={(event) => {
        if (!open) chooseByKey(cards, event)
      }}
    >
      <legend>
        <Asked {...props} />
      </legend>
      <Beside {...props} />
      <Cards {...cards} />
      <Chips {...props} codes={elsewhere} />
      {elsewhere.length > 0 ? null : <ClearChoice {...cards} />}
      <div class="row apart">
        <Button
          icon="search"
          onClick={() => {
            setOpen(true)
            dialog.current?.showModal()
          }}
        >
          {words.open}
        </Button>
        {props.marked === undefined ? null : (
          <p class="marked" role="status">
            {props.marked}
          </p>
        )}
      </div>
      <dialog
        ref={dialog}
        class="code-dialog"
        aria-label={legend}
        onClose={() => {
          setOpen(false)
        }}
      >
        {open ? (
          <CodeDialog {...props} onChange={onChange} onDone={() => dialog.current?.close()} />
        ) : null}
      </dialog>
    </fieldset>
  )
}

/** What was chosen and is not among the cards. */
function Chips({
  codes,
  options,
  value,
  onChange,
  words,
}: CodeSearchProps & { readonly codes: readonly string[] }): VNode | null {
  if (codes.length === 0) return null
  const labels = new Map(options.map(({ code, label }) => [code, label]))
  return (
    <ul class="chips">
      {codes.map((code) => (
        <li key={code}>
          <span>{labels.get(code) ?? code}</span>
          <button
            type="button"
            aria-label={words.remove(labels.get(code) ?? code)}
            onClick={() => {
              onChange(value.filter((one) => one !== code))
            }}
          >
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  )
}
