import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { normaliseEmail, normalisePhone } from './phone.ts'

test('a mobile number is read however it was written', () => {
  const ways = ['0912345678', '912345678', '+84912345678', '84912345678', '0084912345678']
  for (const way of [...ways, '0912.345.678', '0912 345 678', '(+84) 912-345-678'])
    assert.equal(normalisePhone(way), '0912345678', way)
})

test('a number that begins with 84 after its 0 keeps it', () => {
  assert.equal(normalisePhone('0842345678'), '0842345678')
  assert.equal(normalisePhone('842345678'), '0842345678')
  assert.equal(normalisePhone('84842345678'), '0842345678')
})

test('a landline has eleven digits', () => {
  assert.equal(normalisePhone('0299 3822 123'), '02993822123')
  assert.equal(normalisePhone('2993822123'), '02993822123')
  assert.equal(normalisePhone('+84 299 3822123'), '02993822123')
})

test('what is no number of today is none', () => {
  for (const text of ['', '0', '01234567890', '091234567', '09123456789', '0912345678;0913'])
    assert.equal(normalisePhone(text), null, text)
})

test('what was read reads the same again', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^(\+|00)?[0-9 .-]{8,16}$/u), (text) => {
      const phone = normalisePhone(text)
      if (phone !== null) assert.equal(normalisePhone(phone), phone)
    }),
  )
})

test('an address is in lower case and one only', () => {
  assert.equal(normaliseEmail('NVA@SocTrang.gov.vn'), 'nva@soctrang.gov.vn')
  for (const text of ['', 'nva', 'nva@', 'nva@soctrang', 'a@b.vn, c@d.vn', 'a b@c.vn'])
    assert.equal(normaliseEmail(text), null, text)
})
