import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { tidyLines } from './tidy-lines.ts'

test('blanks, marks and control characters go; lines and Khmer breaks stay', () => {
  assert.equal(tidyLines('\ufeff Một\u00a0 hai\t\r\n ba\u0000\u0007 '), 'Một hai\nba')
  assert.equal(tidyLines('ខេត្ត\u200bសុកត្រាំង'), 'ខេត្ត\u200bសុកត្រាំង')
  assert.equal(tidyLines('Tiếng Việt'.normalize('NFD')), 'Tiếng Việt'.normalize('NFC'))
  assert.equal(tidyLines('a\ud800b'), 'a\ufffdb')
})

test('tidied twice is tidied once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      assert.equal(tidyLines(tidyLines(text)), tidyLines(text))
    }),
  )
})
