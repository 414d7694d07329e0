import assert from 'node:assert/strict'
import type { IncomingMessage } from 'node:http'
import { test } from 'node:test'
import type { Config } from '#src/config.ts'
import { openVisitorAddress } from './visitor-address.ts'

const from = (
  trusted: Config['trustProxy'],
  remoteAddress: string | undefined,
  forwarded?: string,
) =>
  openVisitorAddress(trusted)({
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    socket: { remoteAddress },
  } as unknown as IncomingMessage)

test('a visitor is known by the nearest address that no trusted proxy has', () => {
  assert.equal(from(false, '203.0.113.7'), '203.0.113.7')
  assert.equal(from(['loopback'], '127.0.0.1', '203.0.113.7'), '203.0.113.7')
  assert.equal(from(['loopback'], '::ffff:127.0.0.1', '203.0.113.7'), '203.0.113.7')
  assert.equal(from(['10.0.0.0/8'], '10.1.2.3', '198.51.100.1, 203.0.113.7'), '203.0.113.7')
  assert.equal(from(2, '10.1.2.3', '1.1.1.1, 203.0.113.7, 10.9.9.9'), '203.0.113.7')
})

test('nobody makes themselves another by a header that only a trusted proxy may send', () => {
  assert.equal(from(['loopback'], '203.0.113.7', '198.51.100.1'), '203.0.113.7')
  assert.equal(from(1, '10.1.2.3', '1.1.1.1, 203.0.113.7'), '203.0.113.7')
})

test('an IPv6 visitor is known by the network, however the address is written', () => {
  assert.equal(from(false, '2001:db8:1:2:3:4:5:6'), '2001:db8:1:2::/64')
  assert.equal(from(false, '2001:db8:1:2::9'), '2001:db8:1:2::/64')
})

test('an IPv4 visitor of a server that listens on both is known by the address itself', () => {
  assert.equal(from(false, '::ffff:203.0.113.7'), '203.0.113.7')
  assert.equal(from(['10.0.0.0/8'], '::ffff:10.1.2.3', '::ffff:203.0.113.7'), '203.0.113.7')
  assert.equal(from(false, '::ffff:127.0.0.1'), null)
})

test('where it cannot be known, or is this machine, no address is told', () => {
  assert.equal(from(false, '127.0.0.1'), null)
  assert.equal(from(false, '::1'), null)
  assert.equal(from(false, '10.1.2.3', '203.0.113.7'), null)
  assert.equal(from(['loopback'], '127.0.0.1', 'garbage'), null)
  assert.equal(from(['loopback'], '127.0.0.1'), null)
})

test('who is gone already has no address', () => {
  assert.equal(from(false, undefined), null)
  assert.equal(from(1, undefined, '203.0.113.7'), null)
  assert.equal(from(['loopback'], undefined, '203.0.113.7'), null)
})
