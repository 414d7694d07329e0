import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { pictures } from '../../scripts/pictures/pictures.ts'

const root = path.resolve(import.meta.dirname, '../..')
const folder = path.join(root, 'docs/huong-dan')

const guides = async (): Promise<readonly { name: string; text: string }[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).toSorted()
  return Promise.all(
    names.map(async (name) => ({ name, text: await readFile(path.join(folder, name), 'utf8') })),
  )
}

const stringsIn = (phrases: unknown): readonly string[] => {
  if (typeof phrases === 'string') return [phrases]
  if (typeof phrases !== 'object' || phrases === null) return []
  return Object.values(phrases).flatMap(stringsIn)
}

/** All that screens say in Vietnamese, but what is put together by a function. */
const vietnamese = async (): Promise<ReadonlySet<string>> => {
  const at = path.join(root, 'web/phrases/vi')
  const files = (await readdir(at, { recursive: true })).filter((name) => name.endsWith('.ts'))
  const modules = await Promise.all(
    files.map((name) => import(pathToFileURL(path.join(at, name)).href) as Promise<object>),
  )
  return new Set(modules.flatMap((one) => Object.values(one).flatMap(stringsIn)))
}

const pictureNames = (text: string): readonly string[] =>
  [...text.matchAll(/!\[[^\]]+\]\(hinh\/([^)]+)\.png\)/g)].map(([, name]) => name ?? '')

test('the guides show every picture of the list, and no other', async () => {
  const shown = (await guides()).flatMap(({ text }) => pictureNames(text))
  const listed = pictures.map(({ name }) => name)
  const made = (await readdir(path.join(folder, 'hinh'))).map((name) => name.replace('.png', ''))
  assert.deepEqual([...new Set(shown)].toSorted(), listed.toSorted())
  assert.deepEqual(made.toSorted(), listed.toSorted())
})

test('each picture has words in its place', async () => {
  for (const { name, text } of await guides())
    assert.equal(text.split('](hinh/').length - 1, pictureNames(text).length, name)
})

test('what a guide sets in bold stands on a screen, letter for letter', async () => {
  const said = await vietnamese()
  const strangers = (await guides()).flatMap(({ name, text }) =>
    [...text.matchAll(/\*\*([^*]+)\*\*/g)]
      .map(([, words]) => words ?? '')
      .filter((words) => !said.has(words))
      .map((words) => `${name}: ${words}`),
  )
  assert.deepEqual(strangers, [])
})
