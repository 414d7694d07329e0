import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readUnitsCsv, writeUnitsCsv } from './units-csv.ts'

const text = fc
  .string({
    unit: fc.constantFrom('Sở', ' ', ',', '"', 'Y', 'tế', '–', ';'),
    minLength: 1,
    maxLength: 8,
  })
  .map((value) => value.replace(/\s+/gu, ' ').trim())
  .filter((value) => value !== '')

const units = fc.uniqueArray(
  fc.record(
    {
      code: fc.stringMatching(/^[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,2}$/u),
      name: text,
      unitGroup: text,
      staffCount: fc.option(fc.nat(999_999)),
    },
    { noNullPrototype: true },
  ),
  { minLength: 1, comparator: (one, other) => one.code === other.code || one.name === other.name },
)

test('units.csv as written is read again as it was', () => {
  fc.assert(
    fc.property(units, (given) => {
      assert.deepEqual(readUnitsCsv('units.csv', writeUnitsCsv(given)), { ok: true, value: given })
    }),
  )
})
