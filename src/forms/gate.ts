// What a set asks only of those who allow that it is kept: everything beyond the permission itself.
import { isBlank, type Answers } from '../model/answers.ts'
import { permissionIn, type KeepingPermission } from '../model/permission.ts'
import type { QuestionSet } from '../model/question-set.ts'

export interface Gate {
  /** What was said; `free` where nobody has to allow anything. */
  readonly permission: KeepingPermission
  /** Something else than the permission was said, also that it was not asked yet: the interview ends there. */
  readonly ends: boolean
  readonly shutsSection: (section: string) => boolean
  /** Of the questions and repeats beside the permission: those after it, once the interview ends there. */
  readonly shuts: (id: string) => boolean
  /** Whether all of a section waits for a permission that can still be asked for. */
  readonly isWaiting: (section: string) => boolean
}

/** Silence shuts the other sections and not the rest of its own: the permissions are asked one after another. */
export function gateOf(set: QuestionSet, answers: Answers): Gate {
  const { keeping } = set
  const own = set.sections.find(({ items }) => items.some(({ id }) => id === keeping?.question))
  if (keeping === undefined || own === undefined) return OPEN
  const said = answers[keeping.question]
  const permission = permissionIn(said, keeping.is)
  const ends = permission !== 'yes' && !isBlank(said)
  const ids = own.items.map(({ id }) => id)
  const after = new Set(ends ? ids.slice(ids.indexOf(keeping.question) + 1) : [])
  const shutsSection = (section: string) => permission !== 'yes' && section !== own.id
  return {
    permission,
    ends,
    shutsSection,
    shuts: (id) => after.has(id),
    isWaiting: (section) => permission === 'not-asked' && shutsSection(section),
  }
}

const OPEN: Gate = {
  permission: 'free',
  ends: false,
  shutsSection: () => false,
  shuts: () => false,
  isWaiting: () => false,
}
