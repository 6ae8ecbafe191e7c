import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { operatorCode } from '../../endpoint/operator-code.ts'
import { parseSettings } from '../../endpoint/settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'amparo-operator-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

test('[L21] nothing need be set', () => {
  const parsed = parseSettings({ PATH: '/bin', PORT: '' })
  if (!parsed.ok) throw new Error(parsed.wrong.join())
  expect(parsed.settings).toEqual({
    port: 4173,
    host: '127.0.0.1',
    dataFolder: './data',
    appFolder: './dist',
    retireApp: false,
    operatorCode: undefined,
    databaseUrl: undefined,
    appOrigins: [],
    syncOrigins: [],
    proxyHops: 0,
    rates: { perToken: 60, perAddress: 300, enrol: 5 },
    quotas: { bytesPerDeviceAndDay: 200_000_000, bytesPerSpace: 5_000_000_000 },
  })
})

test('[L21] origins are listed exactly', () => {
  const parsed = parseSettings({ AMPARO_APP_ORIGINS: 'https://a.example, http://localhost:5173' })
  expect(parsed.ok && parsed.settings.appOrigins).toEqual([
    'https://a.example',
    'http://localhost:5173',
  ])
})

test.each([
  ['PORT', '99999'],
  ['PORT', 'http'],
  ['AMPARO_APP_ORIGINS', '*'],
  ['AMPARO_APP_ORIGINS', 'https://a.example/'],
  ['AMPARO_APP_ORIGINS', 'https://*.example'],
  ['AMPARO_SYNC_ORIGINS', "https://a.example; script-src 'unsafe-inline'"],
  ['AMPARO_OPERATOR_CODE', 'short'],
  ['DATABASE_URL', 'mysql://db'],
  ['AMPARO_RATE_TOKEN', '0'],
  ['AMPARO_PROXY_HOPS', '-1'],
])('[L21] %s=%s is refused by name, without repeating the value', (name, value) => {
  expect(parseSettings({ [name]: value })).toEqual({ ok: false, wrong: [name] })
})

test('[L21] without a code one is made, shown once and kept as a hash', async () => {
  const made = await operatorCode(undefined, folder)
  expect(made.justMade).toMatch(/^([a-km-np-z2-9]{5}-){4}[a-km-np-z2-9]{5}$/)
  expect(made.matches(made.justMade!)).toBe(true)
  expect(made.matches(`${made.justMade!}x`)).toBe(false)

  const again = await operatorCode(undefined, folder)
  expect(again.justMade).toBeUndefined()
  expect(again.matches(made.justMade!)).toBe(true)
  const [file] = readdirSync(folder)
  expect(readFileSync(join(folder, file!), 'utf8')).not.toContain(made.justMade)
  expect(statSync(join(folder, file!)).mode & 0o077).toBe(0)
})

test("[L21] the operator's own code is kept nowhere", async () => {
  const given = await operatorCode('chosen-by-the-operator', join(folder, 'none'))
  expect(given.matches('chosen-by-the-operator')).toBe(true)
  expect(given.matches('chosen-by-somebody-else')).toBe(false)
  expect(readdirSync(folder)).not.toContain('none')
})
