import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Type } from 'typebox'
import { serializerOf } from './serializers.ts'

test('a serializer is made once for a schema, and writes what that one says', () => {
  const named = Type.Object({ name: Type.Union([Type.String(), Type.Null()]) })
  const counted = Type.Object({ count: Type.Integer() })
  assert.equal(serializerOf(named), serializerOf(named))
  assert.notEqual(serializerOf(named), serializerOf(counted))
  const value = { name: 'Trần Thị Á', count: 2, secret: 'key' }
  assert.equal(serializerOf(named)(value), '{"name":"Trần Thị Á"}')
  assert.equal(serializerOf(counted)(value), '{"count":2}')
})
