import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTablet } from './kit/chromium.ts'
import { freePort, startEndpoint } from './kit/endpoint.ts'
import { languagesOfRun } from './kit/looking.ts'
import { personAt } from './kit/person.ts'
import { LOCALES, wordsIn } from './kit/words.ts'

const at = { folder: '' }

beforeEach(async () => {
  at.folder = await mkdtemp(join(tmpdir(), 'amparo-cold-'))
})

afterEach(() => rm(at.folder, { recursive: true, force: true }))

test.each(languagesOfRun())(
  '[U1] with the server gone, a new browser on the same tablet records a reception, a case and an element, and sends them later (%s)',
  async (language) => {
    const words = wordsIn(language)
    const port = await freePort()
    const data = join(at.folder, 'data')
    const profile = join(at.folder, 'profile')

    const endpoint = await startEndpoint(data, port)
    const first = await openTablet(profile, { locale: LOCALES[language] })
    const ana = personAt(first.pages()[0] ?? (await first.newPage()), words)
    await ana.open(endpoint.url)
    await ana.untilOfflineReady()
    const passphrase = await ana.startSpace('Río Claro', 'Ana')
    await ana.connect()
    await ana.untilSent()
    await first.close()
    await endpoint.stop()

    const second = await openTablet(profile, { locale: LOCALES[language] })
    const again = personAt(second.pages()[0] ?? (await second.newPage()), words)
    await again.open(endpoint.url)
    await again.unlock('mal mal mal mal')
    expect(await again.page.locator('.question-problem').innerText()).toBe(
      words.t('problems:wrong-passphrase'),
    )
    await again.unlock(passphrase)
    await again.recordReception(3)
    await again.recordCase({ given: 'María José', family: 'Pérez Núñez' })
    await again.answerElement('c1-1')
    await again.goHome()
    await again.untilWaiting(4)

    const restarted = await startEndpoint(data, port)
    await again.page.getByRole('link', { name: words.t('common:more'), exact: true }).click()
    await again.page.getByRole('link', { name: words.t('sending:title') }).click()
    await again.tap('sending:send-now')
    await again.untilSent()
    await second.close()
    await restarted.stop()
  },
)
