import { expose } from 'comlink'
import { expect, test, vi } from 'vitest'
import { connect } from '../../src/app/connection.ts'
import { startWork } from '../../src/app/work.ts'
import type { Workplace } from '../../src/app/worker.ts'
import { aNewDevice, deviceNeeds } from '../kit/device.ts'

const LOCKED = { ok: false, problem: { kind: 'locked' } }

/** A worker's end of the line, with the work it does and a way to see that it was ended. */
function aWorker(work: object) {
  const { port1, port2 } = new MessageChannel()
  expose(work, port2)
  const ended = vi.fn<() => void>(() => {
    port1.close()
  })
  port1.start()
  const line = Object.assign(port1, { terminate: ended })
  return { line: line as unknown as Parameters<typeof connect>[0], ended }
}

const never = () => new Promise(() => undefined)
const partOf = (workplace: unknown) =>
  workplace as { own: Record<string, Record<string, (given?: string) => Promise<unknown>>> }

test('[G4] a call that is under way when the worker ends is answered "locked", and so is a later one', async () => {
  const { line, ended } = aWorker({
    own: { records: { list: never, record: (id: string) => `it is ${id}` } },
  })
  const connection = connect(line)
  const { records } = partOf(connection.workplace).own
  expect(await records!.record!('r1')).toBe('it is r1')
  const waits = records!.list!()
  connection.end()
  expect(await waits).toEqual(LOCKED)
  expect(await records!.record!('r2')).toEqual(LOCKED)
  expect(ended).toHaveBeenCalledOnce()
})

test('[G4] the words typed last, asked for only when those before are written, are written before the worker ends', async () => {
  const kept: string[] = []
  const keep = async (text: string) => {
    await new Promise((resolve) => setTimeout(resolve, 20))
    kept.push(text)
    return text
  }
  const lines = [aWorker({ own: { interviews: { keep } }, lock: () => undefined }), aWorker({})]
  const started = [...lines]
  const others = vi.fn<() => void>()
  const work = startWork({ start: () => connect(started.shift()!.line), tellOthers: others })
  const { interviews } = partOf(work.stands().connection.workplace).own
  void interviews!.keep!('Zara').then(() => interviews!.keep!('Zarabanda'))
  work.lock('asked')
  expect(work.stands().covered).toBe(true)
  expect(others).toHaveBeenCalledOnce()
  await vi.waitFor(() => {
    expect(lines[0]!.ended).toHaveBeenCalledOnce()
  })
  expect(kept).toEqual(['Zara', 'Zarabanda'])
  expect(work.stands()).toMatchObject({ covered: false, locks: 1 })
})

test('[G4] a hand-over in the making is not waited for', async () => {
  const lock = vi.fn<() => void>()
  const lines = [aWorker({ own: { handOvers: { build: never } }, lock }), aWorker({})]
  const started = [...lines]
  const work = startWork({
    start: () => connect(started.shift()!.line),
    tellOthers: () => undefined,
  })
  const building = partOf(work.stands().connection.workplace).own.handOvers!.build!()
  work.lock('asked')
  expect(await building).toEqual(LOCKED)
  expect(lock).toHaveBeenCalledOnce()
})

test('[G4] the example is left without a word to other tabs', () => {
  const others = vi.fn<() => void>()
  const work = startWork({
    start: () =>
      connect(
        aWorker({ lock: () => undefined } satisfies Partial<Record<keyof Workplace, unknown>>).line,
      ),
    tellOthers: others,
  })
  work.lock('example')
  expect(others).not.toHaveBeenCalled()
})

test('[G4] told that another tab was locked, a device asks its page for the last words, tells nobody else, and locks without a page after a while', async () => {
  const later: (() => void)[] = []
  const wait = () => new Promise<void>((resolve) => later.push(resolve))
  const { device } = await aNewDevice({ ...deviceNeeds(), wait })
  const news: unknown[] = []
  device.watch((one) => news.push(one))
  const heard = device.heard({ about: 'lock', open: false })
  const draft = await device.interviews.begin({ set: 'reception' })
  expect(draft.ok).toBe(true)
  for (const one of later) one()
  await heard
  expect(await device.state()).toMatchObject({ at: 'locked' })
  expect(news.filter((one) => (one as { about: string }).about === 'lock')).toEqual([
    { about: 'lock', open: false, elsewhere: true },
  ])
})
