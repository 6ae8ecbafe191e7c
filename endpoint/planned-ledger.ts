// A ledger made of plans and somebody who runs them.
import { randomBytes } from 'node:crypto'
import type { Ledger, Quotas } from './ledger.ts'
import type { PlanRunner } from './plan.ts'
import { appendMembership } from './plans/append-membership.ts'
import { changesSince } from './plans/changes-since.ts'
import { createSpace } from './plans/create-space.ts'
import {
  deviceById,
  deviceByToken,
  listDevices,
  noteSeen,
  readMembership,
} from './plans/devices.ts'
import { answerInvitation, invite, readInvitation, requestToJoin } from './plans/invitations.ts'
import { erase } from './plans/erase.ts'
import { recordChanges } from './plans/record-changes.ts'
import { renewLogIds } from './plans/renew-log-ids.ts'

export interface LedgerNeeds {
  readonly now: () => Date
  readonly quotas: Quotas
}

export function plannedLedger(runner: PlanRunner, { now, quotas }: LedgerNeeds): Ledger {
  return Object.freeze<Ledger>({
    createSpace: (founding) =>
      runner.transact(createSpace(founding, { logId: freshLogId(), now: now() })),
    record: (push) => runner.transact(recordChanges(push, { now: now(), quotas })),
    async erase(erasure) {
      const erased = await runner.transact(erase(erasure))
      if (erased.ok) await runner.sweep()
      return erased
    },
    since: (pull) => runner.read(changesSince(pull)),
    appendMembership: (enrolment) => runner.transact(appendMembership(enrolment)),
    membership: (space, after) => runner.read(readMembership(space, after)),
    device: (space, id) => runner.read(deviceById(space, id)),
    deviceByToken: (space, tokenHash) => runner.read(deviceByToken(space, tokenHash)),
    devices: (space) => runner.read(listDevices(space)),
    async noteSeen(space, device) {
      await runner.transact(noteSeen({ space, device }, now()))
    },
    invite: (space, invitation) => runner.transact(invite({ space, ...invitation }, now())),
    invitation: (place) => runner.read(readInvitation(place)),
    requestToJoin: (place, request) => runner.transact(requestToJoin({ place, request }, now())),
    answerInvitation: (place, answer) =>
      runner.transact(answerInvitation({ place, answer }, now())),
    async renewLogIds() {
      await runner.transact(renewLogIds(freshLogId))
    },
    close: () => runner.close(),
  })
}

function freshLogId(): string {
  return randomBytes(16).toString('base64url')
}
