// Asks for files of the journal while everything that nobody keeps is collected as garbage, again and again.
import { createOpfsJournal } from '../../../src/store/opfs-journal.ts'

/** Chromium gives it with `--js-flags=--expose-gc`. */
declare const gc: () => void

const ROUNDS = 20
const random = (count: number) => crypto.getRandomValues(new Uint8Array(count))
const newName = () => crypto.randomUUID()
const place = newName()
const folder = async () =>
  (await navigator.storage.getDirectory()).getDirectoryHandle(place, { create: true })
const files = createOpfsJournal({ folder, newName, random })

async function collecting<T>(asked: Promise<T>): Promise<T> {
  for (let n = 0; n < 4; n += 1) {
    await new Promise((resolve) => setTimeout(resolve))
    gc()
  }
  return asked
}

for (let round = 0; round < ROUNDS; round += 1) {
  postMessage(`asks ${String(round)}`)
  const made = await collecting(files.create())
  made.close()
  const { files: claimed } = await collecting(files.claim())
  for (const file of claimed) {
    file.close()
    await collecting(files.remove(file.name))
  }
  await collecting(files.fillBallast())
  await collecting(files.spendBallast())
  postMessage(`answered ${String(round)}`)
}
postMessage('done')
