import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { durationInWords, localEndInWords, rulesInWords, type RulesSaid } from './rules-in-words.ts'

const quiz = { questions: 15, timeLimit: '10m', attempts: 'unlimited' as const }
const said: RulesSaid = {
  parts: [{ name: { vi: 'Kiến thức' }, quiz }, { name: { vi: 'Video' } }],
  ranking: { keys: ['correct', 'duration'] },
  rounds: [{ kind: 'official', start: '2021-09-15T07:00', end: '2021-10-15T24:00' }],
}

test('the rules of an edition are one plain sentence', () => {
  assert.equal(
    rulesInWords(said),
    '15 câu trong 10 phút, thi không giới hạn số lần, lấy lần cao nhất; xếp hạng theo số câu đúng, rồi thời gian làm bài; mở 07:00 Thứ Tư, 15/9/2021 đến hết Thứ Sáu, 15/10/2021.',
  )
})

test('a limit on attempts, a trial, several parts and an hour of closing are told', () => {
  const parts = [
    { name: { vi: 'Vòng loại' }, quiz: { ...quiz, attempts: { perRound: 3 } } },
    {
      name: { vi: 'Chung kết' },
      quiz: { questions: 30, timeLimit: '1h30m', attempts: { perRound: 1 } },
    },
  ]
  const rounds: RulesSaid['rounds'] = [
    { kind: 'trial', start: '2021-09-01T08:00', end: '2021-09-03T00:00' },
    { kind: 'official', start: '2021-09-15T07:00', end: '2021-10-15T17:00' },
  ]
  assert.equal(
    rulesInWords({ parts, ranking: { keys: ['correct'] }, rounds }),
    'Vòng loại: 15 câu trong 10 phút, mỗi đợt thi tối đa 3 lần, lấy lần cao nhất; Chung kết: 30 câu trong 1 giờ 30 phút, mỗi đợt thi một lần; xếp hạng theo số câu đúng; thi thử 08:00 Thứ Tư, 1/9/2021 đến hết Thứ Năm, 2/9/2021; mở 07:00 Thứ Tư, 15/9/2021 đến 17:00 Thứ Sáu, 15/10/2021.',
  )
})

test('a window of the quiz that was moved is told, not that of its round', () => {
  const windows = [{ round: 'mot', start: '2021-09-15T07:00', end: '2021-10-20T24:00' }]
  const told = rulesInWords({
    ...said,
    parts: [{ name: { vi: 'Kiến thức' }, quiz, windows }, { name: { vi: 'Video' } }],
    rounds: said.rounds.map((round) => ({ ...round, code: 'mot' })),
  })
  assert.match(told, /mở 07:00 Thứ Tư, 15\/9\/2021 đến hết Thứ Tư, 20\/10\/2021\.$/u)
})

test('what is not typed yet is a gap in the sentence, never a fault', () => {
  const empty = { questions: 0, timeLimit: '', attempts: { perRound: 0 } }
  const text = rulesInWords({
    parts: [{ name: { vi: '' }, quiz: empty }],
    ranking: { keys: [] },
    rounds: [{ kind: 'official', start: '', end: '2021-1' }],
  })
  assert.equal(
    text,
    '… câu trong …, mỗi đợt thi tối đa … lần, lấy lần cao nhất; xếp hạng theo …; mở … đến ….',
  )
  fc.assert(
    fc.property(fc.string(), fc.string(), (timeLimit, start) => {
      const part = { name: { vi: '' }, quiz: { ...quiz, timeLimit } }
      const rounds = [{ kind: 'official' as const, start, end: start }]
      assert.ok(rulesInWords({ ...said, parts: [part], rounds }).endsWith('.'))
    }),
  )
})

test('midnight is the end of the day before', () => {
  assert.equal(localEndInWords('2021-10-16T00:00'), localEndInWords('2021-10-15T24:00'))
  assert.equal(durationInWords('90s'), '90 giây')
})
