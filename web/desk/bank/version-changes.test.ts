import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bank } from '#web/phrases/vi/desk/bank.ts'
import { versionChanges } from './version-changes.ts'

const version = {
  version: '1',
  number: 1,
  state: 'in_use' as const,
  topic: 'ky-luat',
  difficulty: 'easy' as const,
  stem: 'Câu nào đúng?',
  options: ['Một', 'Hai'].map((text, place) => ({ text, pinned: false, correct: place === 0 })),
  keepOrder: false,
  explanation: null,
  source: null,
  writtenBy: null,
  writtenAt: '2021-10-01T00:00:00Z',
  reviewedBy: null,
  reviewedAt: null,
}
const words = {
  topicName: (code: string) => code.toUpperCase(),
  levels: bank.levels,
  right: 'đúng',
  pinned: 'giữ chỗ',
}

test('what changed is told field by field, with the key', () => {
  assert.deepEqual(versionChanges(version, version, words), [])
  const turned = {
    ...version,
    options: version.options.map((option) => ({ ...option, correct: !option.correct })),
    difficulty: 'hard' as const,
    source: 'Điều 5',
  }
  assert.deepEqual(versionChanges(version, turned, words), [
    { field: 'options', from: ['A. Một (đúng)', 'B. Hai'], to: ['A. Một', 'B. Hai (đúng)'] },
    { field: 'difficulty', from: ['Dễ'], to: ['Khó'] },
    { field: 'source', from: [], to: ['Điều 5'] },
  ])
})
