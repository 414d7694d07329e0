import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { lateFirst, quotaStateAt } from './progress.ts'
import { askedBy, type Quota, requirementOf } from './requirement.ts'

const quota = (said: Partial<Quota>): Quota => ({
  unitGroup: null,
  least: null,
  staffOver: null,
  percent: null,
  listDueAt: null,
  takePartDueAt: null,
  ...said,
})

test('one department asks at least 20 % of the staff of each of its sub-units', () => {
  const asked = (staffCount: number) =>
    requirementOf([quota({ percent: 20 })], { unitGroup: null, staffCount })?.required
  assert.equal(asked(10), 2)
  assert.equal(asked(11), 3)
  assert.equal(asked(0), 0)
})

test('another asks 2 of each office, 3 of an office above 5 staff, 30 % of each school', () => {
  const quotas = [
    quota({ unitGroup: 'Phòng', least: 2 }),
    quota({ unitGroup: 'Phòng', least: 3, staffOver: 5 }),
    quota({ unitGroup: 'Trường', percent: 30 }),
  ]
  const asked = (unitGroup: string, staffCount: number | null) =>
    requirementOf(quotas, { unitGroup, staffCount })?.required
  assert.equal(asked('Phòng', 5), 2)
  assert.equal(asked('Phòng', 6), 3)
  assert.equal(asked('Trường', 41), 13)
  // Whether it has more than 5 staff decides, so it is not guessed.
  assert.equal(asked('Phòng', null), null)
  assert.equal(asked('Trạm', 9), undefined)
})

test('of several quotas the most counts, by the earliest of their dates', () => {
  const [first, second] = [new Date('2021-09-20T00:00:00Z'), new Date('2021-10-01T00:00:00Z')]
  const found = requirementOf(
    [
      quota({ least: 5, listDueAt: second }),
      quota({ percent: 10, listDueAt: first, takePartDueAt: second }),
    ],
    { unitGroup: 'Phòng', staffCount: 80 },
  )
  assert.deepEqual(found, { required: 8, listDueAt: first, takePartDueAt: second })
})

test('a share of the staff is the smallest whole number that reaches it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 100_000 }),
      fc.integer({ min: 1, max: 100 }),
      (staff, percent) => {
        const asked = askedBy(quota({ percent }), staff) ?? NaN
        assert.ok(asked * 100 >= staff * percent)
        assert.ok((asked - 1) * 100 < staff * percent)
        assert.ok(asked <= staff)
      },
    ),
  )
})

test('one more quota never asks for less', () => {
  const anyQuota = fc.record({
    unitGroup: fc.constantFrom(null, 'Phòng', 'Trường'),
    least: fc.option(fc.integer({ min: 1, max: 50 })),
    percent: fc.integer({ min: 1, max: 100 }),
  })
  const toQuota = ({
    unitGroup,
    least,
    percent,
  }: {
    unitGroup: string | null
    least: number | null
    percent: number
  }) => quota(least === null ? { unitGroup, percent } : { unitGroup, least })
  fc.assert(
    fc.property(
      fc.array(anyQuota, { maxLength: 5 }),
      anyQuota,
      fc.nat(500),
      (some, more, staff) => {
        const unit = { unitGroup: 'Phòng', staffCount: staff }
        const before = requirementOf(some.map(toQuota), unit)?.required ?? 0
        const after = requirementOf([...some, more].map(toQuota), unit)?.required ?? 0
        assert.ok(after >= before)
      },
    ),
  )
})

test('a unit is late from the instant that is due, and done as soon as it has enough', () => {
  const due = new Date('2021-10-10T17:00:00Z')
  const requirement = { required: 3, listDueAt: null, takePartDueAt: due }
  const before = new Date(due.getTime() - 1)
  assert.equal(quotaStateAt(requirement, { nominated: 3, tookPart: 2 }, before), 'under-way')
  assert.equal(quotaStateAt(requirement, { nominated: 3, tookPart: 2 }, due), 'take-part-late')
  assert.equal(quotaStateAt(requirement, { nominated: 0, tookPart: 3 }, due), 'met')
  const list = { required: 3, listDueAt: due, takePartDueAt: null }
  assert.equal(quotaStateAt(list, { nominated: 2, tookPart: 0 }, due), 'list-late')
  assert.equal(quotaStateAt(list, { nominated: 3, tookPart: 0 }, due), 'under-way')
  assert.equal(
    quotaStateAt({ ...list, required: null }, { nominated: 9, tookPart: 9 }, due),
    'staff-missing',
  )
  assert.equal(quotaStateAt(null, { nominated: 0, tookPart: 0 }, due), 'free')
})

test('late and missing come first', () => {
  const rows = [
    { state: 'met', missing: 0 },
    { state: 'list-late', missing: 1 },
    { state: 'take-part-late', missing: 1 },
    { state: 'take-part-late', missing: 7 },
    { state: 'free', missing: null },
  ] as const
  assert.deepEqual(
    rows.toSorted(lateFirst).map(({ state, missing }) => `${state} ${missing}`),
    ['take-part-late 7', 'take-part-late 1', 'list-late 1', 'met 0', 'free null'],
  )
})
