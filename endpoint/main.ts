// Where the endpoint starts: the only place that reads the environment, the clock and the dice.
import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createApp } from './app.ts'
import { createLimits } from './http/limits.ts'
import type { Ledger } from './ledger.ts'
import { operatorCode } from './operator-code.ts'
import type { LedgerNeeds } from './planned-ledger.ts'
import { openPostgresLedger } from './postgres.ts'
import { serve } from './serve.ts'
import type { Settings } from './settings.ts'
import { parseSettings } from './settings.ts'
import { openSqliteLedger } from './sqlite.ts'
import { openStaticApp } from './static.ts'

const now = () => new Date()
const say = (line: string) => void process.stdout.write(`${line}\n`)

const parsed = parseSettings(process.env)
if (!parsed.ok) {
  say(`Cannot start: check ${parsed.wrong.join(', ')} (endpoint/README.md lists what may be set)`)
  process.exitCode = 1
} else if (process.argv.includes('--restored')) {
  await renewLogIds(parsed.settings)
} else {
  await start(parsed.settings)
}

async function start(settings: Settings): Promise<void> {
  const ledger = await openLedger(settings)
  const code = await operatorCode(settings.operatorCode, settings.dataFolder)
  const api = createApp({
    ledger,
    isOperator: (given) => code.matches(given),
    limits: createLimits(settings.rates, { now, random: () => Math.random() }),
    appOrigins: settings.appOrigins,
    proxyHops: settings.proxyHops,
    now,
    newId: () => randomBytes(6).toString('hex'),
    say,
  })
  const app = await openStaticApp(settings.appFolder, settings.syncOrigins, {
    retired: settings.retireApp,
  })
  const served = await serve({ api, app }, settings)
  if (code.justMade !== undefined) {
    say(`The operator's code, shown this once: ${code.justMade}`)
    say('Whoever has it can found a space here. Only its hash is kept.')
  }
  if (app.files === 0)
    say(`There is no built app in ${settings.appFolder}; only the interface is served.`)
  say(`Amparo is at ${served.address}`)
  stopOnSignals(async () => {
    await served.close()
    await ledger.close()
  })
}

/** After a restore from a backup, once, with the endpoint stopped: `npm start -- --restored`. */
async function renewLogIds(settings: Settings): Promise<void> {
  const ledger = await openLedger(settings)
  await ledger.renewLogIds()
  await ledger.close()
  say('Every log has a new id: devices will send again what the backup did not have.')
}

async function openLedger({ databaseUrl, dataFolder, quotas }: Settings): Promise<Ledger> {
  const needs: LedgerNeeds = { now, quotas }
  if (databaseUrl !== undefined) return openPostgresLedger(databaseUrl, needs)
  await mkdir(dataFolder, { recursive: true, mode: 0o700 })
  return openSqliteLedger(join(dataFolder, 'ledger.sqlite'), needs)
}

function stopOnSignals(stop: () => Promise<void>): void {
  const once = () => {
    process.off('SIGTERM', once)
    process.off('SIGINT', once)
    void stop()
  }
  process.on('SIGTERM', once)
  process.on('SIGINT', once)
}
