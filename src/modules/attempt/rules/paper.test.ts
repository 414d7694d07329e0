import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { BlueprintRow } from '#src/modules/contest/contest.ts'
import type { Question } from '#src/modules/question-bank/question.ts'
import { type Draw, drawPaper, type Paper } from './paper.ts'
import { sampleQuestion } from './sample-question.ts'

const levels = ['easy', 'medium', 'hard'] as const

const bank = (count: number, change: Partial<Question> = {}): Question[] =>
  Array.from({ length: count }, (_, index) =>
    sampleQuestion(index + 1, {
      topic: index % 2 === 0 ? 'policy' : 'ethics',
      difficulty: levels[index % 3] ?? 'easy',
      ...change,
    }),
  )

const both = { questions: true, options: true }

const draw = (change: Partial<Draw>): Paper => {
  const result = drawPaper({
    questions: bank(40),
    blueprint: [
      { topic: 'policy', count: 6 },
      { topic: 'ethics', difficulty: 'easy', count: 2 },
      { topic: 'ethics', count: 2 },
    ],
    shuffle: both,
    seen: new Map(),
    seed: 1,
    ...change,
  })
  assert.ok(result.ok)
  return result.value
}

test('a paper is the same for the same seed, and differs for another', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (seed) => {
      assert.deepEqual(draw({ seed }), draw({ seed }))
      assert.notDeepEqual(draw({ seed }), draw({ seed: seed === 0 ? 1 : seed - 1 }))
    }),
  )
})

test('a seed draws this very paper, today and after every upgrade', () => {
  const paper = draw({ seed: 2021, blueprint: [{ topic: 'policy', count: 3 }] })
  assert.deepEqual(paper, [
    { versionId: 21, order: [2, 4, 1, 3] },
    { versionId: 13, order: [2, 4, 3, 1] },
    { versionId: 1, order: [3, 2, 4, 1] },
  ])
})

const rows: fc.Arbitrary<BlueprintRow> = fc.record(
  {
    topic: fc.constantFrom('policy', 'ethics'),
    difficulty: fc.constantFrom(...levels),
    count: fc.integer({ min: 1, max: 5 }),
  },
  { requiredKeys: ['topic', 'count'] },
)

test('a paper has what the blueprint asks, and no question twice', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.array(rows, { maxLength: 6 }), (seed, blueprint) => {
      const questions = bank(60)
      const result = drawPaper({ questions, blueprint, shuffle: both, seen: new Map(), seed })
      const wanted = (matches: (row: BlueprintRow) => boolean): number =>
        blueprint.filter(matches).reduce((sum, row) => sum + row.count, 0)
      if (!result.ok) return
      const drawn = result.value.flatMap(({ versionId }) =>
        questions.filter((one) => one.versionId === versionId),
      )
      assert.equal(new Set(drawn).size, drawn.length)
      assert.equal(
        drawn.length,
        wanted(() => true),
      )
      for (const topic of ['policy', 'ethics']) {
        const ofTopic = drawn.filter((one) => one.topic === topic)
        assert.equal(
          ofTopic.length,
          wanted((row) => row.topic === topic),
        )
        for (const level of levels)
          assert.ok(
            ofTopic.filter((one) => one.difficulty === level).length >=
              wanted((row) => row.topic === topic && row.difficulty === level),
          )
      }
    }),
  )
})

test('a row for the whole topic leaves the questions that a narrower row needs', () => {
  const questions = [
    sampleQuestion(1, { topic: 'a', difficulty: 'hard' }),
    sampleQuestion(2, { topic: 'a', difficulty: 'easy' }),
  ]
  for (let seed = 0; seed < 50; seed += 1) {
    const paper = draw({
      questions,
      seed,
      blueprint: [
        { topic: 'a', count: 1 },
        { topic: 'a', difficulty: 'hard', count: 1 },
      ],
    })
    assert.equal(paper.length, 2)
  }
})

test('a bank that lacks questions for a row is refused', () => {
  const result = drawPaper({
    questions: bank(10),
    blueprint: [{ topic: 'policy', count: 6 }],
    shuffle: both,
    seen: new Map(),
    seed: 1,
  })
  assert.deepEqual(result, { ok: false, refusal: { code: 'bank_too_small' } })
})

test('unseen questions come first, then those seen least', () => {
  const questions = bank(10, { topic: 'a', difficulty: 'easy' })
  const seen = new Map(questions.map((one, index) => [one.versionId, index < 4 ? 0 : index]))
  fc.assert(
    fc.property(fc.maxSafeNat(), (seed) => {
      const paper = draw({ questions, seen, seed, blueprint: [{ topic: 'a', count: 6 }] })
      assert.deepEqual(
        new Set(paper.map((slot) => slot.versionId)),
        new Set(questions.slice(0, 6).map((one) => one.versionId)),
      )
    }),
  )
})

test('contestants get every question before they get one again', () => {
  const questions = bank(12, { topic: 'a', difficulty: 'easy' })
  const seen = new Map<number, number>()
  for (let attempt = 0; attempt < 4; attempt += 1)
    for (const { versionId } of draw({
      questions,
      seen,
      seed: attempt,
      blueprint: [{ topic: 'a', count: 3 }],
    }))
      seen.set(versionId, (seen.get(versionId) ?? 0) + 1)
  assert.deepEqual(
    [...seen.values()],
    questions.map(() => 1),
  )
})

test('without shuffling, questions keep the order of the bank and options theirs', () => {
  const questions = bank(30)
  const paper = draw({ questions, shuffle: { questions: false, options: false }, seed: 7 })
  const ids = paper.map((slot) => slot.versionId)
  assert.deepEqual(
    ids,
    ids.toSorted((a, b) => a - b),
  )
  for (const { order } of paper) assert.deepEqual(order, [1, 2, 3, 4])
})

test('pinned options keep their place while the others move', () => {
  const pinned = sampleQuestion(1, { topic: 'a', pinned: [4] })
  const orders = new Set<string>()
  for (let seed = 0; seed < 200; seed += 1) {
    const [slot] = draw({ questions: [pinned], seed, blueprint: [{ topic: 'a', count: 1 }] })
    assert.equal(slot?.order[3], 4)
    assert.deepEqual(new Set(slot?.order), new Set([1, 2, 3, 4]))
    orders.add(String(slot?.order))
  }
  assert.equal(orders.size, 6)
})

test('a question that keeps its order is left alone', () => {
  const kept = sampleQuestion(1, { topic: 'a', keepOrder: true })
  for (let seed = 0; seed < 50; seed += 1)
    assert.deepEqual(draw({ questions: [kept], seed, blueprint: [{ topic: 'a', count: 1 }] }), [
      { versionId: kept.versionId, order: [1, 2, 3, 4] },
    ])
})

test('the place of the right option betrays nothing: each place is as likely', () => {
  // The right option is always written first, as careless authors do.
  const questions = bank(40)
  const places = [0, 0, 0, 0]
  let slots = 0
  for (let seed = 0; seed < 1000; seed += 1)
    for (const { order } of draw({ questions, seed })) {
      const place = order.indexOf(1)
      places[place] = (places[place] ?? 0) + 1
      slots += 1
    }
  for (const count of places) assert.ok(Math.abs(count - slots / 4) < slots / 80, String(places))
})
