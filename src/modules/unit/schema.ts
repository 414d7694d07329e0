import { type Static, type TSchema, Type } from 'typebox'

const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

export const UnitCode = Type.String({ pattern: '^[a-z0-9-]{1,80}$' })
/** A calendar day in Vietnam, YYYY-MM-DD. */
export const Day = Type.String({ format: 'date' })
const Name = Type.String({ minLength: 1, maxLength: 200 })
const StaffCount = Type.Integer({ minimum: 0, maximum: 999_999 })

const Named = Type.Object({ code: Type.String(), name: Type.String() })

const Contact = Type.Object({
  name: orNull(Type.String({ maxLength: 200 })),
  phone: orNull(Type.String({ maxLength: 40 })),
  email: orNull(Type.String({ maxLength: 200 })),
})

const ChangeKind = Type.Union([
  Type.Literal('rename'),
  Type.Literal('merge'),
  Type.Literal('split'),
  Type.Literal('move'),
  Type.Literal('end'),
])

/** A unit as a line of the tree. */
const UnitRow = Type.Object({
  code: Type.String(),
  name: Type.String(),
  unitGroup: orNull(Type.String()),
  staffCount: orNull(Type.Integer()),
  staffCountedOn: orNull(Type.String()),
  validFrom: orNull(Type.String()),
  validTo: orNull(Type.String()),
  parent: orNull(Type.String()),
  /** names of those above, the topmost first */
  path: Type.Array(Type.String()),
  /** how many are directly below */
  children: Type.Integer(),
})

/** GET /api/v1/units: a branch of the tree of a day, or what was searched for in it. */
export const UnitList = Type.Object({
  on: Type.String(),
  rows: Type.Array(UnitRow),
  /** how many there are in all */
  total: Type.Integer(),
  /** for `after`, where there are more */
  next: orNull(Type.String()),
  /** of the whole tree of the day */
  units: Type.Integer(),
  groups: Type.Array(Type.Object({ unitGroup: Type.String(), units: Type.Integer() })),
})
export type UnitList = Static<typeof UnitList>

/** What is asked for by GET /api/v1/units. */
export const UnitQuery = Type.Object({
  /** today unless said */
  on: Type.Optional(Day),
  /** those directly below it; the top unless said */
  below: Type.Optional(UnitCode),
  /** in the whole tree, without tone marks */
  search: Type.Optional(Type.String({ maxLength: 200 })),
  /** in the whole tree */
  unitGroup: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 100 }),
  after: Type.Optional(UnitCode),
})
export type UnitQuery = Static<typeof UnitQuery>

const SuccessionStep = Type.Object({
  kind: ChangeKind,
  on: Type.String(),
  decision: orNull(Type.String()),
  from: Named,
  to: orNull(Named),
})

/** GET /api/v1/units/{unit}: one unit with its history. */
export const UnitDetail = Type.Object({
  code: Type.String(),
  name: Type.String(),
  unitGroup: orNull(Type.String()),
  staffCount: orNull(Type.Integer()),
  staffCountedOn: orNull(Type.String()),
  contact: Contact,
  validFrom: orNull(Type.String()),
  validTo: orNull(Type.String()),
  parent: orNull(Named),
  names: Type.Array(Type.Object({ from: orNull(Type.String()), name: Type.String() })),
  places: Type.Array(Type.Object({ from: orNull(Type.String()), parent: orNull(Named) })),
  /** who took over, step by step */
  successors: Type.Array(SuccessionStep),
  /** what it came of */
  predecessors: Type.Array(SuccessionStep),
  /** contests that took it into their snapshot */
  contests: Type.Array(Type.Object({ slug: Type.String(), name: Type.String() })),
})
export type UnitDetail = Static<typeof UnitDetail>

/** Body of POST /api/v1/units. */
export const NewUnit = Type.Object({
  name: Name,
  /** made of the name unless said */
  code: Type.Optional(Type.String({ pattern: '^(?=.{1,80}$)[a-z0-9]+(?:-[a-z0-9]+)*$' })),
  parent: orNull(UnitCode),
  unitGroup: orNull(Name),
  staffCount: orNull(StaffCount),
  staffCountedOn: orNull(Day),
  contact: Contact,
  /** null: since ever */
  validFrom: orNull(Day),
})
export type NewUnit = Static<typeof NewUnit>

/** Body of PATCH /api/v1/units/{unit}: what is not said stays. */
export const UnitEdit = Type.Object({
  unitGroup: Type.Optional(orNull(Name)),
  staffCount: Type.Optional(orNull(StaffCount)),
  staffCountedOn: Type.Optional(orNull(Day)),
  contact: Type.Optional(Contact),
})
export type UnitEdit = Static<typeof UnitEdit>

const Target = Type.Union([
  Type.Object({ unit: UnitCode }),
  Type.Object({
    name: Name,
    unitGroup: orNull(Name),
    /** where the first of those it comes from stands, unless said */
    parent: Type.Optional(orNull(UnitCode)),
  }),
])
const Children = Type.Union([Type.Literal('end'), Type.Literal('follow')])
const Units = Type.Array(UnitCode, { minItems: 1, maxItems: 5000 })

