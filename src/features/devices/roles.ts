// The roles a device can be given, as in wire/membership.ts.
import type { Desk } from '../../model/desk.ts'

export type Role = Desk['role']

export const ROLES = ['caseworker', 'assessor', 'coordinator'] as const satisfies readonly Role[]
