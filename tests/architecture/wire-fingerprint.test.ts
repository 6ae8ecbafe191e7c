import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import * as changes from '../../src/wire/changes.ts'
import * as erasure from '../../src/wire/erasure.ts'
import * as invitation from '../../src/wire/invitation.ts'
import * as membership from '../../src/wire/membership.ts'
import * as sealedChange from '../../src/wire/sealed-change.ts'

/** Changing what travels breaks devices in the field: raise `v`, write the upgrade, then change this line. */
const FINGERPRINT = '7cf3fba2fe24bb4a'

test('[W1] what travels has not changed without its version', () => {
  const named: Readonly<Record<string, unknown>> = {
    ...sealedChange,
    ...changes,
    ...erasure,
    ...membership,
    ...invitation,
  }
  const schemas = Object.entries(named)
    .filter((entry): entry is [string, z.ZodMiniType] => entry[1] instanceof z.ZodMiniType)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, schema]) => [name, z.toJSONSchema(schema, { unrepresentable: 'any' })])

  expect(schemas.length).toBeGreaterThan(15)
  expect(createHash('sha256').update(JSON.stringify(schemas)).digest('hex').slice(0, 16)).toBe(
    FINGERPRINT,
  )
})
