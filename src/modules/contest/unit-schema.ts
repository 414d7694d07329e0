import { type Static, type TSchema, Type } from 'typebox'

const Code = Type.String({ pattern: '^[a-z0-9-]{1,80}$' })
const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Name = Type.String({ minLength: 1, maxLength: 200 })
const StaffCount = Type.Integer({ minimum: 0, maximum: 999_999 })
const Day = Type.String({ format: 'date' })
const Contact = Type.Object({
  name: orNull(Type.String({ maxLength: 200 })),
  phone: orNull(Type.String({ maxLength: 40 })),
  email: orNull(Type.String({ maxLength: 200 })),
})

/** GET …/units/{unit}/sub-units: the part of the tree below a unit of a contest, as it is read. */
export const SubUnitList = Type.Object({
  unit: Type.Object({
    code: Type.String(),
    name: Type.String(),
    staffCount: orNull(Type.Integer()),
  }),
  /** whether the one who asks may change it */
  mayKeep: Type.Boolean(),
  rows: Type.Array(
    Type.Object({
      code: Type.String(),
      name: Type.String(),
      parent: Type.String(),
      /** 0: directly below the unit */
      depth: Type.Integer(),
      unitGroup: Type.String(),
      staffCount: orNull(Type.Integer()),
      staffCountedOn: orNull(Type.String()),
      people: Type.Integer(),
      coordinators: Type.Integer(),
      contact: Contact,
    }),
  ),
})
export type SubUnitList = Static<typeof SubUnitList>

/** Body of POST …/sub-units. */
export const NewSubUnits = Type.Object({
  /** below which it is; the unit itself unless said */
  parent: Type.Optional(Type.String({ pattern: '^[a-z0-9-]{1,80}$' })),
  units: Type.Array(
    Type.Object({
      name: Name,
      /** as the name tells, where null */
      unitGroup: orNull(Name),
      staffCount: orNull(StaffCount),
      staffCountedOn: orNull(Day),
    }),
    { minItems: 1, maxItems: 500 },
  ),
})
export type NewSubUnits = Static<typeof NewSubUnits>

/** What came of it. */
export const AddedSubUnits = Type.Object({
  added: Type.Array(Type.String()),
  /** names that were there already */
  known: Type.Array(Type.String()),
})
export type AddedSubUnits = Static<typeof AddedSubUnits>

/** Body of PATCH …/sub-units/{subUnit}: what is not said stays. */
export const SubUnitEdit = Type.Object({
  name: Type.Optional(Name),
  unitGroup: Type.Optional(Name),
  staffCount: Type.Optional(orNull(StaffCount)),
  staffCountedOn: Type.Optional(orNull(Day)),
  contact: Type.Optional(Contact),
})
export type SubUnitEdit = Static<typeof SubUnitEdit>

const Group = Type.String({ minLength: 1, maxLength: 200 })
const NamedUnit = Type.Object({ code: Type.String(), name: Type.String() })
const Groups = Type.Array(Type.Object({ unitGroup: Type.String(), units: Type.Integer() }))

/** What is asked for by GET …/units. */
export const ContestUnitQuery = Type.Object({
  /** without tone marks */
  search: Type.Optional(Type.String({ maxLength: 200 })),
  unitGroup: Type.Optional(Group),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 100 }),
  after: Type.Optional(Code),
})
export type ContestUnitQuery = Static<typeof ContestUnitQuery>

/** GET /api/v1/contests/{contest}/units: the contest's snapshot of the units that compete. */
export const ContestUnitList = Type.Object({
  rows: Type.Array(
    Type.Object({
      code: Type.String(),
      name: Type.String(),
      unitGroup: Type.String(),
      staffCount: orNull(Type.Integer()),
      staffCountedOn: orNull(Type.String()),
      contestants: Type.Integer(),
      subUnits: Type.Integer(),
      coordinators: Type.Integer(),
    }),
  ),
  next: orNull(Type.String()),
  /** found */
  total: Type.Integer(),
  /** of the contest */
  units: Type.Integer(),
  staff: Type.Integer(),
  /** units whose staff is not known */
  uncounted: Type.Integer(),
  groups: Groups,
})
export type ContestUnitList = Static<typeof ContestUnitList>

/** Body of PATCH …/units. */
export const ContestUnitChoice = Type.Object({
  /** the day whose tree is taken */
  on: Type.String({ format: 'date' }),
  join: Type.Array(Code, { maxItems: 5000, default: [] }),
  joinGroups: Type.Array(Group, { maxItems: 200, default: [] }),
  leave: Type.Array(Code, { maxItems: 5000, default: [] }),
  /** those that stay take name, group and staff from the tree */
  refresh: Type.Boolean({ default: false }),
  /** the fingerprint of the differences that are wanted; null: only looks */
  confirm: orNull(Type.String({ pattern: '^[0-9a-f]{64}$' })),
})
export type ContestUnitChoice = Static<typeof ContestUnitChoice>

const Value = Type.Union([Type.String(), Type.Number(), Type.Null()])

/** What a choice of units changes, or would change. */
export const ContestUnitOutcome = Type.Object({
  state: Type.Union([Type.Literal('same'), Type.Literal('differs'), Type.Literal('taken')]),
  fingerprint: Type.String(),
  joined: Type.Array(NamedUnit),
  left: Type.Array(NamedUnit),
  changed: Type.Array(
    Type.Object({
      code: Type.String(),
      name: Type.String(),
      changes: Type.Array(Type.Object({ field: Type.String(), from: Value, to: Value })),
    }),
  ),
  /** asked to leave, but needed */
  stuck: Type.Array(
    Type.Object({
      code: Type.String(),
      name: Type.String(),
      contestants: Type.Integer(),
      quotas: Type.Integer(),
      registrations: Type.Integer(),
    }),
  ),
  reordered: Type.Boolean(),
})
export type ContestUnitOutcome = Static<typeof ContestUnitOutcome>
