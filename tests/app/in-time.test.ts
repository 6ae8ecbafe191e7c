import { expect, test, vi } from 'vitest'
import { answeredInTime, limitOf, NotAnswered } from '../../src/app/in-time.ts'
import { reportOf } from '../../src/app/report.ts'

/** A clock that moves when it is told to, and a worker that answers when it is told to. */
function aWorld() {
  const clock = { now: 0 }
  const timers = new Set<{ readonly at: number; readonly act: () => void }>()
  const told: unknown[] = []
  const answers = new Map<string, (value: unknown) => void>()
  const call = (name: string) => (given?: string) =>
    new Promise((resolve) => answers.set(name + (given ?? ''), resolve))
  const worker = {
    own: {
      interviews: { save: call('save'), keep: call('keep') },
      handOvers: { build: call('build') },
    },
    openExample: call('openExample'),
  }
  const remote = answeredInTime(worker, {
    now: () => clock.now,
    after: (ms, act) => {
      const timer = { at: clock.now + ms, act }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    tell: (failure) => told.push(failure),
  })
  const pass = (ms: number) => {
    clock.now += ms
    for (const timer of [...timers]) {
      if (timer.at > clock.now) continue
      timers.delete(timer)
      timer.act()
    }
  }
  return {
    remote,
    pass,
    told,
    timers,
    answer: (name: string, value: unknown) => answers.get(name)?.(value),
  }
}

const QUICK = limitOf('interviews.save')

test('[T5] a call that is answered in time gives its answer, and nothing goes on waiting', async () => {
  const { remote, pass, told, timers, answer } = aWorld()
  const saved = remote.own.interviews.save('1')
  pass(QUICK - 1)
  answer('save1', { ok: true })
  expect(await saved).toEqual({ ok: true })
  await vi.waitFor(() => {
    expect(timers.size).toBe(0)
  })
  pass(QUICK)
  expect(told).toEqual([])
})

test('[T5] a call that is not answered is told, and whoever asked goes on', async () => {
  const { remote, pass, told, answer } = aWorld()
  const saved = remote.own.interviews.save('1')
  const heard = vi.fn()
  saved.catch(heard)
  pass(QUICK - 1)
  await Promise.resolve()
  expect(told).toEqual([])
  pass(1)
  await expect(saved).rejects.toBeInstanceOf(NotAnswered)
  expect(told).toMatchObject([{ call: 'interviews.save' }])

  // An answer that comes later changes nothing, and the next call has its own time.
  answer('save1', { ok: true })
  const next = remote.own.interviews.save('2')
  answer('save2', { ok: true })
  expect(await next).toEqual({ ok: true })
  expect(told.length).toBe(1)
})

test('[T5] what fails in the worker fails as before', async () => {
  const { remote, answer, told } = aWorld()
  const kept = remote.own.interviews.keep()
  answer('keep', Promise.reject(new RangeError('there')))
  await expect(kept).rejects.toThrow('there')
  expect(told).toEqual([])
})

test("[T7] quick calls have half a minute, long work has more, and sleep is nobody's fault", async () => {
  expect(QUICK).toBe(30_000)
  for (const long of ['unlock.open', 'handOvers.build', 'keeping.backup', 'openExample']) {
    expect(limitOf(long), long).toBe(600_000)
  }
  expect(limitOf('sending.sendNow')).toBe(3_600_000)

  const { remote, pass, told, answer } = aWorld()
  const built = remote.own.handOvers.build()
  pass(QUICK)
  expect(told).toEqual([])
  const saved = remote.own.interviews.save()
  // The tablet sleeps for a night in the middle of both.
  pass(8 * 3_600_000)
  expect(told).toEqual([])
  answer('save', 'saved')
  expect(await saved).toBe('saved')
  pass(600_000)
  expect(told).toMatchObject([{ call: 'handOvers.build' }])
  await expect(built).rejects.toBeInstanceOf(NotAnswered)
})

test('[T1] the report of a call without an answer names the call', () => {
  const at = { at: '2026-03-09T10:00:00.000Z', version: '0.1.0', path: '/interview/abc' }
  const report: unknown = JSON.parse(reportOf(new NotAnswered('interviews.save'), at))
  expect(report).toMatchObject({ what: 'NotAnswered', screen: '/interview' })
  expect((report as { places: string[] }).places[0]).toBe('interviews.save')
})
