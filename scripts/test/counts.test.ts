import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countsOfNodeTest, countsOfPlaywright, failuresOfNodeTest } from './counts.ts'

const closing = (fail: number, skipped: number): string =>
  `✔ a (1ms)\nℹ tests 9\nℹ suites 0\nℹ pass 7\nℹ fail ${fail}\nℹ cancelled 1\nℹ skipped ${skipped}\nℹ todo 0\n`

test('node:test: what was cancelled or skipped counts as failed', () => {
  assert.deepEqual(countsOfNodeTest(closing(1, 0)), { passed: 7, failed: 2 })
  assert.deepEqual(countsOfNodeTest(closing(0, 3)), { passed: 7, failed: 4 })
})

test('node:test: a runner that fell over has no counts', () => {
  assert.equal(countsOfNodeTest('Segmentation fault'), null)
})

test('node:test: a test that prints such lines itself does not change the counts', () => {
  assert.deepEqual(countsOfNodeTest(`ℹ pass 900\n${closing(0, 0)}`), { passed: 7, failed: 1 })
})

test('node:test: of the output only the failures are told', () => {
  assert.equal(failuresOfNodeTest('long\n✖ failing tests:\nthis'), '✖ failing tests:\nthis')
  assert.equal(failuresOfNodeTest('fell over'), 'fell over')
})

test('Playwright: flaky and skipped tests count as failed', () => {
  const report = { stats: { expected: 5, unexpected: 1, flaky: 2, skipped: 3 } }
  assert.deepEqual(countsOfPlaywright(JSON.stringify(report)), { passed: 5, failed: 6 })
  assert.equal(countsOfPlaywright('{"errors":[]}'), null)
})
