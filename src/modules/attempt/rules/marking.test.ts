import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { askedSlots, countRight, isRight, rightOptions, sheetShape } from './marking.ts'
import { sampleQuestion } from './sample-question.ts'

const single = { question: sampleQuestion(1, { right: [1] }), order: [3, 1, 2, 4] }
const several = { question: sampleQuestion(2, { right: [2, 4] }), order: [4, 3, 2, 1] }

test('right options are told by their places as shown', () => {
  assert.deepEqual(rightOptions(single), [2])
  assert.deepEqual(rightOptions(several), [1, 3])
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
  const broken = { question: sampleQuestion(3, { right: [] }), order: [1, 2, 3, 4] }
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
      const slot = { question: sampleQuestion(1, { right }), order }
      const shown = rightOptions(slot)
      assert.deepEqual(new Set(shown.map((place) => order[place - 1])), new Set(right))
      assert.equal(countRight([slot], { '1': [shown, 1] }), 1)
    }),
  )
})

test('the shape of the sheet says how many options, and whether several are right', () => {
  const versions = new Map([
    [1, single.question],
    [2, several.question],
  ])
  const paper = [
    { versionId: 1, order: [1, 2, 3, 4] },
    { versionId: 2, order: [1, 2, 3, 4] },
  ]
  assert.deepEqual(sheetShape(askedSlots(paper, versions)), [
    { options: 4, multiple: false },
    { options: 4, multiple: true },
  ])
  assert.throws(() => askedSlots([{ versionId: 9, order: [1] }], versions), /version 9/u)
})
