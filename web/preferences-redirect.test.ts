import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isRedirect } from '@sveltejs/kit'
import { GET } from './routes/preferences/+server.ts'

const wayBack = (back: string): string => {
  const url = new URL(`https://hoithi.example/preferences?back=${encodeURIComponent(back)}`)
  try {
    void GET({ url } as Parameters<typeof GET>[0])
  } catch (thrown) {
    if (isRedirect(thrown)) return new URL(thrown.location, url).href
    throw thrown
  }
  throw new Error('led nowhere')
}

test('a choice of language leads back to its page, and never to another site', () => {
  assert.equal(wayBack('/contests/a?b=1'), 'https://hoithi.example/contests/a?b=1')
  for (const back of [
    'https://evil.example/',
    '//evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
  ])
    assert.equal(wayBack(back), 'https://hoithi.example/', JSON.stringify(back))
})
