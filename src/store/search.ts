// Finding records as one types: any word by its beginning, without accents, a letter wrong in long words.
import MiniSearch from 'minisearch'
import type { RecordId } from '../model/id.ts'
import type { Summary } from './summary.ts'

export interface Search {
  readonly put: (summary: Summary) => void
  readonly remove: (id: RecordId) => void
  /** Best first. */
  readonly find: (text: string, limit: number) => readonly RecordId[]
}

export function createSearch(summaries: Iterable<Summary>): Search {
  const index = new MiniSearch<{ id: RecordId; words: string }>({
    fields: ['words'],
    processTerm: foldTerm,
    searchOptions: {
      prefix: true,
      combineWith: 'AND',
      fuzzy: (term) => (term.length > 5 ? 1 : false),
    },
  })
  const documents = [...summaries].map(({ id, words }) => ({ id, words }))
  index.addAll(documents)
  return {
    put: ({ id, words }) => {
      if (index.has(id)) index.replace({ id, words })
      else index.add({ id, words })
    },
    remove: (id) => {
      if (index.has(id)) index.discard(id)
    },
    find: (text, limit) =>
      index
        .search(text)
        .slice(0, limit)
        .map((result) => result.id as RecordId),
  }
}

/** "Pérez", "PEREZ" and "perez" are one word. */
function foldTerm(term: string): string {
  return term.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
