import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { mostWithin } from './crowd.ts'
import { fastLimitMs, leastRight } from './fast.ts'
import { type DeviceAttempt, jumpsOn } from './jump.ts'
import { type Answered, compare, sameAnswers } from './same-answers.ts'

const at = (minute: number): Date => new Date(Date.UTC(2021, 9, 1, 2, minute))

test('fast is far below what is usual, and what is usual is known from twenty attempts on', () => {
  assert.equal(fastLimitMs({ attempts: 19, medianMs: 20_000 }), null)
  assert.equal(fastLimitMs({ attempts: 20, medianMs: 20_000 }), 5000)
  assert.equal(leastRight(15), 14)
  assert.equal(leastRight(10), 9)
})

test('a crowd is counted within a span, each person once', () => {
  const starts = [0, 10, 20, 59, 200].map((minute, personId) => ({ personId, at: at(minute) }))
  assert.equal(mostWithin(starts, 3_600_000), 4)
  assert.equal(mostWithin([...starts, { personId: 0, at: at(5) }], 3_600_000), 4)
  assert.equal(mostWithin([], 3_600_000), 0)
})

test('no span holds more people than there are, nor fewer than one that began', () => {
  const start = fc.record({ personId: fc.nat(9), at: fc.nat(500).map(at) })
  fc.assert(
    fc.property(
      fc.array(start, { minLength: 1 }),
      fc.integer({ min: 1, max: 10 }),
      (starts, hours) => {
        const most = mostWithin(starts, hours * 3_600_000)
        assert.ok(most >= 1 && most <= new Set(starts.map(({ personId }) => personId)).size)
        assert.ok(most <= mostWithin(starts, (hours + 1) * 3_600_000))
      },
    ),
  )
})

const answered = (personId: number, said: string, wrong: readonly number[]): Answered => ({
  personId,
  attemptId: String(personId),
  answers: new Map([...said].map((option, question) => [question, option === '-' ? '' : option])),
  wrong: new Set(wrong),
})

test('answers are the same where all shared ones are, three wrong ones among them', () => {
  const one = answered(1, 'ABCDA', [0, 1, 2])
  const other = answered(2, 'ABCDA', [0, 1, 2])
  const [pair] = sameAnswers([one, other, answered(3, 'ABCDB', [0, 1, 2])], 9)
  assert.deepEqual([pair?.shared, pair?.sameWrong], [5, 3])
  assert.deepEqual([pair?.one.personId, pair?.other.personId], [1, 2])
  assert.deepEqual(sameAnswers([one, answered(2, 'ABCDB', [0, 1, 2])], 9), [])
  assert.deepEqual(sameAnswers([answered(1, 'ABCDA', [0, 1]), answered(2, 'ABCDA', [0, 1])], 9), [])
  // What nobody answered is the same for all and says nothing.
  assert.deepEqual(
    sameAnswers([answered(1, '---DA', [0, 1, 2]), answered(2, '---DA', [0, 1, 2])], 9),
    [],
  )
  assert.deepEqual(sameAnswers([one, { ...other, personId: 1 }], 9), [])
})

test('finding the same answers by their mistakes finds what comparing all pairs does', () => {
  const one = fc.tuple(fc.stringMatching(/^[ABC]{8}$/u), fc.subarray([0, 1, 2, 3, 4, 5, 6, 7]))
  fc.assert(
    fc.property(fc.array(one, { maxLength: 20 }), (all) => {
      const people = all.map(([said, wrong], index) => answered(index, said, wrong))
      // Whether an option is wrong belongs to the question, not to who chose it.
      const key = (person: Answered, question: number) =>
        `${question}${person.answers.get(question)}`
      const wrongs = new Set(
        people.flatMap((p) => [...p.wrong].map((question) => key(p, question))),
      )
      const judged = people.map((p) => ({
        ...p,
        wrong: new Set([...p.answers.keys()].filter((question) => wrongs.has(key(p, question)))),
      }))
      const found = sameAnswers(judged, 1000).length
      const expected = judged.flatMap((p, index) =>
        judged.slice(index + 1).filter((other) => {
          const { alike, shared, sameWrong } = compare(p, other)
          return alike && shared >= 5 && sameWrong >= 3
        }),
      ).length
      assert.equal(found, expected)
    }),
  )
})

const onDevice = (personId: number, minute: number, correct: number, bestBefore: number | null) =>
  ({
    personId,
    attemptId: `${personId}-${minute}`,
    startedAt: at(minute),
    submittedAt: at(minute + 5),
    correct,
    total: 10,
    bestBefore,
  }) satisfies DeviceAttempt

test('a jump is far better than before, soon after somebody else, on the same device', () => {
  assert.equal(jumpsOn([onDevice(1, 0, 9, null), onDevice(2, 10, 9, 5)]).length, 1)
  assert.equal(jumpsOn([onDevice(1, 0, 9, null), onDevice(2, 30, 9, 5)]).length, 0)
  assert.equal(jumpsOn([onDevice(1, 0, 9, null), onDevice(2, 10, 7, 5)]).length, 0)
  assert.equal(jumpsOn([onDevice(1, 0, 9, null), onDevice(2, 10, 9, null)]).length, 0)
  assert.equal(jumpsOn([onDevice(1, 0, 9, null), onDevice(1, 10, 9, 5)]).length, 0)
})
