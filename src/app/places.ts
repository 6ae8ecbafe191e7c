// Where one can go, by role; never more than five places.
import { mayRead, type Role } from '../model/role.ts'
import type { IconName } from '../ui/icons.ts'

interface Place {
  readonly href: string
  readonly icon: IconName
  readonly name: string
}

/** In the order of the bar. */
const PLACES: readonly Place[] = [
  { href: '/', icon: 'home', name: 'common:home' },
  { href: '/records', icon: 'records', name: 'records:title' },
  { href: '/assessment', icon: 'assessment', name: 'assessment:short' },
  { href: '/hand-over', icon: 'handover', name: 'handover:short' },
  { href: '/more', icon: 'more', name: 'common:more' },
]

/** Kinds of records that a part of the app shows, by the first word of its address; any other part is everybody's. */
const SHOWS: Readonly<Record<string, string>> = {
  records: 'case',
  week: 'reception',
  deleted: 'reception',
  protocol: 'protocol',
  promises: 'promises',
  assessment: 'element',
  'hand-over': 'hand-over',
}

export function placesFor({ role }: { readonly role: Role }): readonly Place[] {
  return PLACES.filter(({ href }) => isOpenTo(role, href))
}

/** Whether a part of the app is for a role; what it would show is kept from others beside the store, too. */
export function isOpenTo(role: Role, path: string): boolean {
  const [part = ''] = path.split(/[/?#]/).filter(Boolean)
  const kind = Object.hasOwn(SHOWS, part) ? SHOWS[part] : undefined
  return kind === undefined || mayRead(role, kind)
}
