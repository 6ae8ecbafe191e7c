// Founding a space: with the operator's code, because it costs the operator's disk.
import { CreateSpaceRequest, CreateSpaceResponse } from '../../src/wire/membership.ts'
import { judgeEntry, NO_LOG } from '../../src/wire/membership-rule.ts'
import type { Gates } from '../http/gates.ts'
import type { Route } from '../http/route.ts'
import { NO_QUERY, route } from '../http/route.ts'
import type { Ledger } from '../ledger.ts'
import type { Outcome } from '../refusal.ts'
import { refuse } from '../refusal.ts'
import { checkedEntry } from './checked-entry.ts'

export function spaceRoutes(ledger: Ledger, { operator }: Gates): Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/spaces',
      summary: 'Founds a space: its first membership entry and its first coordinator',
      gate: operator,
      body: CreateSpaceRequest,
      query: NO_QUERY,
      status: 201,
      answer: CreateSpaceResponse,
      enrols: true,
      act: ({ body }) => found(ledger, body),
    }),
  ]
}

async function found(ledger: Ledger, request: CreateSpaceRequest): Promise<Outcome<unknown>> {
  const { space, tokenHash, entry } = request
  if (entry.space !== space || !judgeEntry(NO_LOG, entry).fits) {
    return refuse('malformed', { detail: 'the entry does not found this space' })
  }
  const checked = await checkedEntry(entry, entry.device.signKey)
  return checked.ok ? ledger.createSpace({ space, tokenHash, entry: checked.value }) : checked
}
