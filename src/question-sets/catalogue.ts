// The question sets and code lists this app carries, every version it has ever asked.
import type { QuestionSet } from '../model/question-set.ts'
import assessment010 from './assessment/0.1.0.json' with { type: 'json' }
import case010 from './case/0.1.0.json' with { type: 'json' }
import element010 from './element/0.1.0.json' with { type: 'json' }
import protocol010 from './protocol/0.1.0.json' with { type: 'json' }
import promises010 from './promises/0.1.0.json' with { type: 'json' }
import reception010 from './reception/0.1.0.json' with { type: 'json' }

/** Oldest first. The build refuses a malformed file, so their shape is trusted here. */
const SETS = [
  reception010,
  case010,
  protocol010,
  assessment010,
  element010,
  assessment010,
  element010,
  promises010,
] as unknown as readonly QuestionSet[]

/** The given version, or the newest. */
export function questionSet(id: string, version?: string): QuestionSet | undefined {
  return SETS.findLast((set) => set.id === id && (version === undefined || set.version === version))
}

export function setForKind(kind: string): QuestionSet | undefined {
  return SETS.findLast((set) => set.kind === kind)
}
