import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rankingFile, rankingPath, readRankingQuery } from './ranking-query.ts'

const quiz = {
  questions: 10,
  timeLimitMs: 600_000,
  attemptsPerRound: null,
  review: 'never' as const,
  marks: 'after-attempt' as const,
  assumed: [],
}
const part = (code: string, kind: 'quiz' | 'video') => ({
  code,
  kind,
  name: { vi: code },
  weight: null,
  rounds: [],
  quiz: kind === 'quiz' ? quiz : null,
})
const contest = {
  parts: [part('video', 'video'), part('kien-thuc', 'quiz'), part('luat', 'quiz')],
  units: [
    { code: 'so-noi-vu', name: 'Sở Nội vụ', unitGroup: 'Sở' },
    { code: 'so-y-te', name: 'Sở Y tế', unitGroup: 'Sở' },
  ],
}
const read = (search: string) => readRankingQuery(new URLSearchParams(search), contest)

test('a plain address means the people of the first quiz', () => {
  assert.deepEqual(read(''), {
    part: 'kien-thuc',
    scope: 'people',
    unit: null,
    group: null,
    order: 'mean',
    after: null,
    unclear: null,
  })
})

test('a unit may be typed without tone marks; what means several or none is told apart', () => {
  assert.equal(read('unit=so+noi+vu').unit?.code, 'so-noi-vu')
  assert.deepEqual(read('unit=so').unclear, { typed: 'so', units: contest.units })
  assert.deepEqual(read('unit=khong+co').unclear, { typed: 'khong co', units: [] })
})

test('what the contest does not have is left unheard', () => {
  const query = read('part=video&group=Huy%E1%BB%87n&scope=all&order=name')
  assert.deepEqual(
    [query.part, query.group, query.scope, query.order],
    ['kien-thuc', null, 'people', 'mean'],
  )
})

test('an address says only what differs from the plain one, and is read back as it was', () => {
  assert.equal(rankingPath('thi', { scope: 'people', order: 'mean' }), '/contests/thi/ranking')
  const path = rankingPath('thi', { part: 'luat', scope: 'units', group: 'Sở', order: 'turnout' })
  const query = read(path.split('?')[1] ?? '')
  assert.deepEqual(
    [query.part, query.scope, query.group, query.order],
    ['luat', 'units', 'Sở', 'turnout'],
  )
})

test('the file of a ranking is of the people or units that its page shows', () => {
  const base = '/api/v1/contests/thi/parts/kien-thuc/ranking/download'
  assert.equal(rankingFile('thi', read('')), base)
  assert.equal(rankingFile('thi', read('unit=so+noi+vu&after=x')), `${base}?unit=so-noi-vu`)
  assert.equal(
    rankingFile('thi', read('scope=units&group=S%E1%BB%9F&order=turnout')),
    `${base}?list=units&unitGroup=S%E1%BB%9F&order=turnout`,
  )
})
