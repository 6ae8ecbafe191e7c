// Scores as intervals: at least, likely, at most, and how much is known (self-assessment.md 6.7). Never a ranking.
import type { Confidence, Element } from './element.ts'

export interface Score {
  /** 0 to 100, whole; the headline is the floor. */
  readonly floor: number
  readonly ceiling: number
  /** Left out while less than 60 % is known, and where nothing is. */
  readonly likely?: number
  /** Per cent of the applicable elements that are known. */
  readonly coverage: number
  /** The floor if what does not apply counted as 0. */
  readonly floorWithoutExemptions: number
  readonly applicable: number
}

/** What the municipality does; and how things are, whoever has the power. */
export type Frame = 'municipal' | 'territorial'

const TOP = 3
/** A convention, not statistics: how far an answer may be off, in levels. */
const HALF_WIDTH: Readonly<Record<Confidence, number>> = { high: 0, medium: 0.5, low: 1 }
const ENOUGH = 60

/** `undefined` when no element applies. Each entry holds the versions that stand: several while people differ. */
export function scoreOf(
  elements: readonly (readonly Element[])[],
  frame: Frame,
): Score | undefined {
  const applicable = elements.filter((versions) => !isExempt(versions))
  if (applicable.length === 0) return undefined
  const spans = applicable.map((versions) => spanOf(versions, frame))
  const known = spans.flatMap(({ likely }) => (likely === undefined ? [] : [likely]))
  const floors = sum(spans.map(({ floor }) => floor))
  const coverage = (100 * known.length) / applicable.length
  return {
    floor: percent(floors, applicable.length),
    ceiling: percent(sum(spans.map(({ ceiling }) => ceiling)), applicable.length),
    ...(coverage < ENOUGH ? {} : { likely: percent(sum(known), known.length) }),
    coverage: Math.round(coverage),
    floorWithoutExemptions: percent(floors, elements.length),
    applicable: applicable.length,
  }
}

interface Span {
  readonly floor: number
  readonly ceiling: number
  readonly likely?: number
}

/** Unresolved differences: the mean is likely, and the span reaches over all of them with the doubt of "low". */
function spanOf(versions: readonly Element[], frame: Frame): Span {
  const differ = versions.length > 1
  const spans = versions.map((element) =>
    elementSpan(differ ? { ...element, confidence: 'low' } : element, frame),
  )
  const likely = spans.flatMap((span) => (span.likely === undefined ? [] : [span.likely]))
  return {
    floor: Math.min(...spans.map(({ floor }) => floor)),
    ceiling: Math.max(...spans.map(({ ceiling }) => ceiling)),
    ...(likely.length === 0 ? {} : { likely: sum(likely) / likely.length }),
  }
}

const NOT_KNOWN: Span = { floor: 0, ceiling: TOP }

function elementSpan(element: Element, frame: Frame): Span {
  const value = valueOf(element, frame)
  if (value === undefined) return NOT_KNOWN
  const width = HALF_WIDTH[element.confidence]
  return {
    floor: Math.max(0, value.floor - width),
    ceiling: Math.min(TOP, value.ceiling + width),
    likely: (value.floor + value.ceiling) / 2,
  }
}

/**
 * Municipal: the situation where the power is own or shared, what is done to inform, refer or agree where it is
 * elsewhere, nothing where nobody said whose it is. Territorial: the situation, always.
 */
function valueOf(
  { state, level, holder, facilitation }: Element,
  frame: Frame,
): { readonly floor: number; readonly ceiling: number } | undefined {
  const situation = state === 'level' ? level : undefined
  if (frame === 'territorial') return situation
  if (holder === 'own' || holder === 'shared') return situation
  if (holder !== 'other' || facilitation === undefined) return undefined
  return { floor: facilitation, ceiling: facilitation }
}

function isExempt(versions: readonly Element[]): boolean {
  return versions.every(({ state }) => state === 'not-applicable')
}

function percent(levels: number, count: number): number {
  return Math.round((100 * levels) / (TOP * count))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

export type StripKey = '0' | '1' | '2' | '3' | 'unknown' | 'na' | 'blank'

/** How many elements stand at each level. A range counts at its floor; a difference as not known. */
export function countStrip(
  elements: readonly (readonly Element[])[],
): Readonly<Record<StripKey, number>> {
  const counts = { '0': 0, '1': 0, '2': 0, '3': 0, unknown: 0, na: 0, blank: 0 }
  for (const versions of elements) counts[stripKey(versions)] += 1
  return counts
}

function stripKey(versions: readonly Element[]): StripKey {
  const [first] = versions
  if (first === undefined) return 'blank'
  if (versions.length > 1 && new Set(versions.map(({ level }) => level?.floor)).size > 1) {
    return 'unknown'
  }
  if (first.state === 'level') return LEVEL_KEYS[first.level?.floor ?? 0]
  return first.state === 'not-applicable' ? 'na' : first.state
}

const LEVEL_KEYS = ['0', '1', '2', '3'] as const
