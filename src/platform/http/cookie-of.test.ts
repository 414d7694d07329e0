import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cookieOf } from './cookie-of.ts'

test('a cookie is found by its whole name alone', () => {
  const of = (cookie: string) => cookieOf({ headers: { cookie } }, 'place')
  assert.equal(of('place=1'), '1')
  assert.equal(of('a=b; place=2; c=d'), '2')
  assert.equal(of('a=b;place=3'), '3')
  assert.equal(of('place='), '')
  for (const other of ['', 'myplace=1', 'places=1', 'a=place=1', 'a=b place=1', 'a="place"'])
    assert.equal(of(other), undefined, other)
})
