import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Actor, type RoleGrant, roles } from '#src/modules/person/actor.ts'
import { deskAccess, refusedReset } from './policy.ts'

const contest = 1
const holding = (...grants: RoleGrant[]): Actor => ({
  personId: 1,
  username: 'ai-do',
  name: 'Ai Đó',
  mustSetPassword: false,
  grants,
  contestantOf: new Map([[contest, 10]]),
})

test('organisers and coordinators keep a roster, secretaries correct it', () => {
  assert.deepEqual((['organiser', 'coordinator', 'secretary'] as const).map(deskAccess), [
    'keep',
    'keep',
    'correct',
  ])
})

test('nobody with a role comes to a new password by somebody who may do less', () => {
  const reach = [20, 30]
  const coordinator = holding({ role: 'unit_coordinator', contestId: contest, unitId: 20 })
  const mayOf = (...grants: RoleGrant[]) =>
    refusedReset(coordinator, { grants, ofOtherUnit: false }, contest, reach) === null
  assert.ok(mayOf())
  assert.ok(mayOf({ role: 'unit_coordinator', contestId: contest, unitId: 30 }))
  assert.ok(!mayOf({ role: 'unit_coordinator', contestId: contest, unitId: 10 }))
  assert.ok(!mayOf({ role: 'unit_coordinator', contestId: 2, unitId: 30 }))
  for (const role of roles.filter((one) => one !== 'unit_coordinator'))
    assert.ok(!mayOf({ role, contestId: contest, unitId: null }), role)
})

test('an organiser resets the coordinators of contests they organise, and no other role', () => {
  const organiser = holding({ role: 'organiser', contestId: contest, unitId: null })
  const mayOf = (held: RoleGrant) =>
    refusedReset(organiser, { grants: [held], ofOtherUnit: true }, contest, []) === null
  for (const role of roles) {
    assert.equal(mayOf({ role, contestId: contest, unitId: 99 }), role === 'unit_coordinator', role)
    assert.ok(!mayOf({ role, contestId: 2, unitId: 99 }), role)
  }
})

test('who takes part for another unit elsewhere is not a coordinator’s to reset', () => {
  const coordinator = holding({ role: 'unit_coordinator', contestId: contest, unitId: 20 })
  assert.equal(
    refusedReset(coordinator, { grants: [], ofOtherUnit: true }, contest, [20]),
    'person_of_other_unit',
  )
})
