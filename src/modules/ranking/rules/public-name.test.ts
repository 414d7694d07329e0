import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { publicName } from './public-name.ts'

test('initials keep the marks of Vietnamese letters', () => {
  assert.equal(publicName('Nguyễn Thị Ánh', 'initials'), 'N.T.Á.')
  assert.equal(publicName('đặng văn  Út', 'initials'), 'Đ.V.Ú.')
  assert.equal(publicName('Nguyễn Thị Ánh', 'full'), 'Nguyễn Thị Ánh')
})

test('initials never hold more than one letter of a word', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-zđàếữ]{2,8}$/u), { minLength: 1 }), (words) => {
      assert.equal(publicName(words.join(' '), 'initials').length, words.length * 2)
    }),
  )
})
