import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isRedirect } from '@sveltejs/kit'
import { GET } from './routes/(site)/(public)/contests/[contest]/results/+server.ts'

test('the results of whatever name lead to its ranking on this site', () => {
  for (const contest of ['soctrang-2021', 'đố-vui', '\r\nx: y', '//evil.example']) {
    const asked = { params: { contest } } as Parameters<typeof GET>[0]
    assert.throws(
      () => GET(asked),
      (thrown) =>
        isRedirect(thrown) &&
        thrown.location === `/contests/${encodeURIComponent(contest)}/ranking`,
    )
  }
})
