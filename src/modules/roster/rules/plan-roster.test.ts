import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Enrolled, type Held, planRoster } from './plan-roster.ts'
import type { RosterEntry } from './read-roster.ts'

const unit = { id: 1, code: 'so-noi-vu', name: 'Sở Nội vụ' }
const otherUnit = { id: 2, code: 'so-tu-phap', name: 'Sở Tư pháp' }

const entry = (said: Partial<RosterEntry>): RosterEntry => ({
  row: 2,
  name: 'Nguyễn Văn A',
  unit,
  subUnit: null,
  position: null,
  phone: null,
  email: null,
  username: null,
  birthDate: null,
  citizenNumber: null,
  ...said,
})

const enrolled = (said: Partial<Enrolled>): Enrolled => ({
  personId: 1,
  username: 'nguyenvana',
  name: 'Nguyễn Văn A',
  phone: null,
  email: null,
  excluded: false,
  unitId: 1,
  unit: 'Sở Nội vụ',
  subUnit: null,
  subUnitId: null,
  position: null,
  birthDate: null,
  citizenNumber: null,
  nominated: true,
  hasBegun: false,
  ...said,
})

const plan = (entries: RosterEntry[], held: Partial<Held> = {}) => {
  const nobody = { enrolled: [], elsewhere: null, known: [], taken: new Set<string>() }
  const made = planRoster(entries, { ...nobody, ...held })
  return {
    create: made.create.map(({ username }) => username),
    link: made.link.map(({ person }) => person.personId),
    update: made.update.map(({ person }) => person.personId),
    unchanged: made.unchanged.length,
    problems: made.problems.map(({ row, column, code }) => [row, column, code]),
  }
}
const nothing = { create: [], link: [], update: [], unchanged: 0, problems: [] }

test('new people get usernames of their own', () => {
  const entries = [
    entry({ phone: '0912345671' }),
    entry({ phone: '0912345672' }),
    entry({ phone: '0912345673', username: 'nguyenvana3' }),
    entry({ phone: '0912345674' }),
  ]
  assert.deepEqual(plan(entries, { taken: new Set(['nguyenvana']) }), {
    ...nothing,
    create: ['nguyenvana2', 'nguyenvana4', 'nguyenvana3', 'nguyenvana5'],
  })
})

test('who is on the roster is known by phone, address, username, or name and unit', () => {
  const held = [enrolled({ phone: '0912345678', email: 'a@b.vn', citizenNumber: '094085001234' })]
  const ways = [
    { phone: '0912345678' },
    { email: 'a@b.vn' },
    { username: 'nguyenvana' },
    { citizenNumber: '094085001234' },
    {},
    { subUnit: null, name: 'Nguyễn Văn A' },
  ]
  for (const way of ways)
    assert.deepEqual(plan([entry(way)], { enrolled: held }), { ...nothing, unchanged: 1 })
})

test('what the row says anew is written; a blank says nothing', () => {
  const held = [enrolled({ phone: '0912345678', position: 'Chuyên viên', subUnit: 'Văn phòng' })]
  const changed: Partial<RosterEntry>[] = [
    { name: 'Nguyễn Văn Á' },
    { email: 'a@b.vn' },
    { subUnit: 'Thanh tra' },
    { position: 'Phó phòng' },
    { unit: otherUnit },
  ]
  for (const said of changed)
    assert.deepEqual(plan([entry({ phone: '0912345678', ...said })], { enrolled: held }), {
      ...nothing,
      update: [1],
    })
  assert.deepEqual(plan([entry({ phone: '0912345678' })], { enrolled: held }), {
    ...nothing,
    unchanged: 1,
  })
})

test('a namesake with another phone or in another sub-unit is another person', () => {
  const held = [enrolled({ phone: '0912345678', subUnit: 'Văn phòng' })]
  for (const said of [{ phone: '0912345679' }, { subUnit: 'Thanh tra' }])
    assert.equal(plan([entry(said)], { enrolled: held }).create.length, 1)
})

test('a name that may be either of two on the roster is reported', () => {
  const held = [
    enrolled({ personId: 1, phone: '0912345678' }),
    enrolled({ personId: 2, phone: '0912345679' }),
  ]
  assert.deepEqual(plan([entry({})], { enrolled: held }).problems, [
    [2, 'name', 'roster_same_name_enrolled'],
  ])
})

