import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isUsername, usernameFrom, usernameGiver } from './username.ts'

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

test('the first free number is given, and none twice', () => {
  const give = usernameGiver(new Set(['nguyenvana', 'nguyenvana3', 'to1']))
  const bases = ['nguyenvanb', 'nguyenvanb', 'nguyenvana', 'nguyenvana', 'nguyenvana', 'to1']
  assert.deepEqual(bases.map(give), [
    'nguyenvanb',
    'nguyenvanb2',
    'nguyenvana2',
    'nguyenvana4',
    'nguyenvana5',
    'to1.2',
  ])
})

test('whatever is taken, all that is given is free and different', () => {
  const base = fc.constantFrom('anh', 'anh2', 'anh.2', 'anh2.2', 'binh')
  fc.assert(
    fc.property(fc.uniqueArray(base), fc.array(base), (taken, bases) => {
      const given = bases.map(usernameGiver(new Set(taken)))
      assert.equal(new Set([...given, ...taken]).size, given.length + taken.length)
    }),
  )
})
