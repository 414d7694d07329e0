import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import { createTestDatabase } from '#test/factories/database.ts'
import { describeSchema } from '../../scripts/schema/describe-schema.ts'
import { schemaSql, tablesTs } from '../../scripts/schema/write-schema.ts'

const root = path.resolve(import.meta.dirname, '../..')

test('schema.sql and tables.ts say what the migrations make; `npm run schema` writes them', async (t) => {
  const tables = await describeSchema(await createTestDatabase(t))
  assert.equal(await readFile(path.join(root, 'schema.sql'), 'utf8'), schemaSql(tables))
  const committed = await readFile(path.join(root, 'src/platform/db/tables.ts'), 'utf8')
  assert.equal(committed, tablesTs(tables))
})
