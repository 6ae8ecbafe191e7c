import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const rules = [...readFileSync('docs/spec.md', 'utf8').matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map(
  (match) => match[1] ?? '',
)
const quoted = new Set(
  readdirSync('tests', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(test|contract)\.tsx?$/.test(entry.name))
    .flatMap((entry) => [
      ...readFileSync(join(entry.parentPath, entry.name), 'utf8').matchAll(
        /['"`]((?:\[[A-Z]\d+\] ?)+)/g,
      ),
    ])
    .flatMap((match) => (match[1] ?? '').match(/[A-Z]\d+/g) ?? []),
)

test('[H9] every rule of the spec has a test, and every test quotes a rule', () => {
  expect(rules.filter((rule) => !quoted.has(rule))).toEqual([])
  expect([...quoted].filter((id) => !rules.includes(id))).toEqual([])
  expect(rules.length).toBeGreaterThan(100)
})
