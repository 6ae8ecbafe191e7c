import { describe, expect, test } from 'vitest'
import { createTrail } from '../../src/features/interview/trail.ts'

/** A browser's history: one entry after another, of which it keeps what the page notes with each. */
function browser(first: readonly unknown[] = [null]) {
  const entries = [...first]
  const memory = { at: entries.length - 1 }
  return {
    entries,
    get state() {
      return entries[memory.at]
    },
    pushState: (state: unknown) => {
      entries.splice(memory.at + 1, Infinity, state)
      memory.at += 1
    },
    replaceState: (state: unknown) => {
      entries[memory.at] = state
    },
    back: () => {
      memory.at -= 1
    },
    go: (by: number) => {
      memory.at += by
    },
  }
}

describe('[F12] places behind numbers', () => {
  test('Back and Forward lead to the places one passed, and the history has numbers only', () => {
    const history = browser()
    const trail = createTrail(history, 4_100)
    expect(trail.enter('draft', 'people')).toBe('people')
    trail.goOn('draft', 'reasons')
    trail.goOn('draft', 'services')
    expect(trail.back('draft')).toBe(true)
    expect(trail.arrived('draft')).toEqual({ known: true, at: 'reasons' })
    history.go(1)
    expect(trail.arrived('draft')).toEqual({ known: true, at: 'services' })
    expect(history.entries.every((state) => typeof state === 'number')).toBe(true)
  })

  test('what lay ahead is forgotten once one goes another way', () => {
    const history = browser()
    const trail = createTrail(history, 0)
    trail.enter('draft', 'people')
    trail.goOn('draft', 'reasons')
    trail.back('draft')
    trail.arrived('draft')
    trail.goOn('draft', 'languages')
    expect(history.entries).toHaveLength(2)
    trail.back('draft')
    trail.arrived('draft')
    history.go(1)
    expect(trail.arrived('draft')).toEqual({ known: true, at: 'languages' })
  })

  test('the first entry of an interview leads nowhere back in it, also beside those of another', () => {
    const history = browser()
    const trail = createTrail(history, 0)
    trail.enter('one', 'people')
    trail.goOn('one', 'reasons')
    history.pushState(null)
    trail.enter('two', 'consent-keep')
    expect(trail.back('two')).toBe(false)
    history.go(-1)
    expect(trail.enter('one', 'elsewhere')).toBe('reasons')
    expect(trail.back('one')).toBe(true)
  })

  test('loaded anew, the draft tells the place, and entries of before are so many steps away', () => {
    const history = browser([null, 7, 8, 9])
    history.go(-1)
    const trail = createTrail(history, 500)
    expect(trail.enter('draft', 'reasons')).toBe('reasons')
    history.go(-1)
    expect(trail.arrived('draft')).toEqual({ known: false, steps: -1 })
    trail.goInstead('draft', 'people')
    history.go(2)
    expect(trail.arrived('draft')).toEqual({ known: false, steps: 2 })
    history.go(-3)
    expect(trail.arrived('draft')).toBeUndefined()
  })
})
