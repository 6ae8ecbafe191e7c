// Ending a browser the hard way, and what lies in its profile folder afterwards.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { expect, vi } from 'vitest'

/** SIGKILL to every process that runs on this profile; nothing is flushed, nothing said goodbye. */
export async function kill(tablet: BrowserContext, profile: string): Promise<void> {
  const gone = new Promise<void>((resolve) => {
    tablet.once('close', () => {
      resolve()
    })
  })
  for (const pid of await processesOn(profile)) process.kill(pid, 'SIGKILL')
  await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 5_000))])
}

async function processesOn(profile: string): Promise<readonly number[]> {
  const found: number[] = []
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const command = await readFile(join('/proc', name, 'cmdline'), 'utf8').catch(() => '')
    if (command.split('\0').includes(`--user-data-dir=${profile}`)) found.push(Number(name))
  }
  return found
}

export const DATABASE = join('Default', 'IndexedDB')
export const JOURNAL = join('Default', 'File System')

/** Every file under a folder of the profile. */
export async function filesUnder(profile: string, folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(profile, folder), { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** The browser writes down what pages remember of their own accord, some seconds later. */
export async function untilRemembered(profile: string): Promise<void> {
  await vi.waitFor(
    async () => {
      const files = await filesUnder(profile, join('Default', 'Local Storage'))
      const texts = await Promise.all(files.map((path) => readFile(path, 'latin1')))
      expect(texts.some((text) => text.includes('amparo-kept'))).toBe(true)
    },
    { timeout: 20_000, interval: 250 },
  )
}
