// @vitest-environment happy-dom
import { h, render } from 'preact'
import { expect, test, vi } from 'vitest'
import { Net } from '../../src/app/Broken.tsx'
import { createFirstTexts } from '../../src/app/text.ts'
import { TextContext } from '../../src/ui/text.ts'

test.each(['es', 'pt', 'en'] as const)(
  '[T2] a screen that fails to draw leaves the way on and a report, not a white page (%s)',
  async (language) => {
    const text = await createFirstTexts(language)
    const root = document.createElement('div')
    const onFile = vi.fn<(name: string, bytes: Uint8Array) => void>()
    const Failing = () => {
      throw new TypeError('Yusleidy')
    }
    const now = () => '2026-03-09T10:00:00.000Z'
    const net = h(Net, { now, version: '0.1.0', onFile, children: h(Failing, {}) })
    render(h(TextContext.Provider, { value: text, children: net }), root)

    await vi.waitFor(() => {
      expect(root.querySelector('h1')?.textContent).toBe(text.t('help:broken-title'))
    })
    const buttons = [...root.querySelectorAll('button')]
    expect(buttons.map((one) => one.textContent)).toEqual([
      text.t('help:go-on'),
      text.t('help:report'),
    ])
    buttons[1]?.click()
    const [, bytes] = onFile.mock.calls[0]!
    expect(new TextDecoder().decode(bytes)).not.toContain('Yusleidy')
  },
)
