// @vitest-environment happy-dom
import { h, render, type FunctionComponent } from 'preact'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Net } from '../../src/app/Broken.tsx'
import { watchFailures } from '../../src/app/failures.ts'
import { NotAnswered } from '../../src/app/in-time.ts'
import { createFirstTexts } from '../../src/app/text.ts'
import { TextContext } from '../../src/ui/text.ts'

const at: { root: HTMLElement } = { root: document.createElement('div') }

beforeEach(() => {
  at.root = document.createElement('div')
  document.body.append(at.root)
  history.replaceState(null, '', '/records/abc')
})

afterEach(() => {
  render(null, at.root)
  at.root.remove()
})

async function netOver(screen: FunctionComponent, language: 'es' | 'pt' | 'en' = 'es') {
  const text = await createFirstTexts(language)
  const worker = new EventTarget()
  const failures = watchFailures(window)
  failures.heed(worker)
  const onFile = vi.fn<(name: string, bytes: Uint8Array) => void>()
  const onReload = vi.fn<() => void>()
  const alive = { worker: true }
  const net = h(Net, {
    failures,
    answers: () => Promise.resolve(alive.worker),
    now: () => '2026-03-09T10:00:00.000Z',
    version: '0.1.0',
    onFile,
    onReload,
    children: h(screen, {}),
  })
  render(h(TextContext.Provider, { value: text, children: net }), at.root)
  const report = () => new TextDecoder().decode(onFile.mock.calls[0]?.[1])
  return { text, worker, onReload, alive, report }
}

const buttons = () => [...at.root.querySelectorAll('button')]
const notice = () => at.root.querySelector('[role=alert]')
const fails = (reason: unknown) => {
  window.dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason }))
}

test.each(['es', 'pt', 'en'] as const)(
  '[T2] a screen that fails to draw leaves the way on and a report, not a white page (%s)',
  async (language) => {
    const { text, report } = await netOver(() => {
      throw new TypeError('Yusleidy')
    }, language)
    await vi.waitFor(() => {
      expect(at.root.querySelector('h1')?.textContent).toBe(text.t('failure:title'))
    })
    expect(buttons().map((one) => one.textContent)).toEqual([
      text.t('failure:go-on'),
      text.t('failure:report'),
    ])
    buttons()[1]?.click()
    expect(report()).toContain('TypeError')
    expect(report()).not.toContain('Yusleidy')
  },
)

test('[T2] a screen that fails again and again is left for the first place, and there the page is loaded anew', async () => {
  const { onReload } = await netOver(() => {
    throw new TypeError()
  })
  const goOn = async () => {
    await vi.waitFor(() => {
      expect(buttons()[0]?.getAttribute('aria-busy')).toBe('false')
    })
    buttons()[0]?.click()
  }
  await goOn()
  expect(location.pathname).toBe('/records/abc')
  await goOn()
  await vi.waitFor(() => {
    expect(location.pathname).toBe('/')
  })
  await goOn()
  await goOn()
  await vi.waitFor(() => {
    expect(onReload).toHaveBeenCalledOnce()
  })
})

describe('[T3] what fails with nobody catching it', () => {
  const screen = () => h('main', {}, 'the screen')

  test('[T3] is told once, above the screen, with a way on and a report that quotes nobody', async () => {
    const { text, report } = await netOver(screen)
    fails(new TypeError('Yusleidy'))
    fails(new Error('what followed'))
    await vi.waitFor(() => {
      expect(notice()?.textContent).toContain(text.t('failure:title'))
    })
    expect(at.root.querySelectorAll('[role=alert]').length).toBe(1)
    expect(at.root.textContent).toContain('the screen')
    buttons()[1]?.click()
    expect(report()).toContain('TypeError')
    expect(report()).not.toContain('Yusleidy')
    expect(report()).not.toContain('abc')
  })

  test('[T3] a worker that fails counts, a remark of the browser does not', async () => {
    const { worker } = await netOver(screen)
    window.dispatchEvent(new ErrorEvent('error', { message: 'ResizeObserver loop' }))
    expect(notice()).toBeNull()
    worker.dispatchEvent(new ErrorEvent('error', {}))
    await vi.waitFor(() => {
      expect(notice()).not.toBeNull()
    })
  })

  test('[T3] a part that cannot be loaded is named, and going on loads the page anew', async () => {
    const { text, onReload } = await netOver(screen)
    fails(new TypeError('Failed to fetch dynamically imported module: https://host/a.js'))
    await vi.waitFor(() => {
      expect(notice()?.textContent).toContain(text.t('failure:part'))
    })
    buttons()[0]?.click()
    await vi.waitFor(() => {
      expect(onReload).toHaveBeenCalledOnce()
    })
  })

  test('[T4] after going on the screens are drawn anew; with a dead worker the page is', async () => {
    const drawn = vi.fn(screen)
    const { onReload, alive } = await netOver(drawn)
    fails(new Error())
    await vi.waitFor(() => {
      expect(notice()).not.toBeNull()
    })
    buttons()[0]?.click()
    await vi.waitFor(() => {
      expect(notice()).toBeNull()
    })
    expect(onReload).not.toHaveBeenCalled()

    alive.worker = false
    fails(new Error())
    await vi.waitFor(() => {
      expect(notice()).not.toBeNull()
    })
    buttons()[0]?.click()
    await vi.waitFor(() => {
      expect(onReload).toHaveBeenCalledOnce()
    })
  })
})

describe('[T6] a call of the page that its worker left unanswered', () => {
  const goesOn = async (text: Awaited<ReturnType<typeof netOver>>['text']) => {
    fails(new NotAnswered('interviews.save'))
    await vi.waitFor(() => {
      expect(notice()?.textContent).toContain(text.t('failure:silent'))
    })
    expect(notice()?.textContent).toContain(text.t('failure:silent-kept'))
    buttons()[0]?.click()
  }

  test('[T6] is told in words of its own; after going on the screens ask again, and after the second the page is loaded anew', async () => {
    const drawn = vi.fn(() => h('main', {}, 'the screen'))
    const { text, onReload } = await netOver(drawn)
    await goesOn(text)
    await vi.waitFor(() => {
      expect(notice()).toBeNull()
    })
    expect(onReload).not.toHaveBeenCalled()
    await goesOn(text)
    await vi.waitFor(() => {
      expect(onReload).toHaveBeenCalledOnce()
    })
  })
})
