// What the operator may set, read once from the environment. Everything has a default that is safe for one machine.
import * as z from 'zod/mini'
import type { Rates } from './http/limits.ts'
import type { Quotas } from './ledger.ts'

export interface Settings {
  readonly port: number
  readonly host: string
  /** Folder of the embedded ledger and of the operator code's hash. */
  readonly dataFolder: string
  /** Folder of the built app. */
  readonly appFolder: string
  /** The kill switch: devices give up their service worker and load the app from here each time. */
  readonly retireApp: boolean
  readonly operatorCode: string | undefined
  readonly databaseUrl: string | undefined
  readonly appOrigins: readonly string[]
  readonly syncOrigins: readonly string[]
  readonly proxyHops: number
  readonly rates: Rates
  readonly quotas: Quotas
}

export type ParsedSettings =
  | { readonly ok: true; readonly settings: Settings }
  /** Names of the variables that cannot be used; never their values. */
  | { readonly ok: false; readonly wrong: readonly string[] }

export function parseSettings(
  environment: Readonly<Record<string, string | undefined>>,
): ParsedSettings {
  const parsed = Environment.safeParse(withoutEmpty(environment))
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => String(issue.path[0]))
    return { ok: false, wrong: [...new Set(wrong)] }
  }
  const env = parsed.data
  return {
    ok: true,
    settings: {
      port: env.PORT,
      host: env.AMPARO_HOST,
      dataFolder: env.AMPARO_DATA,
      appFolder: env.AMPARO_APP,
      retireApp: env.AMPARO_RETIRE_APP === '1',
      operatorCode: env.AMPARO_OPERATOR_CODE,
      databaseUrl: env.DATABASE_URL,
      appOrigins: env.AMPARO_APP_ORIGINS,
      syncOrigins: env.AMPARO_SYNC_ORIGINS,
      proxyHops: env.AMPARO_PROXY_HOPS,
      rates: {
        perToken: env.AMPARO_RATE_TOKEN,
        perAddress: env.AMPARO_RATE_ADDRESS,
        enrol: env.AMPARO_RATE_ENROL,
      },
      quotas: {
        bytesPerDeviceAndDay: env.AMPARO_QUOTA_DEVICE_DAY_MB * MEGABYTE,
        bytesPerSpace: env.AMPARO_QUOTA_SPACE_MB * MEGABYTE,
      },
    },
  }
}

const MEGABYTE = 1_000_000

const count = (least: number, standard: number) =>
  z._default(z.coerce.number().check(z.int(), z.minimum(least)), standard)

/** An origin as browsers write it: no path, no trailing slash, no wildcard. */
const Origin = z.string().check(
  z.regex(/^https?:\/\/([a-z0-9.-]+|\[[0-9a-f:]+\])(:\d+)?$/),
  z.refine((text) => URL.canParse(text) && new URL(text).origin === text),
)
const Origins = z._default(
  z.pipe(
    z.pipe(
      z.string(),
      z.transform((text) => text.split(',').map((part) => part.trim())),
    ),
    z.array(Origin),
  ),
  [],
)

const Environment = z.object({
  PORT: z._default(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(65_535)), 4173),
  // Loopback: tokens must not cross a network unencrypted, so a proxy with TLS stands in front.
  AMPARO_HOST: z._default(z.string(), '127.0.0.1'),
  AMPARO_DATA: z._default(z.string(), './data'),
  AMPARO_APP: z._default(z.string(), './dist'),
  AMPARO_RETIRE_APP: z._default(z.enum(['0', '1']), '0'),
  AMPARO_OPERATOR_CODE: z.optional(z.string().check(z.regex(/^[A-Za-z0-9._~+/=-]{16,512}$/))),
  DATABASE_URL: z.optional(z.string().check(z.regex(/^postgres(ql)?:\/\//))),
  AMPARO_APP_ORIGINS: Origins,
  AMPARO_SYNC_ORIGINS: Origins,
  AMPARO_PROXY_HOPS: count(0, 0),
  AMPARO_RATE_TOKEN: count(1, 60),
  AMPARO_RATE_ADDRESS: count(1, 300),
  AMPARO_RATE_ENROL: count(1, 5),
  AMPARO_QUOTA_DEVICE_DAY_MB: count(1, 200),
  AMPARO_QUOTA_SPACE_MB: count(1, 5000),
})

/** `PORT=` in a unit file means that nobody chose. */
function withoutEmpty(environment: Readonly<Record<string, string | undefined>>) {
  return Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
}
