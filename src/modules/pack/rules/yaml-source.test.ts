import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readYaml } from './yaml-source.ts'

const said = { vi: 'sai', en: 'wrong' }

test('a problem stands where its value or key stands', () => {
  const read = readYaml('a.yaml', 'name:\n  vi: Một\nparts:\n  - code: a\n    wrong: 1\n')
  assert.ok(read.ok)
  assert.deepEqual(read.source.problem(['parts', 0, 'code'], said), {
    file: 'a.yaml',
    line: 4,
    column: 11,
    path: ['parts', 0, 'code'],
    ...said,
  })
  const { line, column } = read.source.problem(['parts', 0, 'wrong'], said, 'key')
  assert.deepEqual({ line, column }, { line: 5, column: 5 })
  assert.equal(read.source.problem(['name', 'en'], said).line, 1)
})

test('text comes in NFC, tidied, with its lines', () => {
  const decomposed = 'Thể  lệ '.normalize('NFD')
  const read = readYaml('a.yaml', `a: "${decomposed}"\nb: |\n  Một\u00a0hai \n  ba\n`)
  assert.ok(read.ok)
  assert.deepEqual(read.source.data, { a: 'Thể lệ', b: 'Một hai\nba' })
})

test('every mistake of syntax is told with its line', () => {
  const read = readYaml('a.yaml', 'a: 1\na: 2\nb: "open\n')
  assert.ok(!read.ok)
  assert.ok(read.problems.some(({ line }) => line === 2))
  assert.ok(read.problems.length >= 2)
})

test('aliases that multiply are refused, not expanded', () => {
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...'bcdefgh'.split('').map((name, index) => {
      const before = 'abcdefgh'.charAt(index)
      return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(', ')}]`
    }),
  ].join('\n')
  assert.ok(!readYaml('bomb.yaml', bomb).ok)
})

test('a nesting that would exhaust the stack is refused', () => {
  assert.ok(!readYaml('deep.yaml', '['.repeat(100_000)).ok)
})
