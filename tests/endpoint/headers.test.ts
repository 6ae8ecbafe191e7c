import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningEndpoint } from '../kit/running-endpoint.ts'
import { startEndpoint } from '../kit/running-endpoint.ts'

const APP = 'https://amparo.example'

describe('the interface', () => {
  let endpoint: RunningEndpoint
  beforeAll(async () => {
    endpoint = await startEndpoint({ appOrigins: [APP] })
  })
  afterAll(() => endpoint.close())

  test.each([
    'GET /health',
    'HEAD /health',
    'GET /v1/openapi.json',
    'GET /v1/nothing',
    'DELETE /health',
    'POST /v1/spaces',
    'GET /v1/spaces/aaaaaaaaaaaaaaaaaaaaaa/changes',
  ])('[L18] %s carries the headers of the interface', async (line) => {
    const { headers } = await endpoint.send(line)
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-request-id')).toMatch(/^\d+$/)
    expect(headers.get('access-control-allow-origin')).toBeNull()
    expect(headers.get('set-cookie')).toBeNull()
    expect(headers.get('server')).toBeNull()
    expect(headers.get('x-powered-by')).toBeNull()
  })

  test.each(['https://amparo.example.org', 'http://amparo.example', 'null', `${APP}:444`])(
    '[L18] a page from %s is told nothing',
    async (origin) => {
      const { headers } = await endpoint.send('GET /health', { headers: { origin } })
      expect(headers.get('access-control-allow-origin')).toBeNull()
      expect(headers.get('vary')).toContain('Origin')
    },
  )

  test('[L18] the app from its own origin may ask, and its preflight is answered', async () => {
    const asked = { origin: APP, 'access-control-request-method': 'POST' }
    const preflight = await endpoint.send('OPTIONS /v1/spaces', { headers: asked })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-origin')).toBe(APP)
    expect(preflight.headers.get('access-control-allow-methods')).toBe('GET,POST,PUT')
    expect(preflight.headers.get('access-control-allow-headers')).toBe('Authorization,Content-Type')
    const answer = await endpoint.send('POST /v1/spaces', { headers: { origin: APP } })
    expect(answer.headers.get('access-control-allow-origin')).toBe(APP)
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
  })
})

test('[L18] without a configured origin no page of another host is answered', async () => {
  const endpoint = await startEndpoint()
  const asked = { origin: APP, 'access-control-request-method': 'POST' }
  const preflight = await endpoint.send('OPTIONS /v1/spaces', { headers: asked })
  expect(preflight.status).toBe(405)
  expect(preflight.headers.get('access-control-allow-origin')).toBeNull()
  await endpoint.close()
})
