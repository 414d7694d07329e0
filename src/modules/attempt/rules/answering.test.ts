import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { holdsAnswers, mergeSave, type Save, type Sheet } from './answering.ts'

const shape = [
  { options: 4, multiple: false },
  { options: 3, multiple: false },
  { options: 6, multiple: true },
]

const mergeAll = (saves: readonly Save[]): Sheet =>
  saves.reduce<Sheet>((sheet, save) => {
    const merged = mergeSave(sheet, shape, save)
    assert.ok(merged.ok)
    return merged.value
  }, {})

test('a save puts its answers in, and leaves the other slots', () => {
  const sheet = mergeAll([
    { sequence: 1, answers: { '1': [2], '3': [5, 1] } },
    { sequence: 2, answers: { '1': [4] } },
  ])
  assert.deepEqual(sheet, { '1': [[4], 2], '3': [[1, 5], 1] })
})

test('no options take an answer back, and a late save does not bring it again', () => {
  const sheet = mergeAll([
    { sequence: 3, answers: { '1': [] } },
    { sequence: 2, answers: { '1': [1] } },
  ])
  assert.deepEqual(sheet, { '1': [[], 3] })
})

test('a save that arrives again changes nothing, and gives the very sheet', () => {
  const save = { sequence: 4, answers: { '1': [2], '3': [6, 5] } }
  const sheet = mergeAll([save])
  assert.deepEqual(mergeSave(sheet, shape, save), { ok: true, value: sheet })
  const again = mergeSave(sheet, shape, { sequence: 4, answers: { '3': [5, 6, 5] } })
  assert.ok(again.ok && again.value === sheet)
})

test('each refusal, and nothing of a refused save is taken', () => {
  const sheet = mergeAll([{ sequence: 5, answers: { '1': [2] } }])
  const codeOf = (save: Save): string | undefined => {
    const result = mergeSave(sheet, shape, save)
    return result.ok ? undefined : result.refusal.code
  }
  assert.equal(codeOf({ sequence: 5, answers: { '1': [3] } }), 'sequence_conflict')
  assert.equal(codeOf({ sequence: 5, answers: { '1': [] } }), 'sequence_conflict')
  assert.equal(codeOf({ sequence: 6, answers: { '4': [1] } }), 'no_such_slot')
  assert.equal(codeOf({ sequence: 6, answers: { '2': [4] } }), 'no_such_option')
  assert.equal(codeOf({ sequence: 6, answers: { '2': [0] } }), 'no_such_option')
  assert.equal(codeOf({ sequence: 6, answers: { '1': [1, 2] } }), 'one_option_only')
  assert.equal(codeOf({ sequence: 6, answers: { '1': [2, 2], '3': [1, 2] } }), undefined)
  assert.equal(codeOf({ sequence: 4, answers: { '1': [3] } }), undefined)
})

test('answers that are held are known, whichever save brought them', () => {
  const sheet = mergeAll([{ sequence: 5, answers: { '1': [2], '3': [1, 5] } }])
  assert.ok(holdsAnswers(sheet, {}))
  assert.ok(holdsAnswers(sheet, { '1': [2], '2': [], '3': [5, 1] }))
  assert.ok(!holdsAnswers(sheet, { '1': [3] }))
  assert.ok(!holdsAnswers(sheet, { '2': [1] }))
})

const answers = fc
  .record(
    {
      '1': fc.subarray([1, 2, 3, 4], { maxLength: 1 }),
      '2': fc.subarray([1, 2, 3], { maxLength: 1 }),
      '3': fc.subarray([1, 2, 3, 4, 5, 6]),
    },
    { requiredKeys: [] },
  )
  // What a client sends: plain objects, with only the slots that are answered.
  .map((record): Record<string, number[]> => ({ ...record }))

test('saves may arrive twice, late and in any order: the sheet is the same', () => {
  const arrivals = fc.array(answers, { maxLength: 12 }).chain((given) => {
    const saves = given.map((one, index) => ({ sequence: index + 1, answers: one }))
    const twice = [...saves, ...saves]
    return fc.tuple(
      fc.constant(saves),
      fc.shuffledSubarray(twice, { minLength: twice.length, maxLength: twice.length }),
    )
  })
  fc.assert(
    fc.property(arrivals, ([saves, arrived]) => {
      assert.deepEqual(mergeAll(arrived), mergeAll(saves))
    }),
  )
})
