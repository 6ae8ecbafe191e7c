// What a schema refuses, said in plain words. zod/mini carries no sentences of its own.
import type * as z from 'zod/mini'
import { fault, type Fault } from './fault.ts'

type Issue = z.core.$ZodIssue

export function schemaFaults(issues: readonly Issue[], at = ''): readonly Fault[] {
  return issues.flatMap((issue) => {
    const path = [at, ...issue.path.map(String)].filter((part) => part !== '').join('.')
    const meant = issue.code === 'invalid_union' ? meantBranch(issue.errors) : undefined
    return meant === undefined ? [fault(path, reasonOf(issue))] : schemaFaults(meant, path)
  })
}

/** Of several shapes, the one whose fields were used: a repeat with a typing mistake is not a bad question. */
function meantBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const plain = branches.every((issues) => issues.every((issue) => issue.path.length === 0))
  if (plain && !branches.some((issues) => foreignKeys(issues) > 0)) return undefined
  return branches.toSorted(
    (one, other) => foreignKeys(one) - foreignKeys(other) || one.length - other.length,
  )[0]
}

function foreignKeys(issues: readonly Issue[]): number {
  return issues.reduce(
    (sum, issue) =>
      issue.code === 'unrecognized_keys' && issue.path.length === 0 ? sum + issue.keys.length : sum,
    0,
  )
}

function reasonOf(issue: Issue): string {
  if (issue.code === 'invalid_type') return `must be ${issue.expected}`
  if (issue.code === 'unrecognized_keys') return `unknown: ${issue.keys.join(', ')}`
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.map(String).join(', ')}`
  if (issue.code === 'invalid_format') return `must look like ${issue.pattern ?? issue.format}`
  if (issue.code === 'too_small') return `must be at least ${String(issue.minimum)}`
  if (issue.code === 'too_big') return `must be at most ${String(issue.maximum)}`
  return issue.code === 'invalid_union' ? 'has none of the shapes it may have' : issue.message
}
