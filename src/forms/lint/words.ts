// Which words a question set needs in one language, and which of them are missing.
import { isJsonObject } from '../../model/json.ts'
import type { CodeList, Question, QuestionSet } from '../../model/question-set.ts'
import { questionsOf, repeatsOf } from '../../model/questions.ts'
import { fault, type Fault } from './fault.ts'

/** `words` is the content of `locales/<lang>/questions/<set>.json`. */
export function wordFaults(set: QuestionSet, words: unknown): readonly Fault[] {
  return missing(neededBy(set), words)
}

/** `words` is the content of `locales/<lang>/lists/<list>.json`. Retired codes are still read, so still named. */
export function listWordFaults(list: CodeList, words: unknown): readonly Fault[] {
  return missing(
    list.codes.map(({ code }) => [code]),
    words,
  )
}

type Key = readonly string[]

function neededBy(set: QuestionSet): readonly Key[] {
  const questions = questionsOf(set)
  const subjects = set.subjects ?? []
  const unders = new Set(subjects.map(({ under }) => under))
  const bySubject = questions.filter((question) => question.bySubject === true)
  return [
    ['title'],
    ...set.sections.map(({ id }) => ['sections', id, 'title']),
    ...set.sections.flatMap(({ asked, id }) =>
      asked === undefined ? [] : ['act', 'undo'].map((key) => ['sections', id, key]),
    ),
    ...questions.flatMap(questionKeys),
    ...repeatsOf(set).flatMap(({ id }) =>
      ['title', 'add', 'row', 'remove'].map((key) => ['repeats', id, key]),
    ),
    ...subjects.flatMap(({ id }) =>
      ['title', 'text', ...bySubject.map((question) => question.id)].map((key) => [
        'subjects',
        id,
        key,
      ]),
    ),
    ...[...unders].map((id) => ['under', id, 'title']),
  ]
}

/** What is asked by subject has its text there; its short name is the same for all of them. */
function questionKeys({ bySubject, checks = [], id, type }: Question): readonly Key[] {
  return [
    ...(bySubject === true ? [] : [['questions', id, 'text']]),
    ...(type === 'note' ? [] : [['questions', id, 'label']]),
    ...checks.map((check) => ['checks', check.id]),
  ]
}

function missing(keys: readonly Key[], words: unknown): readonly Fault[] {
  return keys
    .filter((key) => !isSentence(wordAt(words, key)))
    .map((key) => fault(key.join('.'), 'has no words'))
}

function wordAt(words: unknown, key: Key): unknown {
  return key.reduce<unknown>(
    (at, part) => (isJsonObject(at) && Object.hasOwn(at, part) ? at[part] : undefined),
    words,
  )
}

function isSentence(word: unknown): boolean {
  return typeof word === 'string' && word.trim() !== ''
}
