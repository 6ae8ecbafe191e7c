import { expect, test } from 'vitest'
import { reportOf } from '../../src/app/report.ts'

test('[T1] a report of a failure names places in the code and nothing that a person wrote', () => {
  const error = new TypeError('cannot read Yusleidy Pérez of undefined')
  error.name = 'TypeError'
  error.stack = `TypeError: cannot read Yusleidy Pérez\n at a (https://town.example/assets/index-Ab1.js:3:41)`
  const report = reportOf(error, {
    at: '2026-03-09T10:00:00.000Z',
    version: '0.1.0',
    path: '/records/kJ2h-secret',
  })

  expect(JSON.parse(report)).toEqual({
    what: 'TypeError',
    screen: '/records',
    at: '2026-03-09T10:00:00.000Z',
    version: '0.1.0',
    places: ['index-Ab1.js:3:41'],
  })
  for (const planted of ['Yusleidy', 'town.example', 'secret'])
    expect(report).not.toContain(planted)
})
