import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Contest, Quiz } from '#src/modules/contest/contest.ts'
import { visibilityAt } from './visibility.ts'

const at = (text: string) => new Date(text)
const rule = (ranking: Partial<Contest['ranking']> = {}): Contest['ranking'] => ({
  keys: ['correct'],
  visibility: 'live',
  freezeAt: null,
  names: 'full',
  ...ranking,
})
const partWith = (marks: Quiz['marks']) => ({
  rounds: [
    {
      id: 1,
      code: 'chinh-thuc',
      kind: 'official' as const,
      name: { vi: 'Chính thức' },
      startsAt: at('2021-09-15T00:00:00Z'),
      endsAt: at('2021-10-15T17:00:00Z'),
    },
  ],
  quiz: { marks },
})
const during = at('2021-10-01T00:00:00Z')
const after = at('2021-10-15T17:00:00Z')
const part = partWith('after-attempt')

test('a live ranking is live, a hidden one hidden until it is published', () => {
  assert.equal(visibilityAt(during, rule(), part, false), 'live')
  assert.equal(visibilityAt(after, rule({ visibility: 'hidden' }), part, false), 'hidden')
  assert.equal(visibilityAt(after, rule({ visibility: 'hidden' }), part, true), 'published')
})

test('a ranking freezes at the very instant that the edition names', () => {
  const freezeAt = at('2021-10-10T17:00:00.000Z')
  const frozen = rule({ freezeAt })
  assert.equal(visibilityAt(at('2021-10-10T16:59:59.999Z'), frozen, part, false), 'live')
  assert.equal(visibilityAt(freezeAt, frozen, part, false), 'frozen')
})

test('while contestants may not know their marks, no ranking tells them', () => {
  const secret = partWith('after-close')
  assert.equal(visibilityAt(during, rule(), secret, false), 'hidden')
  assert.equal(visibilityAt(after, rule(), secret, false), 'live')
})
