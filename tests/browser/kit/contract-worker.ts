// Runs the contract of the journal's files inside a worker of a real browser, on its real disk.
import { createOpfsJournal } from '../../../src/store/opfs-journal.ts'
import { journalFilesContract } from '../../contracts/journal-files.contract.ts'

const random = (count: number) => crypto.getRandomValues(new Uint8Array(count))
const newName = () => crypto.randomUUID()

for (const [name, keep] of journalFilesContract) {
  const place = newName()
  const folder = async () =>
    (await navigator.storage.getDirectory()).getDirectoryHandle(place, { create: true })
  try {
    await keep({ tab: () => createOpfsJournal({ folder, newName, random }) })
    postMessage({ name })
  } catch (error) {
    postMessage({ name, problem: String(error) })
  }
}
postMessage('done')
