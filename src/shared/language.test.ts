import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acceptedLanguages, wantedLanguage } from './language.ts'

test('the browser’s languages are taken by their weight, unknown and refused ones left out', () => {
  assert.deepEqual(acceptedLanguages('de, en;q=0.5, vi-VN;q=0.9, km;q=0'), ['vi', 'en'])
  assert.deepEqual(acceptedLanguages(''), [])
})

test('what was chosen comes before what the browser wants, and Vietnamese is the rest', () => {
  assert.equal(wantedLanguage('km', 'en'), 'km')
  assert.equal(wantedLanguage('xx', 'fr, en;q=0.5'), 'en')
  assert.equal(wantedLanguage(undefined, ''), 'vi')
})
