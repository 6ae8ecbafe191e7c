// Devices that meet at a real endpoint, each through what its screens call.
import { randomBytes } from 'node:crypto'
import type { OpenDevice } from '../../../src/app/device.ts'
import { openDevice } from '../../../src/app/device.ts'
import type { DeviceNeeds } from '../../../src/app/device-needs.ts'
import { RecordId } from '../../../src/model/id.ts'
import type { Role } from '../../../src/wire/membership.ts'
import { aNewDevice, deviceNeeds, PASSPHRASE } from '../../kit/device.ts'
import { OPERATOR_CODE, type RunningEndpoint } from '../../kit/running-endpoint.ts'

/** A founder's device, connected. */
export async function aFounder(
  endpoint: RunningEndpoint,
  needs: DeviceNeeds = deviceNeeds(),
): Promise<OpenDevice> {
  const founder = await aNewDevice(needs)
  worked(await founder.device.devices.connect(endpoint.url, OPERATOR_CODE))
  return founder
}

/** Invited by `by`, digits compared, approved, in. */
export async function joins(
  by: OpenDevice,
  as: { readonly name: string; readonly role: Role; readonly needs?: DeviceNeeds },
): Promise<OpenDevice> {
  const { newcomer, invitation, request } = await asks(by, as.needs)
  worked(await by.device.devices.approve(invitation, request, as.role))
  if (!worked(await newcomer.device.devices.approved())) throw new Error('not approved')
  worked(await newcomer.device.devices.join(as.name, PASSPHRASE))
  return newcomer
}

/** Invited and asking; nobody has decided yet. */
export async function asks(by: OpenDevice, needs: DeviceNeeds = deviceNeeds()) {
  const newcomer = openDevice(needs)
  const { devices } = by.device
  const { invitation, text } = worked(await devices.invite('http://localhost'))
  const { digits } = worked(await newcomer.device.devices.askToJoin(text))
  const asking = worked(await devices.whoAsks(invitation))
  if (asking?.digits !== digits) throw new Error('the digits differ')
  return { newcomer, invitation, request: asking.request }
}

/** One round of sending and fetching for each, twice: what the first sends, the last has. */
export async function sync(...team: readonly OpenDevice[]): Promise<void> {
  for (const { device } of [...team, ...team]) worked(await device.sending.sendNow())
}

/** A reception, saved by whoever is at this device. */
export async function records(at: OpenDevice): Promise<RecordId> {
  const desk = at.desk()
  if (desk === undefined) throw new Error('nobody is here')
  const record = RecordId.parse(randomBytes(16).toString('base64url'))
  const edits = [{ group: 'visit', base: [], value: { date: '2026-03-09' } }]
  worked(await desk.store.append(desk.member, [{ record, kind: 'reception', edits }]))
  return record
}

export async function receptionsAt({ device }: OpenDevice): Promise<number> {
  const query = { kinds: ['reception'], text: '', limit: 9 }
  return worked(await device.records.list(query)).total
}

export function worked<T>(result: {
  readonly ok: boolean
  readonly value?: T
  readonly problem?: { readonly kind: string }
}): T {
  if (!result.ok) throw new Error(result.problem?.kind)
  return result.value as T
}
