import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { drawTable } from './draw-table.ts'
import { drawPaper } from './paper.ts'
import { sampleQuestion } from './sample-question.ts'

const questions = Array.from({ length: 20 }, (_, index) =>
  sampleQuestion(index + 1, {
    topic: index < 12 ? 'policy' : 'discipline',
    difficulty: index % 2 === 0 ? 'easy' : 'hard',
  }),
)
const bank = { topics: ['policy', 'discipline'], questions: questions.length }
const at = (...places: number[]) => places.flatMap((place) => questions[place] ?? [])

test('papers are laid beside each other', () => {
  const table = drawTable([at(0, 1, 12), at(1, 2, 13)], bank)
  assert.deepEqual(table.papers[0], [
    { topic: 'policy', difficulty: 'easy', count: 1 },
    { topic: 'policy', difficulty: 'hard', count: 1 },
    { topic: 'discipline', difficulty: 'easy', count: 1 },
  ])
  assert.deepEqual(
    table.questions.map(({ question, papers }) => [question.code, ...papers]),
    [
      ['q2', 0, 1],
      ['q1', 0],
      ['q3', 1],
      ['q13', 0],
      ['q14', 1],
    ],
  )
  assert.equal(table.never, 15)
  assert.deepEqual(table.overlap, [
    [3, 1],
    [1, 3],
  ])
})

test('whatever is drawn, the sums agree', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 6 }), (seeds) => {
      const papers = seeds.map((seed) => {
        const paper = drawPaper({
          questions,
          blueprint: [
            { topic: 'policy', count: 4 },
            { topic: 'discipline', difficulty: 'hard', count: 2 },
          ],
          shuffle: { questions: true, options: true },
          seen: new Map(),
          seed,
        })
        assert.ok(paper.ok)
        return paper.value.flatMap(({ versionId }) => questions[versionId - 1] ?? [])
      })
      const table = drawTable(papers, bank)
      for (const counts of table.papers)
        assert.equal(
          counts.reduce((sum, { count }) => sum + count, 0),
          6,
        )
      const times = table.questions.reduce((sum, one) => sum + one.papers.length, 0)
      assert.equal(times, 6 * seeds.length)
      assert.equal(table.never + table.questions.length, questions.length)
      for (const [place, row] of table.overlap.entries()) assert.equal(row[place], 6)
    }),
  )
})