test('two rows for one person on the roster, or one row for two, are reported', () => {
  const held = [
    enrolled({ personId: 1, phone: '0912345678' }),
    enrolled({ personId: 2, name: 'Lý B', email: 'b@b.vn', username: 'lyb' }),
  ]
  const twice = [entry({ phone: '0912345678' }), entry({ row: 3, username: 'nguyenvana' })]
  assert.deepEqual(plan(twice, { enrolled: held }).problems, [[3, 'name', 'roster_repeated']])
  const mixed = [entry({ phone: '0912345678', email: 'b@b.vn' })]
  assert.deepEqual(plan(mixed, { enrolled: held }).problems, [
    [2, 'phone', 'roster_contact_of_two'],
  ])
})

test('an account of another contest is taken up by phone and name, and given up by neither', () => {
  const known = [
    {
      personId: 9,
      username: 'nguyenvana',
      name: 'NGUYỄN VĂN A',
      phone: '0912345678',
      email: null,
      excluded: false,
    },
  ]
  const taken = new Set(['nguyenvana'])
  assert.deepEqual(plan([entry({ phone: '0912345678' })], { known, taken }).link, [9])
  const other = plan([entry({ name: 'Lý B', phone: '0912345678' })], { known, taken })
  assert.deepEqual(other, { ...nothing, create: ['lyb'] })
  const wrong = plan([entry({ name: 'Lý B', username: 'nguyenvana' })], { known, taken })
  assert.deepEqual(wrong.problems, [[2, 'username', 'roster_username_of_other']])
  const organiser = known.map((person) => ({ ...person, excluded: true }))
  const excluded = plan([entry({ phone: '0912345678' })], { known: organiser, taken })
  assert.deepEqual(excluded.problems, [[2, 'name', 'person_holds_role']])
})

test('a unit stands once its contestant has taken part, and a username always', () => {
  const held = [enrolled({ phone: '0912345678', hasBegun: true })]
  const moved = [entry({ phone: '0912345678', unit: otherUnit })]
  assert.deepEqual(plan(moved, { enrolled: held }).problems, [[2, 'unit', 'roster_has_begun']])
  const renamed = [entry({ phone: '0912345678', username: 'khac' })]
  assert.deepEqual(plan(renamed, { enrolled: held }).problems, [
    [2, 'username', 'roster_username_differs'],
  ])
})

test('a desk is told of others’ people only that it cannot take what is theirs', () => {
  const held = { elsewhere: [enrolled({ phone: '0912345678', name: 'Lý Thị Hoa', unitId: 2 })] }
  assert.deepEqual(plan([entry({ phone: '0912345678' })], held), {
    ...nothing,
    problems: [[2, 'phone', 'roster_not_here']],
  })
  const { problems } = planRoster([entry({ phone: '0912345678' })], {
    enrolled: [],
    known: [],
    taken: new Set(),
    ...held,
  })
  assert.doesNotMatch(JSON.stringify(problems), /Lý Thị Hoa|Sở/u)
})

test('a username of somebody else is at a desk one that cannot be taken', () => {
  const known = [enrolled({ username: 'nguyenvanb', name: 'Nguyễn Văn B' })]
  assert.deepEqual(plan([entry({ username: 'nguyenvanb' })], { known, elsewhere: [] }).problems, [
    [2, 'username', 'roster_not_here'],
  ])
})

test('a username brings its account to a desk with the phone or address, and not by itself', () => {
  const known = [enrolled({ username: 'vana', phone: '0912345678' })]
  const at = { known, elsewhere: [] }
  assert.deepEqual(plan([entry({ username: 'vana' })], at).problems, [
    [2, 'username', 'roster_not_here'],
  ])
  const sure = entry({ username: 'vana', phone: '0912345678' })
  assert.equal(plan([sure], at).link.length, 1)
})

test('who registered themselves and is then named is changed', () => {
  const held = [enrolled({ nominated: false })]
  assert.deepEqual(plan([entry({})], { enrolled: held }), { ...nothing, update: [1] })
})

test('a desk puts people into the sub-unit of which only the words were known', () => {
  const held = { enrolled: [enrolled({ subUnit: 'Văn phòng' })] }
  const rows = [entry({ subUnit: 'Văn phòng' })]
  assert.deepEqual(plan(rows, held), { ...nothing, unchanged: 1 })
  assert.deepEqual(plan(rows, { ...held, elsewhere: [] }), { ...nothing, update: [1] })
})
