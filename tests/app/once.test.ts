// @vitest-environment happy-dom
import { h, render } from 'preact'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { UnlockForm } from '../../src/features/unlock/UnlockForm.tsx'
import { createFirstTexts } from '../../src/app/text.ts'
import { TextContext, type Text } from '../../src/ui/text.ts'
import { fail, ok } from '../../src/model/result.ts'

const at: { root: HTMLElement; text?: Text } = { root: document.createElement('div') }

beforeEach(async () => {
  at.root = document.createElement('div')
  document.body.append(at.root)
  at.text = await createFirstTexts('es')
})

afterEach(() => {
  render(null, at.root)
  at.root.remove()
})

type Open = Parameters<typeof UnlockForm>[0]['unlock']['open']

async function atTheLock(open: Open, passphrase: string) {
  const onOpen = vi.fn<() => void>()
  const members = () => Promise.resolve([{ id: 'ana', label: 'Ana' }])
  const form = h(UnlockForm, { unlock: { members, open }, onOpen })
  render(h(TextContext.Provider, { value: at.text!, children: form }), at.root)
  await vi.waitFor(() => {
    expect(at.root.textContent).toContain('Ana')
  })
  const field = at.root.querySelector('input')!
  field.value = passphrase
  field.dispatchEvent(new Event('input', { bubbles: true }))
  const button = at.root.querySelector<HTMLButtonElement>('button[type=submit]')!
  await vi.waitFor(() => {
    expect(field.value).toBe(passphrase)
  })
  return { button, onOpen }
}

test('[G6] tapped twice, a form works once', async () => {
  const opens: (() => void)[] = []
  const open = vi.fn<Open>(() => new Promise((resolve) => opens.push(() => resolve(ok(undefined)))))
  const { button, onOpen } = await atTheLock(open, 'trozo llevar zurdo')
  button.click()
  button.click()
  await vi.waitFor(() => {
    expect(button.getAttribute('aria-busy')).toBe('true')
  })
  button.click()
  for (const one of opens) one()
  await vi.waitFor(() => {
    expect(onOpen).toHaveBeenCalledOnce()
  })
  expect(open).toHaveBeenCalledOnce()
})

test('[G6] what fails leaves the button free, and the failure is told', async () => {
  const told = vi.fn<(reason: unknown) => void>()
  process.once('unhandledRejection', told)
  const open = vi.fn<Open>(() => Promise.reject(new TypeError('no worker')))
  const { button } = await atTheLock(open, 'trozo llevar zurdo')
  button.click()
  await vi.waitFor(() => {
    expect(told).toHaveBeenCalledOnce()
  })
  await vi.waitFor(() => {
    expect(button.getAttribute('aria-busy')).toBe('false')
  })
  open.mockResolvedValue(fail({ kind: 'wrong-passphrase' }))
  button.click()
  await vi.waitFor(() => {
    expect(at.root.textContent).toContain(at.text!.t('problems:wrong-passphrase'))
  })
})

test.each(['', '---', '  '])(
  '[G7] a passphrase field with "%s" in it is answered beside the field, without asking',
  async (passphrase) => {
    const open = vi.fn<Open>()
    const { button } = await atTheLock(open, passphrase)
    button.click()
    await vi.waitFor(() => {
      expect(at.root.textContent).toContain(at.text!.t('problems:passphrase-missing'))
    })
    expect(open).not.toHaveBeenCalled()
    expect(button.getAttribute('aria-busy')).toBe('false')
  },
)
