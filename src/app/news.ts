// What the device tells its screens, and tabs tell one another.
import type { News } from '../store/needs.ts'
import type { CourierState } from '../sync/courier.ts'

export type DeviceNews =
  | News
  | { readonly about: 'keeping' }
  /** `elsewhere`: another tab was locked, and this one follows. */
  | { readonly about: 'lock'; readonly open: boolean; readonly elsewhere?: true }
  | { readonly about: 'sending'; readonly space: string; readonly courier: CourierState }
