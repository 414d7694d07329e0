import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { alternating } from './overlap.ts'

const deeds = (devices: string) =>
  [...devices].map((device) => ({ device: device === '-' ? null : device, at: new Date(0) }))

test('going back to a device that was left counts, staying and moving on do not', () => {
  assert.equal(alternating(deeds('aaaa')), 0)
  assert.equal(alternating(deeds('aabb')), 0)
  assert.equal(alternating(deeds('abc')), 0)
  assert.equal(alternating(deeds('aba')), 1)
  assert.equal(alternating(deeds('abab')), 2)
  assert.equal(alternating(deeds('a-a')), 0)
})

test('one device never alternates, and no attempt more often than it changes', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[abc-]{0,30}$/u), (devices) => {
      const known = devices.replaceAll('-', '')
      const changes = [...known].filter((device, index) => index > 0 && device !== known[index - 1])
      const turns = alternating(deeds(devices))
      assert.ok(turns <= changes.length)
      if (new Set(known).size < 2) assert.equal(turns, 0)
    }),
  )
})
