import { afterAll } from 'vitest'
import { openPostgresLedger } from '../../endpoint/postgres.ts'
import { ledgerContract } from '../contracts/ledger.contract.ts'
import { startPostgres } from '../kit/postgres.ts'

const postgres = await startPostgres()
const url = postgres.database()

ledgerContract('the PostgreSQL ledger', { open: (needs) => openPostgresLedger(url, needs) })

afterAll(() => {
  postgres.stop()
})
