// Headers of every answer: of the interface, and of the app when the same process serves it.
import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from './access-log.ts'

const EVERYWHERE = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

/** Nothing of the interface is a page: if a browser shows it as one, that page can do nothing. */
export const API_HEADERS: Readonly<Record<string, string>> = {
  ...EVERYWHERE,
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
}

export const apiHeaders: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next()
  for (const [name, value] of Object.entries(API_HEADERS)) c.res.headers.set(name, value)
  c.res.headers.set('X-Request-Id', c.get('notes').id)
}

/**
 * For the app. `connect-src` bounds where injected script could send what it reads; sent on every file, because a
 * policy in the page does not reach its workers.
 * @param syncOrigins endpoints on other hosts that the app may talk to
 */
export function appHeaders(syncOrigins: readonly string[]): Readonly<Record<string, string>> {
  return {
    ...EVERYWHERE,
    'Content-Security-Policy': contentPolicy(syncOrigins),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': PERMISSIONS,
  }
}

function contentPolicy(syncOrigins: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    `connect-src ${["'self'", ...syncOrigins].join(' ')}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types app default',
  ].join('; ')
}

const USED = ['camera', 'publickey-credentials-get']
const UNUSED = [
  'accelerometer',
  'autoplay',
  'bluetooth',
  'display-capture',
  'encrypted-media',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
  'xr-spatial-tracking',
]
const PERMISSIONS = [
  ...USED.map((feature) => `${feature}=(self)`),
  ...UNUSED.map((feature) => `${feature}=()`),
].join(', ')
