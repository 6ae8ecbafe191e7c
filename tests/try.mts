import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openTablet } from './browser/kit/chromium.ts'
import { freePort, startEndpoint } from './browser/kit/endpoint.ts'
import { personAt } from './browser/kit/person.ts'
import { wordsIn } from './browser/kit/words.ts'
import { FAULTS } from './browser/kit/faults.ts'
const f = await mkdtemp('/tmp/try-')
const ep = await startEndpoint(join(f, 'data'), await freePort())
const profile = join(f, 'profile')
let t = await openTablet(profile)
const ana = personAt(t.pages()[0]!, wordsIn('es'))
await ana.open(ep.url)
await ana.startSpace('Río Claro', 'Ana')
await t.close()
await FAULTS[Number(process.argv[2])]!.strike(profile, 1)
t = await openTablet(profile)
const p = t.pages()[0]!
p.on('console', (m) => console.log('console', m.text()))
p.on('pageerror', (e) => console.log('ERR', e.message))
await p.goto(ep.url)
const out = await p.evaluate(`(async () => {
  const tryOpen = (idb, name) => new Promise(r => { const T=performance.now(); const q = idb.open(name); q.onsuccess=()=>r('ok v'+q.result.version+' stores '+q.result.objectStoreNames.length+' '+(performance.now()-T)); q.onerror=()=>r('err '+q.error+' '+(performance.now()-T)); q.onblocked=()=>r('blocked'); setTimeout(()=>r('timeout'), 8000)})
  const a = await tryOpen(indexedDB, 'amparo')
  const b = await tryOpen(indexedDB, 'other')
  let c = 'no buckets'
  if (navigator.storageBuckets) { const k = await navigator.storageBuckets.open('spare'); c = await tryOpen(k.indexedDB, 'x') }
  return [a,b,c]
})()`)
console.log(out, await p.locator('body').innerText())
await t.close()
await ep.stop()
await rm(f, { recursive: true, force: true })
