import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTablet } from './kit/chromium.ts'
import { freePort, startEndpoint } from './kit/endpoint.ts'
import { personAt } from './kit/person.ts'
import { typeInto } from './kit/type.ts'
import { wordsIn } from './kit/words.ts'

const words = wordsIn('es')
const at = { folder: '' }

beforeEach(async () => {
  at.folder = await mkdtemp(join(tmpdir(), 'amparo-rest-'))
})

afterEach(() => rm(at.folder, { recursive: true, force: true, maxRetries: 5 }))

test('[S10] planted names, the passphrase and what an unfinished interview says are nowhere in the profile folder, nor at the endpoint', async () => {
  const profile = join(at.folder, 'profile')
  const data = join(at.folder, 'data')
  const endpoint = await startEndpoint(data, await freePort())
  const tablet = await openTablet(profile)
  const ana = personAt(tablet.pages()[0] ?? (await tablet.newPage()), words)
  await ana.open(endpoint.url)
  await ana.untilOfflineReady()
  const passphrase = await ana.startSpace('Río Claro', 'Ana')
  await ana.connect()
  await ana.recordCase({ given: 'Zarabanda', family: 'Quitapenas Ñandutí' })
  await ana.page
    .getByRole('link', { name: words.t('records:title') })
    .first()
    .click()
  await typeInto(ana.page.getByLabel(words.t('records:search')), 'zarab')
  await ana.page.locator('.list-row', { hasText: 'Zarabanda' }).waitFor()
  // An interview left open, with a name in it.
  await ana.goHome()
  await ana.tap('records:new-case')
  await ana.choose(words.question('case', 'consent-keep'), words.code('consent-answers', 'yes'))
  await ana.fill(words.question('case', 'neighbourhood'), 'Chirimbolo')
  await ana.page.getByText(words.t('interview:draft-kept')).first().waitFor()
  await ana.untilSent()
  await ana.lock()
  await tablet.close()
  await endpoint.stop()

  const planted = ['Zarabanda', 'Quitapenas', 'Chirimbolo', passphrase]
  const found = await hits([profile, data], planted)
  expect(found).toEqual([])
  // The search itself must be able to find something: the space keeps its record of names on the lock screen.
  expect((await hits([profile], ['amparo'])).length).toBeGreaterThan(0)
})

/** Files in which a text stands, as UTF-8, UTF-16 or base64. */
async function hits(
  folders: readonly string[],
  texts: readonly string[],
): Promise<readonly string[]> {
  const needles = texts.flatMap((text) => [
    Buffer.from(text, 'utf8'),
    Buffer.from(text, 'utf16le'),
    Buffer.from(Buffer.from(text, 'utf8').toString('base64').replaceAll('=', ''), 'utf8'),
  ])
  const found: string[] = []
  for (const folder of folders) {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const path = join(entry.parentPath, entry.name)
      const bytes = await readFile(path)
      if (needles.some((needle) => bytes.includes(needle))) found.push(path)
    }
  }
  return found
}
