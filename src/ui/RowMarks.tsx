import type { VNode } from 'preact'
import { DiffersTag } from './DiffersTag.tsx'
import { markCodes, MarkTags } from './MarkTags.tsx'

export interface RowMarksProps {
  /** As the summary keeps them. */
  readonly codes: unknown
  /** The record holds answers that differ. */
  readonly differs: boolean
}

/** On a row: what warns, and whether what the row says may not be what stands. */
export function RowMarks({ codes, differs }: RowMarksProps): VNode {
  return (
    <>
      <MarkTags codes={markCodes(codes)} at="row" />
      {differs ? <DiffersTag /> : null}
    </>
  )
}
