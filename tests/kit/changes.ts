// Changes by name of device and number, for tests that speak of who wrote what on top of what.
import type { Placed } from '../../src/model/apply.ts'
import { changeIdOf, DeviceId, MemberId, RecordId } from '../../src/model/id.ts'
import type { Json } from '../../src/model/json.ts'

export const RECORD = RecordId.parse('record-0000000000')
export const ANA = MemberId.parse('member-ana-000000')

export function deviceNamed(name: string): DeviceId {
  return DeviceId.parse(`device-${name}`.padEnd(20, '0'))
}

interface Details {
  readonly base?: readonly Placed[]
  readonly lamport?: number
  readonly at?: string
}

export function aChange(
  device: DeviceId,
  seq: number,
  groups: Readonly<Record<string, Json>>,
  { base = [], lamport = seq, at = '2026-03-01T10:00:00.000Z' }: Details = {},
): Placed {
  const bases = base.map((placed) => changeIdOf(placed.device, placed.seq))
  return {
    device,
    seq,
    change: {
      schema: 1,
      record: RECORD,
      kind: 'case',
      edits: Object.entries(groups).map(([group, value]) => ({ group, base: bases, value })),
      lamport,
      at,
      member: ANA,
      heads: {},
    },
  }
}
