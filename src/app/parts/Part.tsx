import type { ComponentChildren, VNode } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { MOMENT_NAMES, type Moment } from './forced-states.ts'

/** One part under its name. */
export function Part({
  name,
  children,
}: {
  readonly name: string
  readonly children: ComponentChildren
}): VNode {
  return (
    <section class="panel" id={name}>
      <h2>{name}</h2>
      {children}
    </section>
  )
}

/** The same part at rest and in each moment, beside one another. */
export function Moments({
  of,
  children,
}: {
  /** What the moment happens to. */
  readonly of: string
  readonly children: () => ComponentChildren
}): VNode {
  return (
    <div class="row">
      {children()}
      {MOMENT_NAMES.map((moment) => (
        <In key={moment} moment={moment} of={of}>
          {children()}
        </In>
      ))}
    </div>
  )
}

function In({
  moment,
  of,
  children,
}: {
  readonly moment: Moment
  readonly of: string
  readonly children: ComponentChildren
}): VNode {
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    for (const one of place.current?.querySelectorAll<HTMLElement>(of) ?? []) {
      one.dataset.state = moment
    }
  })
  return (
    <div ref={place} class="stack tight">
      {children}
      <small>{moment}</small>
    </div>
  )
}
