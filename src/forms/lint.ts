// Refuses a question set before anybody is asked: every mistake at once, each with its place.
import { QuestionSet, type CodeList } from '../model/question-set.ts'
import { questionsOf } from '../model/questions.ts'
import { fail, ok, type Result } from '../model/result.ts'
import { conditionFaults } from './lint/conditions.ts'
import { cycleFaults } from './lint/cycles.ts'
import { fault, type Fault } from './lint/fault.ts'
import { markFaults } from './lint/marks.ts'
import { keepingFaults } from './lint/keeping.ts'
import { schemaFaults } from './lint/schema.ts'
import { structureFaults } from './lint/structure.ts'
import { listWordFaults, wordFaults } from './lint/words.ts'

export interface Malformed {
  readonly kind: 'malformed-question-set'
  readonly faults: readonly Fault[]
}

/** The words of one language, as their files have them. */
export interface SetWords {
  /** `locales/<lang>/questions/<set>.json` */
  readonly questions: unknown
  /** `locales/<lang>/lists/<list>.json` by list. */
  readonly lists: ReadonlyMap<string, unknown>
}

export interface LintNeeds {
  readonly lists: ReadonlyMap<string, CodeList>
  /** By language. Faults in words have the language before their path: `pt: questions.age.text`. */
  readonly words: ReadonlyMap<string, SetWords>
}

export function lintQuestionSet(
  raw: unknown,
  { lists, words }: LintNeeds,
): Result<QuestionSet, Malformed> {
  const set = QuestionSet.safeParse(raw)
  if (!set.success) return malformed(schemaFaults(set.error.issues))
  const faults = [
    ...structureFaults(set.data, lists),
    ...conditionFaults(set.data, lists),
    ...cycleFaults(set.data),
    ...markFaults(set.data, lists),
    ...keepingFaults(set.data, lists),
    ...[...words].flatMap(([language, inLanguage]) =>
      setWordFaults(set.data, lists, inLanguage).map(({ path, reason }) =>
        fault(`${language}: ${path}`, reason),
      ),
    ),
  ]
  return faults.length > 0 ? malformed(faults) : ok(set.data)
}

function setWordFaults(
  set: QuestionSet,
  lists: LintNeeds['lists'],
  words: SetWords,
): readonly Fault[] {
  const used = new Set(questionsOf(set).map(({ list }) => list))
  const ofLists = [...lists.values()]
    .filter(({ id }) => used.has(id))
    .flatMap((list) =>
      listWordFaults(list, words.lists.get(list.id)).map(({ path, reason }) =>
        fault(`lists.${list.id}.${path}`, reason),
      ),
    )
  return [...wordFaults(set, words.questions), ...ofLists]
}

function malformed(faults: readonly Fault[]): ReturnType<typeof fail<Malformed>> {
  return fail({ kind: 'malformed-question-set', faults })
}
