// Runs the boundary rules over folders and tells what they found and how much they saw.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { IN_TIME } from '../../kit/within.ts'

export interface Boundaries {
  readonly violations: readonly {
    readonly rule: string
    readonly from: string
    readonly to: string
  }[]
  readonly cruised: number
  /** Source files that are there to be looked at. */
  readonly files: number
}

export function checkBoundaries(folders: readonly string[], root = process.cwd()): Boundaries {
  const config = join(process.cwd(), '.dependency-cruiser.cjs')
  const binary = join(process.cwd(), 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const run = spawnSync(process.execPath, [binary, '--config', config, '-T', 'json', ...folders], {
    ...IN_TIME,
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  })
  const { summary } = JSON.parse(run.stdout) as {
    summary: {
      totalCruised: number
      violations: { rule: { name: string }; from: string; to: string }[]
    }
  }
  return {
    violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    cruised: summary.totalCruised,
    files: folders.flatMap((folder) => sourcesIn(join(root, folder))).length,
  }
}

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}
