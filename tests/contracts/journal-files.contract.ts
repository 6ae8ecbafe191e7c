// What the journal's files promise, in memory as in a browser. Plain functions: they also run inside a worker there.
import type { JournalFile, JournalFiles } from '../../src/store/journal-files.ts'

export interface FileWorld {
  /** The files as one tab sees them. */
  readonly tab: () => JournalFiles
}

type Clause = readonly [name: string, keep: (world: FileWorld) => Promise<void>]

const bytes = (...values: readonly number[]) => Uint8Array.from(values)

function expect(found: unknown, wanted: unknown): void {
  const [one, other] = [JSON.stringify(found), JSON.stringify(wanted)]
  if (one !== other) throw new Error(`found ${one}, wanted ${other}`)
}

const contents = (files: readonly JournalFile[]) => files.map((file) => [...file.read()])

export const journalFilesContract: readonly Clause[] = [
  [
    'what was appended is read by the next tab once the file was let go of',
    async ({ tab }) => {
      const file = await tab().create()
      file.append(bytes(1, 2))
      file.append(bytes(3))
      expect(file.size(), 3)
      file.close()
      const { files, elsewhere } = await tab().claim()
      expect([contents(files), elsewhere], [[[1, 2, 3]], 0])
    },
  ],
  [
    'a file is held by one tab alone',
    async ({ tab }) => {
      const file = await tab().create()
      file.append(bytes(1))
      const { files, elsewhere } = await tab().claim()
      expect([contents(files), elsewhere], [[], 1])
      file.close()
      expect(contents((await tab().claim()).files), [[1]])
    },
  ],
  [
    'a claimed file is claimed once',
    async ({ tab }) => {
      const file = await tab().create()
      file.append(bytes(7))
      file.close()
      expect((await tab().claim()).files.length, 1)
      expect((await tab().claim()).elsewhere, 1)
    },
  ],
  [
    'truncating takes back the end',
    async ({ tab }) => {
      const file = await tab().create()
      file.append(bytes(1, 2, 3))
      file.truncate(1)
      file.append(bytes(9))
      expect([...file.read()], [1, 9])
    },
  ],
  [
    'a removed file is gone, and others stay',
    async ({ tab }) => {
      const [one, two] = [await tab().create(), await tab().create()]
      one.append(bytes(1))
      two.append(bytes(2))
      one.close()
      two.close()
      await tab().remove(one.name)
      expect(contents((await tab().claim()).files), [[2]])
    },
  ],
  [
    'the ballast is filled once, spent once, and is no journal',
    async ({ tab }) => {
      const files = tab()
      expect([await files.fillBallast(), await files.fillBallast()], [true, true])
      expect((await files.claim()).files.length, 0)
      expect([await files.spendBallast(), await files.spendBallast()], [true, false])
    },
  ],
]
