import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { judgeTransition, phaseOf, type Stage, stageAfterChange, transitions } from './stage.ts'

const stages: readonly Stage[] = ['draft', 'checked', 'open']
const clear = { blockers: 0, taken: 0 }

test('a contest goes from draft to checked to open, and back while nobody has taken part', () => {
  const allowed = stages.flatMap((from) =>
    stages.filter((to) => judgeTransition(from, to, clear) === null).map((to) => `${from} → ${to}`),
  )
  assert.deepEqual(allowed, [
    'draft → checked',
    'checked → draft',
    'checked → open',
    'open → draft',
  ])
})

test('blockers keep it from going on, and attempts from going back', () => {
  assert.equal(judgeTransition('draft', 'checked', { blockers: 1, taken: 0 }), 'checklist_open')
  assert.equal(judgeTransition('checked', 'open', { blockers: 1, taken: 0 }), 'checklist_open')
  assert.equal(judgeTransition('open', 'draft', { blockers: 0, taken: 1 }), 'already_taken_part')
  assert.equal(judgeTransition('draft', 'open', clear), 'stage_not_next')
})

test('nobody opens a contest that lacks something, whatever they try', () => {
  const step = fc.constantFrom<Stage>('draft', 'checked', 'open')
  fc.assert(
    fc.property(fc.array(step), fc.integer({ min: 1, max: 9 }), (steps, blockers) => {
      let stage: Stage = 'draft'
      for (const to of steps)
        if (judgeTransition(stage, to, { blockers, taken: 0 }) === null) stage = to
      assert.equal(stage, 'draft')
    }),
  )
  assert.equal(new Set(transitions.map(({ from, to }) => `${from}${to}`)).size, transitions.length)
})

test('a change sends back what was checked, and nothing else', () => {
  assert.deepEqual(stages.map(stageAfterChange), ['draft', 'draft', 'open'])
})

test('closed and published follow from time and acts', () => {
  assert.equal(phaseOf('draft', 'running', false), 'draft')
  assert.equal(phaseOf('open', 'closed', false), 'closed')
  assert.equal(phaseOf('open', 'closed', true), 'published')
  assert.equal(phaseOf('open', 'running', true), 'running')
})
