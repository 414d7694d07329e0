import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pageKind } from './request-lanes.ts'

test('a page is counted by what it is for', () => {
  const lanes = {
    '/_app/immutable/entry.js': 'unbounded',
    '/live.js': 'unbounded',
    '/favicon.svg?v=2': 'unbounded',
    '/contests/hoi-thi/quiz/online': 'starting',
    '/sign-in?to=%2Faccount': 'signing_in',
    '/': 'reading',
    '/contests/hoi-thi': 'reading',
    '/contests/hoi-thi/ranking?page=2': 'reading',
    '/account': 'reading',
  }
  for (const [path, lane] of Object.entries(lanes)) assert.equal(pageKind(path).lane, lane, path)
})
