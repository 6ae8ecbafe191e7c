import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { openSqliteLedger } from '../../endpoint/sqlite.ts'
import { ledgerContract } from '../contracts/ledger.contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'amparo-sqlite-'))

ledgerContract('the embedded ledger', {
  open: (needs) => openSqliteLedger(join(folder, 'ledger.sqlite'), needs),
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})
