import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { askedSlot, askedSlots, countRight, isRight, sharedSlot } from './marking.ts'
import { sampleQuestion } from './sample-question.ts'

const single = askedSlot(sampleQuestion(1, { right: [1] }), [3, 1, 2, 4])
const several = askedSlot(sampleQuestion(2, { right: [2, 4] }), [4, 3, 2, 1])

test('right options are told by their places as shown', () => {
  assert.deepEqual(single.right, [2])
  assert.deepEqual(several.right, [1, 3])
})

test('right is exactly the right options', () => {
  assert.ok(isRight(single, [2]))
  assert.ok(!isRight(single, [1]))
  assert.ok(!isRight(single, []))
  assert.ok(!isRight(single, [1, 2]))
  assert.ok(isRight(several, [3, 1]))
  assert.ok(!isRight(several, [1]))
  assert.ok(!isRight(several, [1, 2, 3]))
})

test('a question without any right option is answered rightly by nobody', () => {
  const broken = askedSlot(sampleQuestion(3, { right: [] }), [1, 2, 3, 4])
  assert.ok(!isRight(broken, []))
})

test('the mark counts the slots answered rightly', () => {
  const slots = [single, several, single]
  assert.equal(countRight(slots, {}), 0)
  assert.equal(countRight(slots, { '1': [[2], 1], '2': [[1, 3], 4], '3': [[], 2] }), 2)
})

test('an order of options moves the key with them', () => {
  const orders = fc.shuffledSubarray([1, 2, 3, 4], { minLength: 4, maxLength: 4 })
  fc.assert(
    fc.property(orders, fc.subarray([1, 2, 3, 4], { minLength: 1 }), (order, right) => {
      const slot = askedSlot(sampleQuestion(1, { right }), order)
      const shown = slot.right
      assert.deepEqual(new Set(shown.map((place) => order[place - 1])), new Set(right))
      assert.equal(countRight([slot], { '1': [shown, 1] }), 1)
    }),
  )
})

test('a slot says how many options it has, and whether several are right', () => {
  const versions = new Map([
    [1, single.question],
    [2, several.question],
  ])
  const paper = [
    { versionId: 1, order: [1, 2, 3, 4] },
    { versionId: 2, order: [1, 2, 3, 4] },
  ]
  assert.deepEqual(
    askedSlots(paper, versions).map(({ options, multiple }) => ({ options, multiple })),
    [
      { options: 4, multiple: false },
      { options: 4, multiple: true },
    ],
  )
  assert.throws(() => askedSlots([{ versionId: 9, order: [1] }], versions), /version 9/u)
})

const questionOf = (id: number, size: number) =>
  sampleQuestion(id, {
    options: Array.from({ length: size }, (_, index) => ({
      text: `Option ${index + 1}`,
      pinned: false,
      correct: index === 1,
    })),
  })

const ordersOf = (size: number) => {
  const written = Array.from({ length: size }, (_, index) => index + 1)
  return fc.shuffledSubarray(written, { minLength: size, maxLength: size })
}

test('a slot is shared by papers that ask the same question in the same order, and by no other', () => {
  const drawn = fc
    .integer({ min: 2, max: 9 })
    .chain((size) =>
      fc.tuple(fc.constant(size), fc.array(ordersOf(size), { minLength: 1, maxLength: 40 })),
    )
  fc.assert(
    fc.property(drawn, ([size, orders]) => {
      const [question, other] = [questionOf(1, size), questionOf(2, size)]
      for (const order of orders) {
        const slot = sharedSlot(question, order)
        assert.deepEqual(slot, askedSlot(question, order))
        // What a paper keeps of it, and a log could come to show, has nothing of the key.
        assert.deepEqual(slot.drawn, { versionId: 1, order })
        assert.equal(sharedSlot(question, [...order]) === slot, size < 8)
        assert.deepEqual(sharedSlot(other, order), askedSlot(other, order))
      }
    }),
  )
})

const permutations = (options: readonly number[]): readonly number[][] =>
  options.length < 2
    ? [[...options]]
    : options.flatMap((first) =>
        permutations(options.filter((option) => option !== first)).map((rest) => [first, ...rest]),
      )

test('beyond the most that are shared a slot is the same in all but that', () => {
  const orders = permutations([1, 2, 3, 4, 5, 6])
  const questions = Array.from({ length: 42 }, (_, index) => questionOf(index + 1, 6))
  const slots = questions.map((question) => orders.map((order) => sharedSlot(question, order)))
  const isShared = ([at, place]: [number, number]): boolean => {
    const [question, order] = [questions[at], orders[place]]
    assert.ok(question !== undefined && order !== undefined)
    const again = sharedSlot(question, order)
    assert.deepEqual(again, askedSlot(question, order))
    return again === slots[at]?.[place]
  }
  assert.ok(isShared([0, 0]))
  assert.ok(!isShared([41, 719]))
})
