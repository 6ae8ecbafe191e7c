import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
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

test('[T9] a file that is asked for is given, whatever the browser clears away meanwhile', async () => {
  const profile = await mkdtemp(join(tmpdir(), 'amparo-collected-'))
  const served = await serveBundle('tests/browser/kit/collected-worker.ts')
  const tablet = await openTablet(profile, { flags: ['--js-flags=--expose-gc'] })
  const heard: string[] = []
  try {
    const page = await tablet.newPage()
    await page.exposeFunction('told', (text: string) => heard.push(text))
    await page.goto(served.url)
    await page.evaluate(() => {
      const worker = new Worker('/entry.js', { type: 'module' })
      worker.onmessage = ({ data }: MessageEvent<string>) => void window.told(data)
    })
    await vi.waitFor(
      () => {
        expect(heard.at(-1)).toBe('done')
      },
      { timeout: 30_000 },
    )
    expect(heard.filter((text) => text.startsWith('answered')).length).toBe(20)
  } finally {
    await tablet.close()
    await served.close()
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
})
