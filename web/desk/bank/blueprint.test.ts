import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  asked,
  type Available,
  availableFor,
  type BlueprintRow,
  countPapers,
  lacksOf,
  levels,
  spreadEvenly,
  spreadInProportion,
} from './blueprint.ts'

type Asked = { readonly id: number; readonly topic: string; readonly difficulty: string }

const topics = ['a', 'b']

const questionsOf = (available: readonly Available[]): readonly Asked[] =>
  available.flatMap(({ topic, difficulty, count }) =>
    Array.from({ length: count }, (_, index) => ({
      id: levels.indexOf(difficulty) * 10 + index + (topic === 'a' ? 0 : 100),
      topic,
      difficulty,
    })),
  )

const subsets = (items: readonly Asked[], count: number): readonly (readonly Asked[])[] => {
  if (count === 0) return [[]]
  return items.flatMap((item, index) =>
    subsets(items.slice(index + 1), count - 1).map((rest) => [item, ...rest]),
  )
}

/** Every paper that can be drawn row by row, as the server draws: narrow rows first. */
const drawAll = (rows: readonly BlueprintRow[], questions: readonly Asked[]): Set<string> => {
  const narrowFirst = rows.toSorted(
    (one, other) => Number(one.difficulty === undefined) - Number(other.difficulty === undefined),
  )
  let papers: (readonly Asked[])[] = [[]]
  for (const row of narrowFirst)
    papers = papers.flatMap((paper) =>
      subsets(
        questions.filter(
          (question) =>
            !paper.includes(question) &&
            question.topic === row.topic &&
            (row.difficulty ?? question.difficulty) === question.difficulty,
        ),
        row.count,
      ).map((drawn) => [...paper, ...drawn]),
    )
  return new Set(
    papers.map((paper) =>
      paper
        .map(({ id }) => id)
        .toSorted((one, other) => one - other)
        .join(),
    ),
  )
}

const smallBank = fc
  .tuple(...topics.flatMap(() => levels.map(() => fc.integer({ min: 0, max: 3 }))))
  .map((counts) =>
    topics.flatMap((topic, place) =>
      levels.map((difficulty, level) => ({
        topic,
        difficulty,
        count: counts[place * 3 + level] ?? 0,
      })),
    ),
  )

const smallBlueprint: fc.Arbitrary<BlueprintRow[]> = fc.array(
  fc
    .tuple(fc.constantFrom(...topics), fc.option(fc.constantFrom(...levels)), fc.nat(2))
    .map(([topic, difficulty, count]): BlueprintRow => ({
      topic,
      count,
      ...(difficulty === null ? {} : { difficulty }),
    })),
  { maxLength: 4 },
)

test('papers are counted as if each had been drawn', () => {
  fc.assert(
    fc.property(smallBank, smallBlueprint, (available, rows) => {
      const papers = drawAll(rows, questionsOf(available))
      assert.equal(countPapers(rows, available), BigInt(papers.size))
    }),
  )
})

test('there is a paper where no row goes short, and none where one does', () => {
  fc.assert(
    fc.property(smallBank, smallBlueprint, (available, rows) => {
      assert.equal(countPapers(rows, available) === 0n, lacksOf(rows, available).length > 0)
    }),
  )
})

test('a row of a whole topic draws from what the rows with a difficulty left', () => {
  const available: readonly Available[] = [
    { topic: 'a', difficulty: 'easy', count: 3 },
    { topic: 'a', difficulty: 'hard', count: 1 },
  ]
  const rows: readonly BlueprintRow[] = [
    { topic: 'a', count: 2 },
    { topic: 'a', difficulty: 'easy', count: 2 },
  ]
  assert.equal(countPapers(rows, available), 1n)
  assert.deepEqual(lacksOf([{ topic: 'a', count: 3 }, ...rows.slice(1)], available), [
    { row: 0, missing: 1 },
  ])
  assert.deepEqual(lacksOf([{ topic: 'b', count: 2 }], available), [{ row: 0, missing: 2 }])
})

test('large banks are counted to the last paper', () => {
  const available: readonly Available[] = [{ topic: 'a', difficulty: 'easy', count: 170 }]
  assert.equal(countPapers([{ topic: 'a', count: 15 }], available), 1_158_842_962_551_142_293_984n)
})

test('spreading asks for all that is wanted, where the bank has as much, and never for more', () => {
  fc.assert(
    fc.property(smallBank, fc.nat(25), (available, questions) => {
      const has = topics.reduce((total, topic) => total + availableFor(available, topic), 0)
      for (const spread of [spreadEvenly, spreadInProportion]) {
        const rows = spread(topics, available, questions)
        assert.equal(asked(rows), Math.min(questions, has))
        assert.deepEqual(lacksOf(rows, available), [])
      }
    }),
  )
})

test('evenly is the same for each topic, in proportion follows the bank', () => {
  const available: readonly Available[] = [
    { topic: 'a', difficulty: 'easy', count: 30 },
    { topic: 'b', difficulty: 'hard', count: 10 },
  ]
  assert.deepEqual(spreadEvenly(topics, available, 9), [
    { topic: 'a', count: 5 },
    { topic: 'b', count: 4 },
  ])
  assert.deepEqual(spreadInProportion(topics, available, 8), [
    { topic: 'a', count: 6 },
    { topic: 'b', count: 2 },
  ])
})
