import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accountSubject, addressSubject } from './sign-in-limits.ts'

test('an IPv4 address is itself, also when mapped into IPv6', () => {
  assert.equal(addressSubject('10.0.0.1'), 'address:10.0.0.1')
  assert.equal(addressSubject('::ffff:10.0.0.1'), 'address:10.0.0.1')
})

test('an IPv6 address counts as its /64 network', () => {
  const network = 'address:2001:ee0:4f1b:20::/64'
  assert.equal(addressSubject('2001:ee0:4f1b:20::1'), network)
  assert.equal(addressSubject('2001:0EE0:4f1b:0020:a:b:c:d'), network)
  assert.equal(addressSubject('2001:ee0:4f1b:21::1'), 'address:2001:ee0:4f1b:21::/64')
  assert.equal(addressSubject('fe80::1%eth0'), 'address:fe80:0:0:0::/64')
  assert.equal(addressSubject('::1'), 'address:0:0:0:0::/64')
})

test('an account’s subject is bounded', () => {
  assert.equal(accountSubject('nguyenvana'), 'account:nguyenvana')
  assert.equal(accountSubject('x'.repeat(200)).length, 88)
})
