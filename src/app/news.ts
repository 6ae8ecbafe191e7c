// What the device tells its screens, and tabs tell one another.
import type { News } from '../store/needs.ts'
import type { CourierState } from '../sync/courier.ts'

export type DeviceNews =
  | News
  | { readonly about: 'keeping' }
  | { readonly about: 'lock'; readonly open: boolean }
  | { readonly about: 'sending'; readonly space: string; readonly courier: CourierState }
