import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readSettings } from '#src/modules/pack/rules/edit-edition.ts'
import { guidedSettings, spread } from './guided-settings.ts'

test('questions are spread over the topics in proportion', () => {
  const topics = [
    { topic: 'mot', available: 20 },
    { topic: 'hai', available: 10 },
    { topic: 'ba', available: 0 },
  ]
  assert.deepEqual(spread(10, topics), [
    { topic: 'mot', count: 7 },
    { topic: 'hai', count: 3 },
  ])
  assert.deepEqual(spread(5, [{ topic: 'mot', available: 0 }]), [{ topic: 'mot', count: 5 }])
})

test('a spread has as many questions as asked, and no more of a topic than there are', () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 200 }), (available, questions) => {
      const topics = available.map((size, place) => ({ topic: `t-${place}`, available: size }))
      const rows = spread(questions, topics)
      assert.equal(
        rows.reduce((sum, { count }) => sum + count, 0),
        questions,
      )
      const total = available.reduce((sum, size) => sum + size, 0)
      if (total >= questions)
        for (const { topic, count } of rows)
          assert.ok(count <= (topics.find((one) => one.topic === topic)?.available ?? 0))
    }),
  )
})

test('the settings of the short form are whole', () => {
  const guided = {
    slug: 'hoi-thi-2027',
    name: 'Hội thi 2027',
    organiser: 'Sở Nội vụ',
    start: '2027-09-15T07:00',
    end: '2027-10-16T00:00',
    bank: 'ngan-hang',
    questions: 15,
    minutes: 10,
    attempts: 3,
  }
  const read = readSettings(guidedSettings(guided, [{ topic: 'mot', available: 30 }]), [])
  assert.ok(read.ok, JSON.stringify(read))
  assert.equal(
    read.value.rules[0]?.vi,
    'Thời gian thi: từ 07:00 Thứ Tư, 15/9/2027 đến hết Thứ Sáu, 15/10/2027.',
  )
  assert.equal(read.value.parts[0]?.quiz?.attemptsPerRound, 3)
})
