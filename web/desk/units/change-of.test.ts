import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ChangeFields, changeOf, isWhole } from './change-of.ts'

const blank: ChangeFields = {
  name: '',
  parent: '',
  into: 'new',
  held: '',
  names: '',
  keepSelf: false,
  children: 'follow',
}

test('the form becomes the change that it says', () => {
  assert.deepEqual(changeOf('move', ['a'], blank), { kind: 'move', unit: 'a', parent: null })
  assert.deepEqual(changeOf('merge', ['a', 'b'], { ...blank, name: 'Sở C', children: 'end' }), {
    kind: 'merge',
    units: ['a', 'b'],
    into: { name: 'Sở C', unitGroup: null },
    children: 'end',
  })
  assert.deepEqual(changeOf('split', ['a'], { ...blank, names: ' X \n\nY', keepSelf: true }), {
    kind: 'split',
    unit: 'a',
    into: [{ unit: 'a' }, { name: 'X', unitGroup: null }, { name: 'Y', unitGroup: null }],
    children: 'follow',
  })
})

test('a form that says too little is not sent', () => {
  assert.equal(isWhole('rename', blank), false)
  assert.equal(isWhole('merge', { ...blank, into: 'held' }), false)
  assert.equal(isWhole('merge', { ...blank, into: 'held', held: 'c' }), true)
  assert.equal(isWhole('end', blank), true)
})
