import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync, copyFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkBoundaries } from './kit/boundaries.ts'

const at = { root: '' }

beforeAll(() => {
  at.root = mkdtempSync(join(tmpdir(), 'amparo-boundaries-'))
  symlinkSync(join(process.cwd(), 'node_modules'), join(at.root, 'node_modules'))
  copyFileSync('tsconfig.base.json', join(at.root, 'tsconfig.base.json'))
})

afterAll(() => {
  rmSync(at.root, { recursive: true, force: true })
})

test('[H1] the real tree keeps its boundaries, and every file of it was looked at', () => {
  const { violations, cruised, files } = checkBoundaries(['src', 'endpoint'])
  expect(violations).toEqual([])
  expect(files).toBeGreaterThan(150)
  expect(cruised).toBeGreaterThanOrEqual(files)
})

test('[H2] every planted violation is found', () => {
  plant('src/model/a.ts', "import { b } from '../sync/b.ts'\nexport const a = b\n")
  plant('src/sync/b.ts', "import { c } from '../crypto/c.ts'\nexport const b = c\n")
  plant('src/crypto/c.ts', 'export const c = 1\n')
  plant('src/forms/d.ts', "import { Dexie } from 'dexie'\nexport const d = Dexie\n")
  plant('src/features/one/e.ts', "import { f } from '../two/f.ts'\nexport const e = f\n")
  plant('src/features/two/f.ts', "import { c } from '../../crypto/c.ts'\nexport const f = c\n")
  plant('src/ui/g.ts', "import { a } from '../model/a.ts'\nexport const g = a\n")
  plant('endpoint/h.ts', "import { c } from '../src/crypto/c.ts'\nexport const h = c\n")
  plant('src/store/i.ts', "import { j } from './j.ts'\nexport const i = j\n")
  plant('src/store/j.ts', "import { i } from './i.ts'\nexport const j: unknown = i\n")

  const found = checkBoundaries(['src', 'endpoint'], at.root).violations.map(
    ({ from, to }) => `${from} → ${to}`,
  )
  for (const planted of [
    'src/model/a.ts → src/sync/b.ts',
    'src/sync/b.ts → src/crypto/c.ts',
    'src/features/one/e.ts → src/features/two/f.ts',
    'src/features/two/f.ts → src/crypto/c.ts',
    'src/ui/g.ts → src/model/a.ts',
    'endpoint/h.ts → src/crypto/c.ts',
  ]) {
    expect(found).toContain(planted)
  }
  expect(found.some((one) => one.startsWith('src/forms/d.ts → ') && one.includes('dexie'))).toBe(
    true,
  )
  expect(found.some((one) => one.startsWith('src/store/'))).toBe(true)
})

function plant(path: string, text: string): void {
  const file = join(at.root, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}
