import { expect, test } from 'vitest'
import { openDevice, type Device } from '../../src/app/device.ts'
import { openExample, type ExampleDevice } from '../../src/app/example.ts'
import type { RecordId } from '../../src/model/id.ts'
import type { Conflict } from '../../src/model/resolve.ts'
import { deviceNeeds } from '../kit/device.ts'

function anExample(): ExampleDevice {
  const { journalFiles: _, ...needs } = deviceNeeds()
  return { ...openDevice({ ...needs, example: true }), newId: needs.newId, today: needs.today }
}

async function differing({
  records,
}: Device): Promise<readonly (Conflict & { readonly id: RecordId })[]> {
  const found = await records.conflicted()
  if (!found.ok) throw new Error(found.problem.kind)
  const opened = await Promise.all(found.value.map(({ id }) => records.open(id)))
  return opened.flatMap((view) =>
    view.ok ? view.value.conflicts.map((one) => ({ ...one, id: view.value.record.id })) : [],
  )
}

test('[O4] in the example two colleagues differ on two cases, each having seen what stood before both', async () => {
  const example = anExample()
  await openExample(example, 'es')
  const found = await differing(example.device)

  expect(found.map(({ group }) => group).sort()).toEqual(['contact', 'plan'])
  const members = await example.device.records.list({ kinds: ['member'], text: '', limit: 9 })
  const names = new Map(
    members.ok ? members.value.summaries.map(({ id, facts }) => [String(id), facts.name]) : [],
  )
  for (const { versions } of found) {
    const [one, other] = versions
    expect(versions).toHaveLength(2)
    expect(one?.base).toHaveLength(1)
    expect(one?.base).toEqual(other?.base)
    expect(versions.map(({ member }) => names.get(member)).sort()).toEqual([
      'Luis, de ejemplo',
      'Marta, de ejemplo',
    ])
  }
})

test('[O4] deciding between them holds, and the example made anew has them again', async () => {
  const example = anExample()
  const passphrase = await openExample(example, 'pt')
  const [first, ...others] = await differing(example.device)
  if (first === undefined) throw new Error('Nothing differs.')
  const kept = first.versions.at(-1)!
  expect((await example.device.records.resolve(first.id, first.group, kept.value)).ok).toBe(true)
  await openExample(example, 'pt', passphrase)
  expect((await differing(example.device)).map(({ id }) => id)).toEqual(others.map(({ id }) => id))
  const history = await example.device.records.history(first.id)
  const values = history.ok ? history.value.map(({ version }) => version.value) : []
  for (const { value } of first.versions) expect(values).toContainEqual(value)

  await openExample(example, 'pt')
  expect(await differing(example.device)).toHaveLength(2)
})
