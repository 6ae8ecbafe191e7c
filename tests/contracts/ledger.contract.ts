// What every ledger promises, whatever keeps it.
import { describe } from 'vitest'
import { erasureContract } from './ledger-erasure.contract.ts'
import { invitationContract } from './ledger-invitations.contract.ts'
import { memberContract } from './ledger-members.contract.ts'
import { recordingContract } from './ledger-recording.contract.ts'
import type { LedgerStorage } from './ledger-world.ts'
import { ledgerWorld } from './ledger-world.ts'

export function ledgerContract(name: string, storage: LedgerStorage): void {
  describe(name, () => {
    const world = ledgerWorld(storage)
    describe('recording', () => recordingContract(world))
    describe('erasing', () => erasureContract(world))
    describe('spaces and members', () => memberContract(world))
    describe('invitations', () => invitationContract(world))
  })
}
