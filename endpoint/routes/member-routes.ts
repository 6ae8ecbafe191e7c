// Who belongs to the space: the signed log, and the devices as the endpoint sees them.
import * as z from 'zod/mini'
import type { MembershipEntry } from '../../src/wire/membership.ts'
import { DeviceList, DeviceSeen, EnrolRequest, MembershipLog } from '../../src/wire/membership.ts'
import type { Gates } from '../http/gates.ts'
import type { Route } from '../http/route.ts'
import { NO_BODY, NO_QUERY, route } from '../http/route.ts'
import type { KnownDevice, Ledger } from '../ledger.ts'
import type { Outcome } from '../refusal.ts'
import { done, refuse } from '../refusal.ts'
import { checkedEntry } from './checked-entry.ts'

export function memberRoutes(ledger: Ledger, { member, coordinator }: Gates): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/spaces/{space}/membership',
      summary: 'The signed membership log after entry n',
      gate: member,
      body: NO_BODY,
      query: MembershipQuery,
      status: 200,
      answer: MembershipLog,
      act: async ({ who, query }) =>
        done({ entries: await ledger.membership(who.space, query.after) }),
    }),
    route({
      method: 'get',
      path: '/v1/spaces/{space}/devices',
      summary: 'The devices, and when each last came in',
      gate: member,
      body: NO_BODY,
      query: NO_QUERY,
      status: 200,
      answer: DeviceList,
      act: async ({ who }) => done(await ledger.devices(who.space)),
    }),
    route({
      method: 'post',
      path: '/v1/spaces/{space}/devices',
      summary: 'Adds the next membership entry: enrols a device, renews it, or removes it for good',
      gate: coordinator,
      body: EnrolRequest,
      query: NO_QUERY,
      status: 201,
      answer: DeviceSeen,
      act: ({ who, body }) => enrol(ledger, who, body),
    }),
  ]
}

const MembershipQuery = z.object({
  after: z._default(z.coerce.number().check(z.int(), z.minimum(0)), 0),
})

async function enrol(
  ledger: Ledger,
  who: KnownDevice,
  { entry, tokenHash }: EnrolRequest,
): Promise<Outcome<unknown>> {
  const misplaced = isMisplaced(entry, who)
  if (misplaced) return refuse('forbidden', { detail: 'an entry of another space or signer' })
  if (entry.action === 'create') return refuse('malformed', { detail: 'at entry.action' })
  const checked = await checkedEntry(entry, who.signKey)
  return checked.ok ? ledger.appendMembership({ entry: checked.value, tokenHash }) : checked
}

/** Only in one's own name: a signature lifted from another coordinator's request would otherwise pass. */
function isMisplaced(entry: MembershipEntry, who: KnownDevice): boolean {
  return entry.space !== who.space || entry.by !== who.id
}
