import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { freeUsername, isUsername, usernameFrom } from './username.ts'

test('a username is the name without tone marks', () => {
  assert.equal(usernameFrom('Nguyễn Văn A'), 'nguyenvana')
  assert.equal(usernameFrom('  ĐẶNG  thị Đào '), 'dangthidao')
  assert.equal(usernameFrom('Thạch Sô Phia'.normalize('NFD')), 'thachsophia')
  assert.equal(usernameFrom('លី'), 'thisinh')
})

test('whatever the name, it is a username', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }), (name) => {
      assert.ok(isUsername(usernameFrom(name)))
    }),
  )
})

test('the first free number is taken, and never one that reads as another’s', () => {
  const taken = new Set(['nguyenvana', 'nguyenvana2', 'to1'])
  const isTaken = (username: string): boolean => taken.has(username)
  assert.equal(freeUsername('nguyenvanb', isTaken), 'nguyenvanb')
  assert.equal(freeUsername('nguyenvana', isTaken), 'nguyenvana3')
  assert.equal(freeUsername('to1', isTaken), 'to1.2')
})
