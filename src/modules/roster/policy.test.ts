import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Actor, type RoleGrant, roles } from '#src/modules/person/actor.ts'
import { deskAccess, mayResetPassword } from './policy.ts'

const contest = 1
// the desk's unit stands below 20, and that below 10
const line = [30, 20, 10]

const holding = (...grants: RoleGrant[]): Actor => ({
  personId: 1,
  username: 'ai-do',
  name: 'Ai Đó',
  mustSetPassword: false,
  grants,
  contestantOf: new Map([[contest, 10]]),
})

const accessOf = (role: RoleGrant['role'], contestId: number | null, unitId: number | null) =>
  deskAccess(holding({ role, contestId, unitId }), contest, line)

test('organisers keep every roster of their contest, secretaries correct it, others have none', () => {
  const found = roles.map((role) => [role, accessOf(role, contest, null)])
  assert.deepEqual(Object.fromEntries(found), {
    operator: null,
    organiser: 'keep',
    secretary: 'correct',
    question_writer: null,
    unit_coordinator: null,
  })
  for (const role of roles) assert.equal(accessOf(role, 2, null), null, role)
  assert.equal(deskAccess(holding(), contest, line), null)
})

test('a coordinator keeps their unit and what is below it, nothing above or beside', () => {
  for (const unit of line) assert.equal(accessOf('unit_coordinator', contest, unit), 'keep')
  assert.equal(accessOf('unit_coordinator', contest, 31), null)
  assert.equal(accessOf('unit_coordinator', 2, 30), null)
})

test('nobody with a role comes to a new password by somebody who may do less', () => {
  const reach = [20, 30]
  const coordinator = holding({ role: 'unit_coordinator', contestId: contest, unitId: 20 })
  const mayOf = (...held: RoleGrant[]) => mayResetPassword(coordinator, held, contest, reach)
  assert.ok(mayOf())
  assert.ok(mayOf({ role: 'unit_coordinator', contestId: contest, unitId: 30 }))
  assert.ok(!mayOf({ role: 'unit_coordinator', contestId: contest, unitId: 10 }))
  assert.ok(!mayOf({ role: 'unit_coordinator', contestId: 2, unitId: 30 }))
  for (const role of roles.filter((one) => one !== 'unit_coordinator'))
    assert.ok(!mayOf({ role, contestId: contest, unitId: null }), role)
})

test('an organiser resets the password of any coordinator, and of no other role', () => {
  const organiser = holding({ role: 'organiser', contestId: contest, unitId: null })
  for (const role of roles)
    assert.equal(
      mayResetPassword(organiser, [{ role, contestId: 2, unitId: 99 }], contest, []),
      role === 'unit_coordinator',
      role,
    )
})
