import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentPath, numbered } from './document-path.ts'

test('a document keeps its Vietnamese name; what leads elsewhere has none', () => {
  assert.equal(documentPath('Thể lệ 2022.pdf'), 'documents/Thể lệ 2022.pdf')
  for (const name of ['../a.pdf', '.env', 'a/b.pdf', 'a\\b.pdf', 'a', 'a#1.pdf', '100%.pdf', ''])
    assert.equal(documentPath(name), null, name)
})

test('a second of the same name is numbered', () => {
  assert.equal(numbered('documents/a.b.pdf', 1), 'documents/a.b.pdf')
  assert.equal(numbered('documents/a.b.pdf', 2), 'documents/a.b (2).pdf')
})