/** Body of POST /api/v1/unit-changes. */
export const UnitChangeRequest = Type.Object({
  /** the day from which it holds */
  on: Day,
  /** number of the decision, as in 1662/NQ-UBTVQH15 */
  decision: orNull(Type.String({ maxLength: 200 })),
  /** says what it would do, and does nothing */
  preview: Type.Boolean({ default: false }),
  change: Type.Union([
    Type.Object({ kind: Type.Literal('rename'), unit: UnitCode, name: Name }),
    Type.Object({ kind: Type.Literal('move'), unit: UnitCode, parent: orNull(UnitCode) }),
    Type.Object({ kind: Type.Literal('merge'), units: Units, into: Target, children: Children }),
    Type.Object({
      kind: Type.Literal('split'),
      unit: UnitCode,
      into: Type.Array(Target, { minItems: 1, maxItems: 200 }),
      children: Children,
    }),
    Type.Object({ kind: Type.Literal('end'), units: Units, children: Children }),
  ]),
})
export type UnitChangeRequest = Static<typeof UnitChangeRequest>

/** What a change does, or would do. */
export const UnitChangeOutcome = Type.Object({
  /** null: previewed only */
  id: orNull(Type.String()),
  created: Type.Array(Named),
  ended: Type.Array(Named),
  renamed: Type.Array(Type.Object({ code: Type.String(), from: Type.String(), to: Type.String() })),
  moved: Type.Array(
    Type.Object({
      code: Type.String(),
      name: Type.String(),
      /** null: the top */
      from: orNull(Type.String()),
      to: orNull(Type.String()),
    }),
  ),
})
export type UnitChangeOutcome = Static<typeof UnitChangeOutcome>

/** GET /api/v1/unit-changes: the newest first. */
export const UnitChangeList = Type.Object({
  rows: Type.Array(
    Type.Object({
      id: Type.String(),
      kind: ChangeKind,
      on: Type.String(),
      decision: orNull(Type.String()),
      recordedAt: Type.String({ format: 'date-time' }),
      recordedBy: orNull(Type.String()),
      created: Type.Integer(),
      ended: Type.Integer(),
      moved: Type.Integer(),
      links: Type.Array(Type.Object({ from: Type.String(), to: orNull(Type.String()) })),
      /** how many links there are; the first fifty are told */
      linkCount: Type.Integer(),
    }),
  ),
  next: orNull(Type.String()),
})
export type UnitChangeList = Static<typeof UnitChangeList>

const Value = Type.Union([Type.String(), Type.Number(), Type.Null()])

/** What is asked for with POST /api/v1/unit-file. */
export const UnitFileQuery = Type.Object({
  /** new names and places hold from this day; they correct what is held unless said */
  from: Type.Optional(Day),
  /** those that the file does not name end on this day; they stay unless said */
  endMissing: Type.Optional(Day),
  /** the fingerprint of the differences that are wanted; only looks unless said */
  confirm: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })),
})

/** POST /api/v1/unit-file: what the file changes, or what is wrong with it. Lists are cut at 500. */
export const UnitFileOutcome = Type.Object({
  /** wrong: nothing can be taken; same: nothing to change; differs: to be confirmed; taken: done */
  state: Type.Union([
    Type.Literal('wrong'),
    Type.Literal('same'),
    Type.Literal('differs'),
    Type.Literal('taken'),
  ]),
  fingerprint: Type.String(),
  counts: Type.Object({
    problems: Type.Integer(),
    created: Type.Integer(),
    edited: Type.Integer(),
    ended: Type.Integer(),
    unchanged: Type.Integer(),
  }),
  problems: Type.Array(
    Type.Object({
      row: orNull(Type.Integer()),
      column: Type.String(),
      found: Type.String(),
      expected: Type.String(),
    }),
  ),
  created: Type.Array(Named),
  edited: Type.Array(
    Type.Object({
      code: Type.String(),
      name: Type.String(),
      changes: Type.Array(Type.Object({ field: Type.String(), from: Value, to: Value })),
    }),
  ),
  ended: Type.Array(Type.String()),
  /** headings that were passed over */
  ignored: Type.Array(Type.String()),
})
export type UnitFileOutcome = Static<typeof UnitFileOutcome>

/** GET …/unit-candidates: units of the tree of a day that could compete. */
export const UnitCandidates = Type.Object({
  on: Type.String(),
  rows: Type.Array(
    Type.Object({
      code: Type.String(),
      name: Type.String(),
      unitGroup: orNull(Type.String()),
      staffCount: orNull(Type.Integer()),
      path: Type.Array(Type.String()),
      children: Type.Integer(),
      state: Type.Union([Type.Literal('competes'), Type.Literal('sub-unit'), Type.Literal('free')]),
    }),
  ),
  total: Type.Integer(),
  next: orNull(Type.String()),
  groups: Type.Array(Type.Object({ unitGroup: Type.String(), units: Type.Integer() })),
})
export type UnitCandidates = Static<typeof UnitCandidates>
