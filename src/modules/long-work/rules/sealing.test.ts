import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { saltBytes, seal, unseal } from './sealing.ts'

const salts = fc
  .uint8Array({ minLength: saltBytes, maxLength: saltBytes })
  .map((bytes) => Buffer.from(bytes))

test('the same token, salt and purpose open what was sealed, whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), salts, (text, token, salt) => {
      assert.equal(unseal(seal(text, token, salt, '7'), token, salt, '7'), text)
    }),
  )
})

test('another token, salt or purpose opens nothing', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), salts, salts, (text, one, two, a, b) => {
      fc.pre(one !== two && !a.equals(b))
      const sealed = seal(text, one, a, '7')
      assert.equal(unseal(sealed, two, a, '7'), null)
      assert.equal(unseal(sealed, one, b, '7'), null)
      assert.equal(unseal(sealed, one, a, '8'), null)
    }),
  )
})

test('a changed, cut or missing byte opens nothing, and the text is not to be read in it', () => {
  const salt = Buffer.alloc(saltBytes, 1)
  const sealed = seal('mật khẩu: k7m2p9x4', 'token', salt, '7')
  assert.ok(!sealed.includes('k7m2p9x4'))
  for (let place = 0; place < sealed.length; place += 1) {
    const changed = Buffer.from(sealed)
    changed[place] = (changed[place] ?? 0) ^ 1
    assert.equal(unseal(changed, 'token', salt, '7'), null)
    assert.equal(unseal(sealed.subarray(0, place), 'token', salt, '7'), null)
  }
})
