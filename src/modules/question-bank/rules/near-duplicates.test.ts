import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Comparable, nearDuplicates, shinglesOf, similarity } from './near-duplicates.ts'

const stem = 'Cơ quan nào thẩm định thủ tục hành chính trong dự thảo văn bản quy phạm pháp luật?'
const options = ['Sở Tư pháp', 'Sở Nội vụ', 'Văn phòng Ủy ban nhân dân tỉnh']

test('tone marks, signs, case and the order of options make no difference', () => {
  const texts = [
    { stem, options },
    { stem: 'Ai ký?', options: ['Chủ tịch', 'Chánh Văn phòng'] },
    { stem: stem.toUpperCase().normalize('NFD'), options: options.toReversed() },
  ]
  assert.deepEqual(nearDuplicates(texts), {
    pairs: [{ one: 0, other: 2, score: 1 }],
    more: false,
  })
})

test('a reworded question is near, one with other options is not', () => {
  const reworded = { stem: stem.replace('Cơ quan nào', 'Đơn vị nào'), options }
  const others = { stem: 'Cơ quan nào thẩm định?', options: ['Sở Y tế', 'Sở Tài chính'] }
  const { pairs } = nearDuplicates([{ stem, options }, reworded, others])
  assert.deepEqual(
    pairs.map(({ one, other }) => [one, other]),
    [[0, 1]],
  )
  const score = pairs[0]?.score ?? 0
  assert.ok(score > 0.7 && score < 1, String(score))
})

const vocabulary = fc.constantFrom('cải', 'cách', 'hành', 'chính', 'công')
const text = fc.array(vocabulary, { minLength: 1, maxLength: 4 }).map((said) => said.join(' '))
const question: fc.Arbitrary<Comparable> = fc.record(
  { stem: text, options: fc.array(text, { minLength: 1, maxLength: 3 }) },
  { noNullPrototype: true },
)

test('it finds the pairs that comparing each with each finds', () => {
  fc.assert(
    fc.property(fc.array(question, { maxLength: 12 }), (texts) => {
      const found = nearDuplicates(texts, { threshold: 0.6, most: 1000 })
      assert.equal(found.more, false)
      const twins = new Set(
        found.pairs.filter(({ score }) => score === 1).map(({ other }) => other),
      )
      const sets = texts.map(shinglesOf)
      const expected = texts.flatMap((_, one) =>
        texts.flatMap((__, other) => {
          if (one >= other || twins.has(one) || twins.has(other)) return []
          const both = [sets[one], sets[other]].map((set) => set ?? new Set<string>())
          return similarity(both[0] ?? new Set(), both[1] ?? new Set()) >= 0.6
            ? [`${one}-${other}`]
            : []
        }),
      )
      const near = found.pairs.filter(({ score }) => score < 1)
      assert.deepEqual(
        near.map(({ one, other }) => `${one}-${other}`).toSorted(),
        expected.toSorted(),
      )
    }),
  )
})

test('no more pairs than asked for, and it says that there are more', () => {
  const texts = Array.from({ length: 50 }, () => ({ stem, options }))
  const { pairs, more } = nearDuplicates(texts, { most: 10 })
  assert.equal(pairs.length, 10)
  assert.equal(more, true)
})
