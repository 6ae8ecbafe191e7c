import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStaticApp } from '../../endpoint/static.ts'
import type { RunningEndpoint } from '../kit/running-endpoint.ts'
import { startEndpoint } from '../kit/running-endpoint.ts'

const folder = mkdtempSync(join(tmpdir(), 'amparo-dist-'))
const dist = join(folder, 'dist')
const SCRIPT = `export const words = ${JSON.stringify('amparo '.repeat(300))}`
let endpoint: RunningEndpoint

beforeAll(async () => {
  mkdirSync(join(dist, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.txt'), 'outside')
  writeFileSync(join(dist, 'index.html'), '<!doctype html><title>Amparo</title>')
  writeFileSync(join(dist, 'sw.js'), 'self.skipWaiting')
  writeFileSync(join(dist, 'manifest.webmanifest'), '{}')
  writeFileSync(join(dist, 'assets', 'main-Bx3_f9aQ.js'), SCRIPT)
  writeFileSync(join(dist, 'assets', 'worker-Bx3_f9aQ.js'), 'postMessage(1)')
  writeFileSync(join(dist, 'assets', 'logo.svg'), '<svg/>')
  endpoint = await startEndpoint({ appFolder: dist })
})
afterAll(async () => {
  await endpoint.close()
  rmSync(folder, { recursive: true })
})

const KEPT = 'public, max-age=31536000, immutable'

test.each([
  ['/', 'text/html; charset=utf-8', 'no-cache'],
  ['/index.html', 'text/html; charset=utf-8', 'no-cache'],
  ['/cases/new', 'text/html; charset=utf-8', 'no-cache'],
  ['/sw.js', 'text/javascript; charset=utf-8', 'no-cache'],
  ['/manifest.webmanifest', 'application/manifest+json', 'no-cache'],
  ['/assets/main-Bx3_f9aQ.js', 'text/javascript; charset=utf-8', KEPT],
  ['/assets/worker-Bx3_f9aQ.js', 'text/javascript; charset=utf-8', KEPT],
  ['/assets/logo.svg', 'image/svg+xml', 'no-cache'],
])('[L20] %s is %s, %s', async (path, type, cache) => {
  const { status, headers } = await endpoint.send(`GET ${path}`)
  expect(status).toBe(200)
  expect(headers.get('content-type')).toBe(type)
  expect(headers.get('cache-control')).toBe(cache)
})

test.each(['/', '/sw.js', '/assets/worker-Bx3_f9aQ.js', '/assets/missing.js', '/cases'])(
  "[L18] %s carries the app's headers",
  async (path) => {
    const { headers } = await endpoint.send(`GET ${path}`)
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
        "img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; worker-src 'self'; " +
        "manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
        "object-src 'none'; require-trusted-types-for 'script'; trusted-types app default",
    )
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    const permissions = headers.get('permissions-policy')
    for (const allowed of ['camera=(self)', 'publickey-credentials-get=(self)', 'geolocation=()']) {
      expect(permissions).toContain(allowed)
    }
  },
)

test('[L18] the app may talk to the endpoints that the operator names, and to no other', async () => {
  const app = await openStaticApp(dist, ['https://sync.example'])
  const { headers } = app.fetch(new Request('http://localhost/'))
  expect(headers.get('content-security-policy')).toContain(
    "connect-src 'self' https://sync.example;",
  )
})

test('[L20] a file that is not there is missing, and nothing outside the build can be named', async () => {
  for (const path of ['/assets/gone-Bx3_f9aQ.js', '/secret.txt', '/nothing.html']) {
    expect((await endpoint.send(`GET ${path}`)).status).toBe(404)
  }
  for (const path of [
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/../../secret.txt',
    '//etc/passwd',
    '/\\..\\secret.txt',
    '/%00',
    '/%',
  ]) {
    const { status, text } = await raw(path)
    expect([200, 400, 404]).toContain(status)
    expect(text).not.toContain('outside')
    expect(text).not.toContain('root:')
  }
  expect((await endpoint.send('POST /')).status).toBe(405)
})

test('[L20] text travels compressed, and is not sent again when it is known', async () => {
  const { headers, body } = await raw('/assets/main-Bx3_f9aQ.js', { 'accept-encoding': 'gzip, br' })
  expect(headers['content-encoding']).toBe('gzip')
  expect(gunzipSync(body).toString()).toBe(SCRIPT)
  const plain = await raw('/assets/main-Bx3_f9aQ.js', { 'accept-encoding': 'gzip;q=0' })
  expect(plain.headers['content-encoding']).toBeUndefined()
  expect(plain.text).toBe(SCRIPT)
  const etag = String(headers.etag)
  const again = await raw('/assets/main-Bx3_f9aQ.js', { 'if-none-match': etag })
  expect([again.status, again.text]).toEqual([304, ''])
  const head = await endpoint.send('HEAD /assets/main-Bx3_f9aQ.js')
  expect([head.status, head.text]).toEqual([200, ''])
})

/** Paths as they are, which fetch would tidy up. */
function raw(path: string, headers: Record<string, string> = {}) {
  return new Promise<{
    status: number
    headers: Record<string, string | string[] | undefined>
    body: Buffer
    text: string
  }>((resolve, reject) => {
    const asked = request({ port: endpoint.port, host: '127.0.0.1', path, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        const body = Buffer.concat(parts)
        const status = response.statusCode ?? 0
        resolve({ status, headers: response.headers, body, text: body.toString() })
      })
    })
    asked.on('error', reject)
    asked.end()
  })
}
