import { execFileSync } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { chromiumPath, openTablet } from './kit/chromium.ts'
import { freePort, startEndpoint } from './kit/endpoint.ts'
import { lendAHand, openWithHand, saveTimed } from './kit/hand.ts'
import { personAt } from './kit/person.ts'
import { noteProof } from './kit/proof.ts'
import { wordsIn } from './kit/words.ts'
import { IN_TIME } from '../kit/within.ts'

const SAVES = Number(process.env.AMPARO_FLUSHES ?? 50)

/** Whether system calls can be counted here: it needs `strace` and the right to trace. */
function canTrace(): boolean {
  try {
    execFileSync('strace', ['-o', '/dev/null', 'true'], IN_TIME)
    return true
  } catch {
    return false
  }
}

test.skipIf(!canTrace())(
  `[D3] ${String(SAVES)} saves: both copies are flushed to the disk before each one is called saved`,
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'amparo-flush-'))
    const log = join(folder, 'calls')
    const traced = join(folder, 'traced-chromium')
    const calls = 'trace=fsync,fdatasync'
    await writeFile(
      traced,
      `#!/bin/sh\nexec strace -f -ttt -y -e ${calls} -o ${log} ${chromiumPath()} "$@"\n`,
    )
    await chmod(traced, 0o755)
    const endpoint = await startEndpoint(join(folder, 'data'), await freePort())
    const tablet = await openTablet(join(folder, 'profile'), { executable: traced })
    const page = tablet.pages()[0] ?? (await tablet.newPage())
    await lendAHand(page)
    const ana = personAt(page, wordsIn('es'))
    await ana.open(endpoint.url)
    const passphrase = await ana.startSpace('Río Claro', 'Ana')
    expect(await openWithHand(page, passphrase)).toBe(true)
    const times = await saveTimed(page, SAVES)
    await tablet.close()
    await endpoint.stop()

    const flushes = (await readFile(log, 'utf8')).split('\n').flatMap(flushIn)
    const during = (place: Flush['place'], { from, to }: { from: number; to: number }) =>
      flushes.filter((one) => one.place === place && from <= one.at && one.at <= to).length
    const unflushed = times.filter(
      (save) => during('database', save) === 0 || during('journal', save) === 0,
    )
    const all = (place: Flush['place']) => times.reduce((sum, save) => sum + during(place, save), 0)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })

    await noteProof('D3 flush of both copies before "saved" (strace)', {
      tries: SAVES,
      failures: unflushed.length,
      outcome: `${String(all('database'))} flushes of the database and ${String(all('journal'))} of the journal within ${String(SAVES)} saves`,
    })
    expect(times).toHaveLength(SAVES)
    expect(unflushed).toEqual([])
  },
)

interface Flush {
  readonly place: 'database' | 'journal'
  /** Seconds since 1970. */
  readonly at: number
}

/** `1234 1764000000.123456 fdatasync(45</…/IndexedDB/…/000003.log>) = 0`, also when resumed. */
function flushIn(line: string): readonly Flush[] {
  const at = Number(/^\d+\s+(\d+\.\d+)/.exec(line)?.[1])
  if (Number.isNaN(at)) return []
  if (/f(data)?sync\(\d+<[^>]*\/IndexedDB\//.test(line)) return [{ place: 'database', at }]
  if (/f(data)?sync\(\d+<[^>]*\/File System\//.test(line)) return [{ place: 'journal', at }]
  return []
}
