import assert from 'node:assert/strict'
import { test } from 'node:test'
import { trailChanges } from './trail-changes.ts'

const question = {
  topic: 'ky-luat',
  difficulty: 'easy' as const,
  stem: 'Câu nào đúng?',
  options: ['Một', 'Hai'].map((text, place) => ({ text, pinned: false, correct: place === 0 })),
  keepOrder: false,
  explanation: 'Vì một là đúng.',
  source: null,
}

test('the trail tells what changed, and never what is right', () => {
  assert.deepEqual(trailChanges(question, { ...question, stem: 'Câu nào sai?' }), [
    { field: 'stem', from: 'Câu nào đúng?', to: 'Câu nào sai?' },
  ])
  const turned = {
    ...question,
    options: question.options.map((option) => ({ ...option, correct: !option.correct })),
    explanation: 'Vì hai là đúng.',
  }
  assert.deepEqual(trailChanges(question, turned), [
    { field: 'explanation', from: '•••', to: '•••' },
    { field: 'key', from: '•••', to: '•••' },
  ])
  const written = JSON.stringify(trailChanges(null, question))
  assert.ok(written.includes('Hai'))
  assert.ok(!written.includes('correct') && !written.includes('Vì'))
})
