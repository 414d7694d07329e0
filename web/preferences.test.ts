import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPreferences } from './preferences.ts'

const none = () => undefined

test('the cookie decides the language, then the browser, then Vietnamese', () => {
  const cookie = (name: string) => (name === 'hoithi_language' ? 'km' : undefined)
  assert.equal(readPreferences(cookie, 'en').language, 'km')
  assert.equal(readPreferences(none, 'fr-FR, en;q=0.8').language, 'en')
  assert.equal(readPreferences(none, 'fr').language, 'vi')
})

test('a cookie with an unknown value counts as none', () => {
  assert.deepEqual(
    readPreferences(() => 'neon', ''),
    { language: 'vi', theme: 'system', text: 'normal' },
  )
})
