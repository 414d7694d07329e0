import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addressOf, type View, viewOf } from './view.ts'

test('each view has an address that leads back to it', () => {
  const views: readonly View[] = [
    { at: 'start' },
    { at: 'question', slot: 1 },
    { at: 'question', slot: 30 },
    { at: 'all' },
    { at: 'overview' },
    { at: 'attempt', id: '0197f3a2-5c1e-7b3a-9d4e-2f6a8b0c1d2e' },
  ]
  for (const view of views) {
    const url = new URL(addressOf(view, '/contests/a/quiz/b'), 'https://hoithi.example')
    assert.equal(url.pathname, '/contests/a/quiz/b')
    assert.deepEqual(viewOf(url.hash), view)
  }
})

test('anything else after # is the start', () => {
  for (const hash of ['', '#', '#0', '#1000', '#x', '#attempt-', '#attempt-../a'])
    assert.deepEqual(viewOf(hash), { at: 'start' })
})
