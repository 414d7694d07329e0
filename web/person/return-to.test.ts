import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { safeReturnTo } from './return-to.ts'

test('a path of this site is kept as it is', () => {
  for (const path of ['/', '/account', '/contests/soctrang-2021/quiz/kien-thuc#3', '/a?b=c'])
    assert.equal(safeReturnTo(path), path)
})

test('what would lead elsewhere leads to the account', () => {
  const elsewhere = [
    null,
    '',
    'account',
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/..//evil.example',
    'javascript:alert(1)',
    ' //evil.example',
  ]
  for (const wanted of elsewhere) assert.equal(safeReturnTo(wanted), '/account', String(wanted))
})

test('whatever is asked for, a browser stays on this site', () => {
  const piece = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    '\t',
    '\n',
    ' ',
    '@',
    ':',
    'evil.example',
    '#',
    '?',
    '%2f',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const url = new URL(safeReturnTo(pieces.join('')), 'https://hoithi.example')
      assert.equal(url.origin, 'https://hoithi.example')
    }),
  )
})
