// What can happen to the files of a profile while the browser is closed: by a crash, a cleaner app, a worn-out card.
import { cp, open, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { createDice, type Dice } from '../../fixtures/dice.ts'
import { DATABASE, filesUnder, JOURNAL } from './killed.ts'

export interface Fault {
  readonly name: string
  /** What is left to come back from. */
  readonly leaves: 'one copy' | 'nothing'
  readonly strike: (profile: string, seed: number) => Promise<void>
}

const inDatabase = (profile: string, pattern: RegExp) => matching(profile, DATABASE, pattern)
const journalData = (profile: string) => matching(profile, JOURNAL, /\/t\/\d+\/\d+$/)

async function matching(profile: string, folder: string, pattern: RegExp) {
  return (await filesUnder(profile, folder)).filter((path) => pattern.test(path))
}

export const FAULTS: readonly Fault[] = [
  onFiles('database: MANIFEST overwritten with garbage', (p) => inDatabase(p, /MANIFEST-/), garble),
  onFiles(
    'database: log deleted',
    (p) => inDatabase(p, /\.log$/),
    (path) => rm(path),
  ),
  onFiles(
    'database: tables deleted',
    (p) => inDatabase(p, /\.ldb$/),
    (path) => rm(path),
  ),
  onFiles(
    'database: CURRENT deleted',
    (p) => inDatabase(p, /\/CURRENT$/),
    (path) => rm(path),
  ),
  onFiles('database: log cut in half', (p) => inDatabase(p, /\.log$/), cutInHalf),
  onFiles('database: 20 % of bytes flipped', (p) => inDatabase(p, /./), flip),
  folderGone('database: folder deleted', DATABASE),
  {
    name: 'database: folder replaced by a file',
    leaves: 'one copy',
    strike: async (profile) => {
      const folder = (await filesUnder(profile, DATABASE)).find((path) => path.endsWith('/CURRENT'))
      if (folder === undefined) throw new Error('No database to strike.')
      const leveldb = join(folder, '..')
      await rm(leveldb, { recursive: true })
      await writeFile(leveldb, 'not a folder')
    },
  },
  folderGone('journal: folder deleted', JOURNAL),
  onFiles('journal: 20 % of bytes flipped', journalData, flip),
  onFiles('journal: files cut in half', journalData, cutInHalf),
  {
    name: 'both gone',
    leaves: 'nothing',
    strike: async (profile) => {
      await rm(join(profile, DATABASE), { recursive: true })
      await rm(join(profile, JOURNAL), { recursive: true })
    },
  },
]

function onFiles(
  name: string,
  files: (profile: string) => Promise<readonly string[]>,
  act: (path: string, dice: Dice) => Promise<void>,
): Fault {
  return {
    name,
    leaves: 'one copy',
    strike: async (profile, seed) => {
      const dice = createDice(seed)
      const found = await files(profile)
      if (found.length === 0) throw new Error(`Nothing to strike: ${name}`)
      for (const path of found) await act(path, dice)
    },
  }
}

function folderGone(name: string, folder: string): Fault {
  return {
    name,
    leaves: 'one copy',
    strike: (profile) => rm(join(profile, folder), { recursive: true }),
  }
}

async function garble(path: string, dice: Dice): Promise<void> {
  const { size } = await stat(path)
  await writeFile(
    path,
    Buffer.from(Array.from({ length: size }, () => Math.floor(dice.roll() * 256))),
  )
}

async function cutInHalf(path: string): Promise<void> {
  const { size } = await stat(path)
  await truncate(path, Math.floor(size / 2))
}

async function flip(path: string, dice: Dice): Promise<void> {
  if (basename(path) === 'LOCK') return
  const bytes = await readFile(path)
  for (let at = 0; at < bytes.length; at += 1) {
    if (dice.chance(0.2)) bytes[at] = (bytes[at] ?? 0) ^ (1 + Math.floor(dice.roll() * 255))
  }
  const file = await open(path, 'r+')
  await file.write(bytes, 0, bytes.length, 0)
  await file.close()
}

/** A copy of a profile, to be struck without harm to the others. */
export async function copyOf(profile: string, to: string): Promise<string> {
  await cp(profile, to, { recursive: true })
  for (const lock of ['SingletonLock', 'SingletonCookie', 'SingletonSocket']) {
    await rm(join(to, lock), { force: true })
  }
  return to
}
