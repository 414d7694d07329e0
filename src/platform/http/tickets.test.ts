import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { newTicket, readTicket, ticketKey, writeTicket } from './tickets.ts'

const key = randomBytes(32)
const ticket = { ...newTicket(1_000_000), goodUntilMs: 1_010_000 }

test('a ticket is read as it was written, by every process with the same database', () => {
  const url = 'postgres://hoithi:secret@127.0.0.1/hoithi'
  const text = writeTicket(ticketKey(url), 'starting', ticket)
  assert.deepEqual(readTicket(ticketKey(url), 'starting', text, 1_005_000), ticket)
  assert.equal(readTicket(ticketKey(`${url}2`), 'starting', text, 1_005_000), null)
})

test('without a password in common the key is of this process alone', () => {
  for (const url of [null, 'postgres://hoithi@127.0.0.1/hoithi'])
    assert.notDeepEqual(ticketKey(url), ticketKey(url))
})

test('no ticket can be made earlier, be carried into another lane, or be kept for another day', () => {
  const text = writeTicket(key, 'starting', ticket)
  const [id = '', arrived = '', until = '', mac = ''] = text.split('.')
  const forged = [
    `${id}.${(1).toString(36)}.${until}.${mac}`,
    `${id}.${arrived}.${(2_000_000_000_000).toString(36)}.${mac}`,
    `${'A'.repeat(12)}.${arrived}.${until}.${mac}`,
    `${id}.${arrived}.${until}.${'A'.repeat(22)}`,
    `${id}.${arrived}.${until}`,
    `${text}.x`,
    '',
    '...',
  ]
  for (const other of forged) assert.equal(readTicket(key, 'starting', other, 1_005_000), null)
  assert.equal(readTicket(key, 'reading', text, 1_005_000), null)
  assert.equal(readTicket(key, 'starting', text, 1_010_001), null)
})
