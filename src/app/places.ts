// Where one can go, by role; never more than five places.
import type { IconName } from '../ui/icons.ts'
import type { DeviceState } from './device.ts'

interface Place {
  readonly href: string
  readonly icon: IconName
  readonly name: string
}

const HOME: Place = { href: '/', icon: 'home', name: 'common:home' }
const RECORDS: Place = { href: '/records', icon: 'records', name: 'records:title' }
const ASSESSMENT: Place = { href: '/assessment', icon: 'assessment', name: 'assessment:short' }
const HAND_OVER: Place = { href: '/hand-over', icon: 'handover', name: 'handover:short' }
const MORE: Place = { href: '/more', icon: 'more', name: 'common:more' }

export function placesFor({ role }: Extract<DeviceState, { at: 'open' }>): readonly Place[] {
  switch (role) {
    case 'coordinator':
      return [HOME, RECORDS, ASSESSMENT, HAND_OVER, MORE]
    case 'caseworker':
      return [HOME, RECORDS, MORE]
    case 'assessor':
      return [HOME, ASSESSMENT, MORE]
  }
}
