// One element of the self-assessment, read from its answers. Five states stay apart: blank is not "don't know".
import { isBlank, type Answers } from '../model/answers.ts'
import { levelOf, type CheckAnswer, type Checks, type LevelRange } from './level.ts'

export type Confidence = 'high' | 'medium' | 'low'
export type Holder = 'own' | 'shared' | 'other' | 'unclear'

export interface Element {
  readonly state: 'level' | 'unknown' | 'not-applicable' | 'blank'
  /** Where `state` is `level`. */
  readonly level?: LevelRange
  readonly holder?: Holder
  /** What the municipality does about a power that is not its own, 0 to 3. */
  readonly facilitation?: number
  readonly confidence: Confidence
}

/**
 * Without a confidence of their own, answers with a line of evidence count as `medium` and others as `low`: one
 * person's view (self-assessment.md 6.5).
 */
export function readElement(answers: Answers): Element {
  const holder = HOLDERS.find((one) => one === answers.holder)
  const facilitation = facilitationOf(answers)
  return {
    ...situationOf(answers),
    ...(holder === undefined ? {} : { holder }),
    ...(facilitation === undefined ? {} : { facilitation }),
    confidence: confidenceOf(answers),
  }
}

const HOLDERS = ['own', 'shared', 'other', 'unclear'] as const
const CONFIDENCES = ['high', 'medium', 'low'] as const

function situationOf(answers: Answers): Pick<Element, 'state' | 'level'> {
  if (answers.state === 'unknown') return { state: 'unknown' }
  if (answers.state === 'not-applicable') return { state: 'not-applicable' }
  const checks: Checks = {
    written: checkOf(answers.written),
    resourced: checkOf(answers.resourced),
    reached: checkOf(answers.reached),
    reviewed: checkOf(answers.reviewed),
  }
  const said = Object.values(checks).filter((check) => check !== undefined)
  if (said.length === 0) return { state: 'blank' }
  // Four times "don't know" says no more than one.
  if (said.every((check) => check === 'unknown')) return { state: 'unknown' }
  return { state: 'level', level: levelOf(checks) }
}

function checkOf(value: unknown): CheckAnswer | undefined {
  return value === 'yes' || value === 'no' || value === 'unknown' ? value : undefined
}

function facilitationOf(answers: Answers): number | undefined {
  const value = answers.facilitation
  return typeof value === 'string' && /^[0-3]$/.test(value) ? Number(value) : undefined
}

function confidenceOf(answers: Answers): Confidence {
  const said = CONFIDENCES.find((one) => one === answers.confidence)
  return said ?? (isBlank(answers.evidence) ? 'low' : 'medium')
}
