import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'yaml'
import type { ContestDefinition } from '#src/modules/contest/definition.ts'
import { readSettings } from '#src/modules/pack/rules/edit-edition.ts'
import { blockersOf, checklistOf, type Ground } from './checklist.ts'

const file = new URL('../../../../editions/soctrang-2021/contest.yaml', import.meta.url)
const read = readSettings(parse(readFileSync(file, 'utf8')), [
  { path: 'documents/the-le.txt', bytes: new Uint8Array() },
])
assert.ok(read.ok)
const edition: ContestDefinition = read.value

const plenty = (['easy', 'medium', 'hard'] as const).flatMap((difficulty) =>
  edition.parts.flatMap(({ quiz }) =>
    (quiz?.blueprint ?? []).map(({ topic }) => ({ topic, difficulty })),
  ),
)
const ground: Ground = {
  now: new Date('2021-09-01T00:00:00Z'),
  isOpen: false,
  questions: new Map([['cai-cach-hanh-chinh', plenty]]),
  drafts: 0,
  uncoordinated: [],
  units: 46,
  contestants: 300,
  secretaries: 1,
}

const missing = (definition: ContestDefinition, on: Partial<Ground> = {}): string[] =>
  checklistOf(definition, { ...ground, ...on })
    .filter(({ done }) => !done)
    .map(({ code, blocks }) => (blocks ? `${code}!` : code))

test('an edition that has everything lacks nothing', () => {
  assert.deepEqual(missing(edition), [])
})

test('what would let nobody in or draw no paper blocks', () => {
  assert.deepEqual(missing(edition, { now: new Date('2021-11-01T00:00:00Z') }), [
    'period!',
    'rounds-past',
  ])
  assert.deepEqual(missing(edition, { questions: new Map() }), ['bank!'])
  assert.deepEqual(missing({ ...edition, rules: [] }), ['rules!'])
  const parts = edition.parts.map((part) =>
    part.quiz === null ? part : { ...part, quiz: { ...part.quiz, questions: 11 } },
  )
  assert.deepEqual(missing({ ...edition, parts }), ['blueprint!'])
  assert.equal(blockersOf(checklistOf({ ...edition, rules: [] }, ground)).length, 1)
})

test('what a bank lacks is told with its first topic', () => {
  const [, bank] = checklistOf(edition, { ...ground, questions: new Map() })
  assert.deepEqual(bank?.values, {
    count: 20,
    part: 'Phần thi kiến thức',
    topic: 'chuong-trinh-tong-the',
    wanted: 1,
    available: 0,
  })
})

test('what is only worth knowing does not block', () => {
  const on = { uncoordinated: ['Sở Y tế'], contestants: 0, secretaries: 0, drafts: 3 }
  assert.deepEqual(missing({ ...edition, documents: [], demo: true }, on), [
    'coordinators',
    'roster',
    'secretary',
    'drafts',
    'documents',
    'practice',
  ])
  const early = { ...edition.ranking, freezeAt: '2021-01-01T00:00:00.000Z' }
  const registration = { fields: [{ code: 'name', required: true, unique: false }] }
  assert.deepEqual(missing({ ...edition, ranking: early, registration }), [
    'registration',
    'freeze',
  ])
})

test('a part that is open before or after its round is told, but for one moved by a notice', () => {
  const [round] = edition.rounds
  assert.ok(round)
  const own = { round: round.code, start: round.start, end: '2021-11-01T00:00:00.000Z' }
  const parts = edition.parts.map((part) =>
    part.kind === 'video' ? { ...part, windows: [own] } : part,
  )
  assert.deepEqual(missing({ ...edition, parts }), ['windows'])
  assert.deepEqual(missing({ ...edition, parts }, { isOpen: true }), [])
})

test('dates left of an earlier edition are found', () => {
  const rounds = edition.rounds.map((round) => ({
    ...round,
    start: '2022-09-15T00:00:00.000Z',
    end: '2022-10-15T17:00:00.000Z',
  }))
  const points = checklistOf({ ...edition, rounds }, ground)
  const stale = points.find(({ code }) => code === 'stale-dates')
  assert.deepEqual(stale, {
    code: 'stale-dates',
    blocks: false,
    done: false,
    values: { count: 4, date: '2021' },
  })
})
