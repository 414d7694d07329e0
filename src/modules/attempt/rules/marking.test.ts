import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { askedSlot, askedSlots, countRight, isRight } from './marking.ts'
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

test('a slot is shared by papers that ask the same question in the same order, and by no other', () => {
  const options = fc.integer({ min: 2, max: 9 })
  const drawn = options.chain((size) => {
    const written = Array.from({ length: size }, (_, index) => index + 1)
    const order = fc.shuffledSubarray(written, { minLength: size, maxLength: size })
    return fc.tuple(fc.constant(size), fc.array(order, { minLength: 1, maxLength: 40 }))
  })
  fc.assert(
    fc.property(drawn, ([size, orders]) => {
      const question = sampleQuestion(1, {
        options: Array.from({ length: size }, (_, index) => ({
          text: `Option ${index + 1}`,
          pinned: false,
          correct: index === 1,
        })),
      })
      for (const order of orders) {
        const slot = askedSlot(question, order)
        assert.deepEqual(slot.order, order)
        assert.deepEqual(slot.right, [order.indexOf(2) + 1])
        if (size < 8) assert.equal(askedSlot(question, [...order]), slot)
        assert.notEqual(askedSlot(sampleQuestion(1), [1, 2, 3, 4]), slot)
      }
    }),
  )
})
