import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Contest } from '#src/modules/contest/contest.ts'
import { visibilityAt } from './visibility.ts'

const at = (text: string) => new Date(text)
const contest = (
  ranking: Partial<Contest['ranking']> = {},
): Pick<Contest, 'ranking' | 'rounds'> => ({
  ranking: { keys: ['correct'], visibility: 'live', freezeAt: null, names: 'full', ...ranking },
  rounds: [
    {
      id: 1,
      code: 'chinh-thuc',
      kind: 'official',
      name: { vi: 'Chính thức' },
      startsAt: at('2021-09-15T00:00:00Z'),
      endsAt: at('2021-10-15T17:00:00Z'),
    },
  ],
})
const during = at('2021-10-01T00:00:00Z')
const after = at('2021-10-15T17:00:00Z')
const quiz = { marks: 'after-attempt' } as const

test('a live ranking is live, a hidden one hidden until it is published', () => {
  assert.equal(visibilityAt(during, contest(), quiz, false), 'live')
  assert.equal(visibilityAt(after, contest({ visibility: 'hidden' }), quiz, false), 'hidden')
  assert.equal(visibilityAt(after, contest({ visibility: 'hidden' }), quiz, true), 'published')
})

test('a ranking freezes at the very instant that the edition names', () => {
  const freezeAt = at('2021-10-10T17:00:00.000Z')
  const frozen = contest({ freezeAt })
  assert.equal(visibilityAt(at('2021-10-10T16:59:59.999Z'), frozen, quiz, false), 'live')
  assert.equal(visibilityAt(freezeAt, frozen, quiz, false), 'frozen')
})

test('while contestants may not know their marks, no ranking tells them', () => {
  const secret = { marks: 'after-close' } as const
  assert.equal(visibilityAt(during, contest(), secret, false), 'hidden')
  assert.equal(visibilityAt(after, contest(), secret, false), 'live')
})
