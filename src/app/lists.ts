// The code lists, loaded once somebody is inside.
import type { CodeList } from '../model/question-set.ts'

export async function loadLists(): Promise<ReadonlyMap<string, CodeList>> {
  const { lists } = await import('./all-lists.ts')
  return new Map(Object.values(lists).map((list) => [list.id, list]))
}
