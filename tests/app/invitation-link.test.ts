import { expect, test } from 'vitest'
import { firstStep, takeInvitation } from '../../src/app/Outside.tsx'

test('[G13] an invitation leaves the address at once; any other address stays', () => {
  const said: (string | URL | null | undefined)[] = []
  const entries: Pick<History, 'state' | 'replaceState'> = {
    state: null,
    replaceState: (_state, _unused, address) => {
      said.push(address)
    },
  }
  expect(firstStep({ hash: '#join=c2VjcmV0', pathname: '/' })).toBe('join')
  expect(takeInvitation({ hash: '#join=c2VjcmV0' }, entries)).toBe('#join=c2VjcmV0')
  expect(said).toEqual(['/'])
  expect(takeInvitation({ hash: '#search' }, entries)).toBe('')
  expect(said).toEqual(['/'])
})
