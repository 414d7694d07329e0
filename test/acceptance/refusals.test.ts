import assert from 'node:assert/strict'
import { glob } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { expectations } from '#src/platform/http/expectations.ts'
import { languages } from '#src/shared/language.ts'
import type { RefusalText } from '#src/shared/result.ts'

const source = path.resolve(import.meta.dirname, '../../src')

const readAll = async (): Promise<readonly (readonly [string, RefusalText, string])[]> => {
  const found: (readonly [string, RefusalText, string])[] = []
  for await (const file of glob('**/refusals.ts', { cwd: source })) {
    const module: unknown = await import(pathToFileURL(path.join(source, file)).href)
    for (const table of Object.values(module as Record<string, Record<string, RefusalText>>)) {
      for (const [code, text] of Object.entries(table)) found.push([code, text, file])
    }
  }
  return found
}

const places = (sentence: string): readonly string[] =>
  [...sentence.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name ?? '').toSorted()

test('every refusal has its status, and its sentence in each language', async () => {
  const all = await readAll()
  assert.ok(all.length > 20, `only ${all.length} refusals were found`)
  for (const [code, text, file] of all) {
    const where = `${file}: ${code}`
    assert.match(code, /^[a-z]+(_[a-z0-9]+)*$/u, where)
    assert.ok(text.status >= 400 && text.status < 600, `${where} has the status ${text.status}`)
    for (const language of languages) {
      const sentence = text[language]
      assert.match(sentence, /[.?!។]$/u, `${where} is no sentence in ${language}`)
      assert.equal(sentence, sentence.normalize('NFC'), `${where} is not NFC in ${language}`)
      assert.deepEqual(
        places(sentence),
        places(text.vi),
        `${where} has other places in ${language}`,
      )
    }
    assert.match(text.km, /\p{Script=Khmer}/u, `${where} is not written in Khmer`)
  }
})

test('a code means one thing', async () => {
  const files = Map.groupBy(await readAll(), ([code]) => code)
  for (const [code, uses] of files) {
    assert.equal(uses.length, 1, `${code} is in ${uses.map(([, , file]) => file).join(' and ')}`)
  }
})

test('what was expected of a field is said in each language', () => {
  for (const [keyword, phrase] of Object.entries(expectations)) {
    for (const language of languages) {
      assert.ok(phrase[language].length > 0, `${keyword} in ${language}`)
      assert.deepEqual(places(phrase[language]), places(phrase.vi), `${keyword} in ${language}`)
    }
  }
})
