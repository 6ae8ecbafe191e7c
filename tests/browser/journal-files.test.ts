import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { journalFilesContract } from '../contracts/journal-files.contract.ts'
import { openTablet } from './kit/chromium.ts'
import { serveBundle } from './kit/serve-bundle.ts'

test('[J12] in the browser, on its own disk, the journal files keep the same contract', async () => {
  const profile = await mkdtemp(join(tmpdir(), 'amparo-files-'))
  const served = await serveBundle('tests/browser/kit/contract-worker.ts')
  const tablet = await openTablet(profile)
  try {
    const page = await tablet.newPage()
    await page.goto(served.url)
    const told = await page.evaluate(
      () =>
        new Promise<unknown[]>((resolve) => {
          const heard: unknown[] = []
          const worker = new Worker('/entry.js', { type: 'module' })
          worker.onmessage = ({ data }) => {
            if (data === 'done') resolve(heard)
            else heard.push(data)
          }
        }),
    )
    expect(told).toEqual(journalFilesContract.map(([name]) => ({ name })))
  } finally {
    await tablet.close()
    await served.close()
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
})
