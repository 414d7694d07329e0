import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { codeFor, isUnitCode } from './codes.ts'

test('a code is made of the name, below the parent’s', () => {
  assert.equal(
    codeFor('Phòng Đào tạo & Công tác sinh viên', null, new Set()),
    'phong-dao-tao-cong-tac-sinh-vien',
  )
  assert.equal(codeFor('Văn phòng', 'so-noi-vu', new Set()), 'so-noi-vu-van-phong')
})

test('a taken code gets a number', () => {
  const taken = new Set(['so-noi-vu-van-phong', 'so-noi-vu-van-phong-2'])
  assert.equal(codeFor('Văn phòng', 'so-noi-vu', taken), 'so-noi-vu-van-phong-3')
})

test('whatever the name, the code may be one, and is free', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (name, other) => {
      const first = codeFor(name, null, new Set())
      const second = codeFor(other, first, new Set([first]))
      const third = codeFor(name, null, new Set([first, second]))
      return [first, second, third].every(isUnitCode) && new Set([first, second, third]).size === 3
    }),
  )
})
