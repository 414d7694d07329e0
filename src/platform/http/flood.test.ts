import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openFloodGuard } from './flood.ts'

test('an office of 500 behind one address passes at the closing hour', () => {
  const guard = openFloodGuard()
  let refused = 0
  const ask = (person: number, lane: 'starting' | 'reading', nowMs: number) => {
    const visitor = { token: `session ${person}`, address: '203.0.113.7' }
    if (guard.isFlood(lane, visitor, nowMs)) refused += 1
  }
  for (let person = 0; person < 500; person += 1)
    for (let request = 0; request < 10; request += 1) ask(person, 'starting', person)
  for (let second = 1; second <= 60; second += 1)
    for (let person = 0; person < 500; person += 1) ask(person, 'reading', 1000 * (second + 1))
  assert.equal(refused, 0)
})

test('one session that floods is refused, and its office is not', () => {
  const guard = openFloodGuard()
  const address = '203.0.113.7'
  let letIn = 0
  for (let request = 0; request < 10_000; request += 1)
    if (!guard.isFlood('reading', { token: 'flood', address }, 0)) letIn += 1
  assert.equal(letIn, 300)
  assert.ok(!guard.isFlood('reading', { token: 'quiet', address }, 0))
})

test('an address without sessions is refused where it floods, another is not', () => {
  const guard = openFloodGuard()
  const stranger = (address: string) => guard.isFlood('reading', { token: undefined, address }, 0)
  let letIn = 0
  for (let request = 0; request < 20_000; request += 1) if (!stranger('203.0.113.7')) letIn += 1
  assert.equal(letIn, 5000)
  assert.ok(!stranger('203.0.113.8'))
})
