import { createContext, type VNode } from 'preact'
import { useContext } from 'preact/hooks'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'
import './marks.css'
import { useText } from './text.ts'

export interface MarkLook {
  readonly icon: IconName
  readonly tone: 'blocked' | 'danger' | 'care' | 'plain'
  /** Said where a record is read, and left out of rows. */
  readonly headOnly: boolean
  /** The section of the local protocol that says whom to call. */
  readonly protocol?: string
}

/** By code, the gravest first. */
export type MarkLooks = ReadonlyMap<string, MarkLook>

export const MarkLooksContext = createContext<MarkLooks>(new Map())

export function useMarkLooks(): MarkLooks {
  return useContext(MarkLooksContext)
}

export interface MarkTagsProps {
  readonly codes: readonly string[]
  /** In a row only what warns, small; at the head all of it, large. */
  readonly at: 'row' | 'head'
}

/** What must be seen first: each with its picture and its words, colour comes last. */
export function MarkTags({ codes, at }: MarkTagsProps): VNode | null {
  const { words } = useText()
  const looks = useMarkLooks()
  const shown = codes.filter((code) => at === 'head' || looks.get(code)?.headOnly !== true)
  if (shown.length === 0) return null
  return (
    <span class={`marks ${at}`}>
      {shown.map((code) => (
        <span key={code} class={`tag ${looks.get(code)?.tone ?? 'care'}`} data-mark={code}>
          <Icon name={looks.get(code)?.icon ?? 'alert'} />
          <span>{words.code('marks', code)}</span>
          <span class="visually-hidden">. </span>
        </span>
      ))}
    </span>
  )
}

/** Codes as a summary keeps them. */
export function markCodes(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((code) => typeof code === 'string') : []
}

/** The section of the local protocol for the gravest of these marks. */
export function protocolFor(codes: readonly string[], looks: MarkLooks): string | undefined {
  return codes.map((code) => looks.get(code)?.protocol).find((section) => section !== undefined)
}
