// `npm run schema`: writes schema.sql and src/platform/db/tables.ts from the migrations.
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startEmbedded } from '#src/platform/db/embedded/start-embedded.ts'
import { migrate } from '#src/platform/db/migrate.ts'
import { describeSchema } from './schema/describe-schema.ts'
import { schemaSql, tablesTs } from './schema/write-schema.ts'

const root = path.resolve(import.meta.dirname, '..')
const folder = await mkdtemp(path.join(tmpdir(), 'hoithi-schema-'))
// The server's user must get in, and a temporary folder is made for its maker alone.
await chmod(folder, 0o755)
const embedded = await startEmbedded(folder, console.error, { fsync: 'off' })
try {
  await migrate(embedded.url)
  const tables = await describeSchema(embedded.url)
  await writeFile(path.join(root, 'schema.sql'), schemaSql(tables))
  await writeFile(path.join(root, 'src/platform/db/tables.ts'), tablesTs(tables))
  console.log(`schema.sql and src/platform/db/tables.ts: ${tables.length} tables.`)
} finally {
  await embedded.stop()
  await rm(folder, { recursive: true, force: true })
}
