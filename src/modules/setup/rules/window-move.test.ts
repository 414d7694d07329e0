import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ContestDefinition } from '#src/modules/contest/definition.ts'
import { judgeMove, type WindowFooting, withWindow } from './window-move.ts'

const round = (code: string, start: string, end: string) => ({
  code,
  kind: 'official' as const,
  name: { vi: `Đợt ${code}` },
  start: `${start}.000Z`,
  end: `${end}.000Z`,
})
const rounds = [
  round('mot', '2021-09-01T00:00:00', '2021-09-10T00:00:00'),
  round('hai', '2021-10-01T00:00:00', '2021-10-10T00:00:00'),
]
const none: WindowFooting = {
  attempts: 0,
  firstStart: null,
  lastEnd: null,
  cut: 0,
  publications: 0,
}
const now = new Date('2021-09-09T00:00:00Z')
const codeOf = (from: string, to: string, footing: Partial<WindowFooting> = {}): string | null => {
  const window = { startsAt: new Date(`${from}Z`), endsAt: new Date(`${to}Z`) }
  const move = { rounds, round: 'mot', to: window, footing: { ...none, ...footing } }
  return judgeMove(move, now)?.code ?? null
}

test('an end may come later, up to the next round of the part', () => {
  assert.equal(codeOf('2021-09-01T00:00:00', '2021-09-20T00:00:00'), null)
  assert.equal(codeOf('2021-09-01T00:00:00', '2021-10-01T00:00:00'), null)
  assert.equal(codeOf('2021-09-01T00:00:00', '2021-10-01T00:00:01'), 'window_overlaps')
  assert.equal(codeOf('2021-09-01T00:00:00', '2021-09-10T00:00:00'), 'window_unchanged')
  assert.equal(codeOf('2021-09-01T00:00:00', '2021-09-01T00:00:00'), 'window_ends_before_start')
})

test('an end may come sooner while it lies ahead and cuts no attempt', () => {
  assert.equal(codeOf('2021-09-01T00:00:00', '2021-09-09T12:00:00'), null)
  assert.equal(codeOf('2021-09-01T00:00:00', '2021-09-09T00:00:00'), 'window_ends_in_past')
  const cut = { attempts: 5, cut: 2, lastEnd: new Date('2021-09-09T12:00:01Z') }
  assert.equal(codeOf('2021-09-01T00:00:00', '2021-09-09T12:00:00', cut), 'window_cuts_attempts')
  assert.equal(codeOf('2021-09-01T00:00:00', '2021-09-11T12:00:00', cut), null)
})

test('a start stays before the first attempt, and nothing moves once results are published', () => {
  const begun = { attempts: 1, firstStart: new Date('2021-09-02T00:00:00Z') }
  assert.equal(codeOf('2021-09-02T00:00:00', '2021-09-10T00:00:00', begun), null)
  assert.equal(
    codeOf('2021-09-02T00:00:01', '2021-09-10T00:00:00', begun),
    'window_starts_after_attempts',
  )
  assert.equal(
    codeOf('2021-09-01T00:00:00', '2021-09-20T00:00:00', { publications: 1 }),
    'window_of_published',
  )
})

test('a window is written into its part, and goes where it is that of the round again', () => {
  const parts = [{ code: 'kien-thuc' }, { code: 'video' }]
  const definition = { rounds, parts } as unknown as ContestDefinition
  const at = { part: 'video', round: 'mot' }
  const later = {
    startsAt: new Date('2021-09-01T00:00:00Z'),
    endsAt: new Date('2021-09-20T00:00:00Z'),
  }
  const moved = withWindow(definition, at, later)
  assert.deepEqual(moved.parts, [
    { code: 'kien-thuc' },
    {
      code: 'video',
      windows: [
        { round: 'mot', start: '2021-09-01T00:00:00.000Z', end: '2021-09-20T00:00:00.000Z' },
      ],
    },
  ])
  const back = { ...later, endsAt: new Date('2021-09-10T00:00:00Z') }
  assert.deepEqual(withWindow(moved, at, back).parts, parts)
})
