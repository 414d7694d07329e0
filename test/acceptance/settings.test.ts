import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import { settingsTable } from '#src/start/settings-table.ts'

test('docs/operate.md holds the table of settings as config.ts declares it', async () => {
  const file = path.resolve(import.meta.dirname, '../../docs/operate.md')
  const page = await readFile(file, 'utf8')
  const [, section] = /<!-- settings -->\n\n([\s\S]*?)\n\n<!-- \/settings -->/u.exec(page) ?? []
  // The formatter pads the cells.
  const plain = (table: string) => table.replaceAll(/ +/gu, ' ').replaceAll(/-{3,}/gu, '---')
  assert.equal(
    plain(section ?? ''),
    plain(settingsTable()),
    'Put what `npm run hoithi -- doctor --settings` prints between the marks.',
  )
})
