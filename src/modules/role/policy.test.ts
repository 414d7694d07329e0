import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor, RoleGrant } from '#src/modules/person/actor.ts'
import { mayHandOut, mayRenewPassword, reachOf } from './policy.ts'

const actor = (...grants: RoleGrant[]): Actor => ({
  personId: 1,
  username: 'a',
  name: 'A',
  mustSetPassword: false,
  grants,
  contestantOf: new Map(),
})
const organiser: RoleGrant = { role: 'organiser', contestId: 1, unitId: null }
const coordinator: RoleGrant = { role: 'unit_coordinator', contestId: 1, unitId: 10 }
const below = { role: 'unit_coordinator' as const, contestId: 1, unitId: 11, line: [11, 10] }

test('organisers hand out every role, coordinators theirs below their own unit', () => {
  assert.equal(reachOf(actor(organiser, coordinator), 1), 'all')
  const reach = reachOf(actor(coordinator), 1)
  assert.deepEqual(reach, [10])
  assert.ok(reach)
  assert.ok(mayHandOut(reach, 'unit_coordinator', [12, 11, 10]))
  assert.ok(!mayHandOut(reach, 'unit_coordinator', [10]))
  assert.ok(!mayHandOut(reach, 'unit_coordinator', [21, 20]))
  assert.ok(!mayHandOut(reach, 'secretary', []))
  assert.equal(reachOf(actor(coordinator), 2), null)
  assert.equal(reachOf(actor({ role: 'operator', contestId: null, unitId: null }), 1), null)
})

test('a password is renewed only by who hands out all that its holder does', () => {
  const elsewhere = { role: 'organiser' as const, contestId: 2, unitId: null, line: [] }
  const operator = { role: 'operator' as const, contestId: null, unitId: null, line: [] }
  assert.ok(mayRenewPassword(actor(organiser), [below, { ...organiser, line: [] }]))
  assert.ok(!mayRenewPassword(actor(organiser), [below, elsewhere]))
  assert.ok(!mayRenewPassword(actor(organiser), [below, operator]))
  assert.ok(mayRenewPassword(actor(coordinator), [below]))
  assert.ok(!mayRenewPassword(actor(coordinator), [below, { ...coordinator, line: [10] }]))
  assert.ok(mayRenewPassword(actor(organiser, { ...organiser, contestId: 2 }), [below, elsewhere]))
})
