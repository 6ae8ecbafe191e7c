// The codebook: every column and every code in words, so that a file explains itself.
import type { Cell } from './cells.ts'
import type { Table } from './tables.ts'
import type { ExportWords } from './words.ts'

const HEADS = ['table', 'column', 'meaning', 'purpose', 'code', 'code-meaning'] as const

export interface Codebook {
  readonly heads: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

export function codebookOf(tables: readonly Table[], words: ExportWords): Codebook {
  const rows = tables.flatMap((table) =>
    table.columns.flatMap((described): readonly (readonly Cell[])[] => {
      const { column, title, purpose, list, groups } = described
      const purposeText = purpose === undefined ? '' : words.text(`purposes.${purpose}`)
      const head = [table.profile.id, column.name, title, purposeText]
      if (groups !== undefined) return groups.map(({ code, meaning }) => [...head, code, meaning])
      const codes = column.form === 'code' ? (list?.codes ?? []) : []
      if (codes.length === 0) return [[...head, '', '']]
      return [
        ...codes.map(({ code }) => [...head, code, words.code(list?.id ?? '', code)]),
        [...head, '_unknown', words.text('refused.unknown')],
        [...head, '_declined', words.text('refused.declined')],
      ]
    }),
  )
  return { heads: HEADS.map((head) => words.text(`codebook.${head}`)), rows }
}
