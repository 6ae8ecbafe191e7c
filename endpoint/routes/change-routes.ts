// Push and pull.
import * as z from 'zod/mini'
import {
  MAX_CHANGES,
  PullQuery,
  PullResponse,
  PushRequest,
  PushResponse,
} from '../../src/wire/changes.ts'
import type { Gates } from '../http/gates.ts'
import type { Route } from '../http/route.ts'
import { NO_BODY, NO_QUERY, route } from '../http/route.ts'
import type { Ledger } from '../ledger.ts'
import type { Outcome } from '../refusal.ts'
import { checkedChanges } from './checked-changes.ts'

export function changeRoutes(ledger: Ledger, { member }: Gates): Route[] {
  const path = '/v1/spaces/{space}/changes'
  return [
    route({
      method: 'post',
      path,
      summary: "Records the next changes of one device's chain; all of them or none; again is fine",
      gate: member,
      body: PushRequest,
      query: NO_QUERY,
      status: 200,
      answer: PushResponse,
      async act({ who, body }): Promise<Outcome<unknown>> {
        const checked = await checkedChanges(ledger, body.changes, who)
        if (!checked.ok) return checked
        return ledger.record({ space: who.space, sender: who.id, changes: checked.value })
      },
    }),
    route({
      method: 'get',
      path,
      summary: 'What came after a number, in order; at the end once a number equals head',
      gate: member,
      body: NO_BODY,
      query: PullParameters,
      status: 200,
      answer: PullResponse,
      act: ({ who, query }) => ledger.since({ space: who.space, ...query }),
    }),
  ]
}

/** Both may be left out: from the beginning, as many as there may be. */
const PullParameters = z.object({
  after: z._default(PullQuery.shape.after, 0),
  limit: z._default(PullQuery.shape.limit, MAX_CHANGES),
})
