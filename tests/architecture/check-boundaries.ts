// Who sees whom, held by dependency-cruiser; and that it looked at everything, because it can pass on nothing.
import { checkBoundaries } from './kit/boundaries.ts'

const { violations, cruised, files } = checkBoundaries(['src', 'endpoint'])

for (const { rule, from, to } of violations) process.stderr.write(`${rule}: ${from} → ${to}\n`)
if (cruised < files) {
  process.stderr.write(`Looked at ${String(cruised)} of ${String(files)} files\n`)
}
if (violations.length > 0 || cruised < files || files === 0) process.exitCode = 1
