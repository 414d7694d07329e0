import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPasted } from './read-pasted.ts'

test('names are read a line each, with the staff count of a second column', () => {
  assert.deepEqual(readPasted('Phòng Một\t12\r\n\n  Trường Hai \t1.052\nTổ Ba'), {
    units: [
      { name: 'Phòng Một', staffCount: 12 },
      { name: 'Trường Hai', staffCount: 1052 },
      { name: 'Tổ Ba', staffCount: null },
    ],
    wrong: [],
  })
})

test('a second column that is no count is told with its line', () => {
  assert.deepEqual(readPasted('A\n\nB\tmười').wrong, [{ line: 3, found: 'mười' }])
})
