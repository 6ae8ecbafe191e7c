import { test } from 'vitest'
import { journalFilesContract } from '../contracts/journal-files.contract.ts'
import { aDisk, filesOn } from '../kit/journal.ts'

test.each(journalFilesContract)('[J12] in memory: %s', async (_, keep) => {
  const disk = aDisk()
  await keep({ tab: () => filesOn(disk) })
})
