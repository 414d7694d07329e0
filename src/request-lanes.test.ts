import assert from 'node:assert/strict'
import { test } from 'node:test'
import { laneOf, pageKind, routeKinds } from './request-lanes.ts'

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

test('the gate takes a request for what its route says it is', () => {
  for (const [route, { lane }] of Object.entries(routeKinds)) {
    const [, pattern = ''] = route.split(' ')
    const url = pattern.replaceAll(/:\w+/gu, 'a-1')
    assert.equal(laneOf(url), lane, url)
    assert.equal(laneOf(`${url}?a=b`), lane, url)
  }
  assert.equal(laneOf('/api/v1/contests/a/parts/b/ranking'), 'reading')
  assert.equal(laneOf('/api/v1/contests'), 'reading')
  assert.equal(laneOf('/contests/a/quiz/b'), 'starting')
  assert.equal(laneOf('/_app/immutable/a.js'), 'unbounded')
})
