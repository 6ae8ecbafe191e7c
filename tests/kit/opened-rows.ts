// Everything a tablet holds of a space, opened: what a thief who has its keys would read, in both copies.
import { framesIn } from '../../src/crypto/frames.ts'
import { fromBase64url, fromUtf8 } from '../../src/crypto/bytes.ts'
import { notedFrom } from '../../src/store/journal-entry.ts'
import type { Place } from '../../src/store/needs.ts'
import type { ChainedChange } from '../../src/wire/sealed-change.ts'
import type { Tablet } from './space.ts'

export interface OpenedRows {
  readonly database: string
  readonly journal: string
}

export async function openedRows({ needs, database, disk }: Tablet): Promise<OpenedRows> {
  const open = async (place: Place, sealed: Uint8Array) => {
    const opened = await needs.rows.open(place, sealed)
    return opened.ok ? fromUtf8(opened.value) : ''
  }
  const said = async (change: unknown) => {
    const sealed = change as ChainedChange
    if (!('ciphertext' in sealed)) return ''
    const opened = await needs.changes.open(sealed)
    return opened.ok ? JSON.stringify(opened.value) : ''
  }
  const key = (id: string | number) => `${needs.space}/${String(id)}`
  const [tail, chunks, summaries, drafts, runs, aside] = await Promise.all([
    database.tail.toArray(),
    database.chunks.toArray(),
    database.summaries.toArray(),
    database.drafts.toArray(),
    database.runs.toArray(),
    database.aside.toArray(),
  ])
  const rows = [
    ...tail.map(({ id, version, sealed }) =>
      open({ store: 'tail', key: key(id), version }, sealed),
    ),
    ...chunks.map(({ n, sealed }) => open({ store: 'chunks', key: key(n), version: 1 }, sealed)),
    ...summaries.map(({ n, sealed }) =>
      open({ store: 'summaries', key: key(n), version: 1 }, sealed),
    ),
    ...drafts.map(({ id, version, sealed }) =>
      open({ store: 'drafts', key: key(id), version }, sealed),
    ),
    ...runs.flatMap(({ changes }) => changes.map(said)),
    ...aside.map(({ change }) => said(change)),
  ]
  const entries = [...disk.contents.values()]
    .flatMap((bytes) => framesIn(bytes).contents)
    .map((content) => notedFrom(content).entry)
  const noted = entries.flatMap((entry) => {
    if (entry?.about === 'changes') return entry.changes.map(said)
    if (entry?.about !== 'draft' || entry.sealed === undefined) return []
    const { id, version, sealed } = entry
    return [open({ store: 'drafts', key: key(id), version }, fromBase64url(sealed))]
  })
  return {
    database: (await Promise.all(rows)).join('\n'),
    journal: (await Promise.all(noted)).join('\n'),
  }
}
