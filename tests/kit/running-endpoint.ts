// An endpoint on a real port, with a clock that stands until it is moved.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../../endpoint/app.ts'
import type { Rates } from '../../endpoint/http/limits.ts'
import { createLimits } from '../../endpoint/http/limits.ts'
import type { Ledger, Quotas } from '../../endpoint/ledger.ts'
import type { LedgerNeeds } from '../../endpoint/planned-ledger.ts'
import { serve } from '../../endpoint/serve.ts'
import { openSqliteLedger } from '../../endpoint/sqlite.ts'
import { openStaticApp } from '../../endpoint/static.ts'
import type { SpaceId } from '../../src/model/id.ts'
import type { MembershipEntry, Role } from '../../src/wire/membership.ts'
import type { TestDevice } from './signed-change.ts'
import { aDevice, anEntry, aSpaceId } from './signed-change.ts'

export const OPERATOR_CODE = 'a-code-for-tests-only'

export interface EndpointOptions {
  readonly rates?: Partial<Rates>
  readonly quotas?: Partial<Quotas>
  readonly appOrigins?: readonly string[]
  readonly proxyHops?: number
  readonly appFolder?: string
  readonly openLedger?: (needs: LedgerNeeds) => Promise<Ledger>
}

export interface Sent {
  readonly token?: string | undefined
  readonly json?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface Answered {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly json: unknown
}

export type RunningEndpoint = Awaited<ReturnType<typeof startEndpoint>>

export async function startEndpoint(options: EndpointOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-endpoint-'))
  const clock = { at: Date.parse('2026-03-01T09:00:00Z') }
  const lines: string[] = []
  const now = () => new Date(clock.at)
  const ledger = await openLedger(options, { folder, now })
  const rates = { perToken: 1e6, perAddress: 1e6, enrol: 1e6, ...options.rates }
  let asked = 0
  const api = createApp({
    ledger,
    isOperator: (code) => code === OPERATOR_CODE,
    limits: createLimits(rates, { now, random: () => 0.5 }),
    appOrigins: options.appOrigins ?? [],
    proxyHops: options.proxyHops ?? 0,
    now,
    newId: () => String((asked += 1)),
    say: (line) => void lines.push(line),
  })
  const app = await openStaticApp(options.appFolder ?? folder, [])
  const served = await serve({ api, app }, { port: 0, host: '127.0.0.1' })
  const url = served.address
  const send = (line: string, sent: Sent = {}) => request(url, line, sent)
  return {
    url,
    port: Number(new URL(url).port),
    clock,
    lines,
    ledger,
    send,
    foundSpace: () => foundSpace(send),
    async close() {
      await served.close()
      await ledger.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function openLedger(
  { openLedger: open, quotas }: EndpointOptions,
  { folder, now }: { folder: string; now: () => Date },
): Promise<Ledger> {
  const all = { bytesPerDeviceAndDay: 1e9, bytesPerSpace: 1e9, ...quotas }
  const needs: LedgerNeeds = { now, quotas: all }
  return open === undefined ? openSqliteLedger(join(folder, 'ledger.sqlite'), needs) : open(needs)
}

/** @param line e.g. `POST /v1/spaces` */
async function request(
  url: string,
  line: string,
  { token, json, headers }: Sent,
): Promise<Answered> {
  const [method = 'GET', path = '/'] = line.split(' ')
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, json: parsed(text) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export interface TestSpace {
  readonly space: SpaceId
  readonly path: string
  readonly coordinator: TestDevice
  /** Enrols over HTTP; @returns the device */
  enrol(role?: Role): Promise<TestDevice>
  remove(device: TestDevice): Promise<Answered>
  /** The next membership entry, not yet sent. */
  next(action: 'add' | 'remove', device: TestDevice, by?: TestDevice): MembershipEntry
}

async function foundSpace(
  send: (line: string, sent: Sent) => Promise<Answered>,
): Promise<TestSpace> {
  const space = aSpaceId()
  const coordinator = aDevice('coordinator')
  const path = `/v1/spaces/${space}`
  const { token, tokenHash } = coordinator
  let last = anEntry({ space, by: coordinator, device: coordinator, action: 'create' })
  const founding = { space, tokenHash, entry: last }
  succeeded(await send('POST /v1/spaces', { token: OPERATOR_CODE, json: founding }))

  const next: TestSpace['next'] = (action, device, by = coordinator) =>
    anEntry({ space, by, device, action, after: last })
  const append = async (entry: MembershipEntry, more: { tokenHash?: string }) => {
    const answer = await send(`POST ${path}/devices`, { token, json: { entry, ...more } })
    last = entry
    return succeeded(answer)
  }
  return {
    space,
    path,
    coordinator,
    next,
    async enrol(role = 'caseworker') {
      const device = aDevice(role)
      await append(next('add', device), { tokenHash: device.tokenHash })
      return device
    },
    remove: (device) => append(next('remove', device), {}),
  }
}

function succeeded(answer: Answered): Answered {
  if (answer.status >= 300) throw new Error(`${String(answer.status)} ${answer.text}`)
  return answer
}

/** The last word of a problem's type, or nothing if it is none. */
export function problemOf({ headers, json }: Answered): string | undefined {
  if (headers.get('content-type') !== 'application/problem+json') return undefined
  const type = typeof json === 'object' && json !== null && 'type' in json ? String(json.type) : ''
  return /^urn:amparo:problem:([a-z-]+)$/.exec(type)?.[1]
}
