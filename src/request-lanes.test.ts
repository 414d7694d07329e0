import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isPublic, laneOf, pageKind, routeKinds } from './request-lanes.ts'

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

test('what is kept for strangers is what the public reads, and nothing else', () => {
  const contest = '/api/v1/contests/soctrang-2021'
  const kept = [
    '/',
    '/?a=b',
    '/contests/soctrang-2021',
    '/contests/soctrang-2021/ranking?unit=so-y-te',
    '/api/v1/contests',
    contest,
    `${contest}/turnout`,
    `${contest}/notices?limit=1`,
    `${contest}/parts/kien-thuc/ranking?limit=50`,
    `${contest}/parts/kien-thuc/ranking/units`,
  ]
  const others = [
    '/account',
    '/sign-in',
    '/preferences?language=en',
    '/contests/soctrang-2021/quiz/kien-thuc',
    '/contests/soctrang-2021/register',
    '/desk',
    '/api/v1/me',
    '/api/v1/attempts/1',
    `${contest}/parts/kien-thuc/attempts`,
    `${contest}/roster`,
    '/healthz',
    '//contests/a',
  ]
  for (const url of kept) assert.ok(isPublic(url), url)
  for (const url of others) assert.ok(!isPublic(url), url)
})
