import { type Line, signedIn, type World } from './world.ts'

/** Organisers of any contest, and operators, keep the tree. */
const kept = (status: number) =>
  signedIn(403, { organiser: status, organiserElsewhere: status, operator: status })

const contact = { name: null, phone: null, email: null }
const newUnit = {
  parent: null,
  unitGroup: null,
  staffCount: null,
  staffCountedOn: null,
  contact,
  validFrom: null,
}
const rename = (name: string, preview: boolean) => ({
  on: '2025-07-01',
  decision: null,
  preview,
  change: { kind: 'rename', unit: 'so-3', name },
})

/** The tree of units. */
export const unitLines: readonly Line[] = [
  { route: 'GET /api/v1/units', expected: kept(200) },
  {
    route: 'POST /api/v1/units',
    payload: ({ person }) => ({ ...newUnit, name: `Đơn vị của ${person.username}` }),
    expected: kept(201),
  },
  { route: 'GET /api/v1/units/{unit}', url: () => '/api/v1/units/so-1', expected: kept(200) },
  {
    route: 'PATCH /api/v1/units/{unit}',
    url: () => '/api/v1/units/so-1',
    payload: () => ({ staffCount: 12 }),
    expected: kept(204),
  },
  { route: 'GET /api/v1/unit-changes', expected: kept(200) },
  {
    route: 'POST /api/v1/unit-changes',
    about: 'as a preview',
    payload: ({ person }) => rename(person.username, true),
    expected: kept(200),
  },
  {
    route: 'DELETE /api/v1/unit-changes/{change}',
    about: 'that is not there',
    url: () => '/api/v1/unit-changes/999999',
    expected: kept(404),
  },
  { route: 'GET /api/v1/unit-file', expected: kept(200) },
  {
    route: 'POST /api/v1/unit-file',
    about: 'without a file',
    payload: () => ({}),
    expected: kept(422),
  },
]

const branch = '/api/v1/contests/{contest}/units/{unit}/sub-units'
const at =
  (rest: string) =>
  ({ running }: World): string =>
    `/api/v1/contests/${running.slug}/units/${rest}`
const keepers = { newcomer: 403, secretary: 403 }
const organised = (status: number) => signedIn(404, { ...keepers, organiser: status })
const atContest =
  (rest: string) =>
  ({ running }: World): string =>
    `/api/v1/contests/${running.slug}/${rest}`

/** A contest's snapshot of the tree. */
export const contestUnitLines: readonly Line[] = [
  {
    route: 'GET /api/v1/contests/{contest}/units',
    url: atContest('units'),
    expected: organised(200),
  },
  {
    route: 'GET /api/v1/contests/{contest}/unit-candidates',
    url: atContest('unit-candidates'),
    expected: organised(200),
  },
  {
    route: 'PATCH /api/v1/contests/{contest}/units',
    url: atContest('units'),
    payload: () => ({ on: '2021-10-01', refresh: true, confirm: null }),
    expected: organised(200),
  },
]

const readers = { organiser: 200, secretary: 200, newcomer: 403 }
const newSubUnit = (name: string) => ({
  units: [{ name, unitGroup: null, staffCount: null, staffCountedOn: null }],
})

/** A contest's sub-units: of another's unit one does not even learn that it is there. */
export const subUnitLines: readonly Line[] = [
  {
    route: `GET ${branch}`,
    url: at('so-1/sub-units'),
    expected: signedIn(404, { ...readers, coordinator: 200 }),
  },
  {
    route: `GET ${branch}`,
    about: 'of another unit',
    url: at('so-2/sub-units'),
    expected: signedIn(404, readers),
  },
  {
    route: `POST ${branch}`,
    url: at('so-1/sub-units'),
    payload: ({ person }) => newSubUnit(`Phòng của ${person.username}`),
    expected: signedIn(404, { ...keepers, organiser: 201, coordinator: 201 }),
  },
  {
    route: `POST ${branch}`,
    about: 'of another unit',
    url: at('so-2/sub-units'),
    payload: ({ person }) => newSubUnit(`Phòng của ${person.username}`),
    expected: signedIn(404, { ...keepers, organiser: 201 }),
  },
  {
    route: `PATCH ${branch}/{subUnit}`,
    about: 'that is not there',
    url: at('so-1/sub-units/khong-co'),
    payload: () => ({ staffCount: 5 }),
    expected: signedIn(404, keepers),
  },
  {
    route: `DELETE ${branch}/{subUnit}`,
    about: 'that is not there',
    url: at('so-1/sub-units/khong-co'),
    expected: signedIn(404, keepers),
  },
]
