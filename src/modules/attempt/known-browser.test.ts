import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asSaid, type Browser, knownBrowser, saySame } from './known-browser.ts'

const browser: Browser = {
  personId: 7,
  cookies: 'hoithi_session=t; hoithi_device=abcdefghijklmnop',
  agent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/120.0.0.0 Safari/537.36',
  address: '203.0.113.7',
}

test('a browser is known by its mark and a short name; its session is in neither', () => {
  const known = knownBrowser(browser)
  assert.equal(known.device, 'abcdefghijklmnop')
  assert.ok(known.agent.length < (browser.agent ?? '').length)
  assert.deepEqual(Object.keys(known).toSorted(), ['address', 'agent', 'device', 'personId'])
})

test('one without cookies, or with a mark of another form, has no mark', () => {
  for (const cookies of [undefined, '', 'hoithi_device=short', `hoithi_device=${'x'.repeat(17)}`])
    assert.equal(knownBrowser({ ...browser, cookies }).device, null)
})

test('the same words are the same browser, and another person, address or word is another', () => {
  assert.ok(saySame(browser, { ...browser }))
  for (const change of [{ personId: 8 }, { address: '' }, { agent: '' }, { cookies: undefined }])
    assert.ok(!saySame(browser, { ...browser, ...change }))
})

test('words too long to be kept are taken for none', () => {
  assert.equal(asSaid('x'.repeat(4000)), 'x'.repeat(4000))
  assert.equal(asSaid('x'.repeat(4001)), undefined)
  assert.equal(asSaid(undefined), undefined)
})
