import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { shortAgent } from './short-agent.ts'

const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)'

test('a browser is told by its name, its system and their main versions', () => {
  const told: Readonly<Record<string, string>> = {
    [`Mozilla/5.0 (Linux; Android 13; SM-A536E) ${webkit} Chrome/120.0.0.0 Mobile Safari/537.36`]:
      'Chrome 120, Android 13',
    [`Mozilla/5.0 (Linux; Android 12; CPH2325) ${webkit} Version/4.0 Chrome/119.0 Mobile Safari/537.36 Zalo android/23`]:
      'Zalo, Android 12',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.1 Mobile/15E148 Safari/604.1':
      'Safari 17, iOS 17',
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} coc_coc_browser/119.0 Chrome/113.0 Safari/537.36`]:
      'Cốc Cốc 119, Windows',
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/120.0 Safari/537.36 Edg/120.0`]:
      'Edge 120, Windows',
    'Mozilla/5.0 (X11; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/115.0': 'Firefox 115, Linux',
    'curl/8.5.0': 'curl',
    '': '',
  }
  for (const [agent, short] of Object.entries(told)) assert.equal(shortAgent(agent), short)
})

test('whatever a browser says, little of it is kept', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 500 }), (agent) =>
      assert.ok(shortAgent(agent).length <= 60),
    ),
  )
})
