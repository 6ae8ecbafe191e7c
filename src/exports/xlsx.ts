// A workbook for people: typed cells, texts as texts, never a formula.
import type { Cell } from './cells.ts'

export interface Sheet {
  readonly name: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/** Sheet names are cut to the 31 characters a workbook allows. */
export async function workbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const { default: writeXlsxFile } = await import('write-excel-file/universal')
  const made = writeXlsxFile(
    sheets.map(({ name, heads, rows }) => ({
      sheet: name.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31),
      data: [
        heads.map((value) => ({ value, type: String, fontWeight: 'bold' as const, wrap: true })),
        ...rows.map((row) => row.map(typed)),
      ],
      stickyRowsCount: 1,
      columns: heads.map(() => ({ width: 22 })),
    })),
  )
  return new Uint8Array(await (await made.toBlob()).arrayBuffer())
}

function typed(cell: Cell) {
  if (cell === null || cell === '') return null
  return typeof cell === 'number' ? { value: cell, type: Number } : { value: cell, type: String }
}
