import { type Static, Type } from 'typebox'

const Code = Type.String({ pattern: '^[a-z0-9-]{1,80}$' })
const Id = Type.String({ pattern: '^[0-9]{1,18}$' })
const Instant = Type.String({ format: 'date-time' })
const orNull = <T extends ReturnType<typeof Type.String>>(type: T) =>
  Type.Union([type, Type.Null()])
const Nothing = Type.Union([Type.String(), Type.Null()])
const Figure = Type.Integer({ minimum: 0 })

/** Where a desk is: slug of the contest, code of a unit or sub-unit. */
export const DeskPath = Type.Object({ contest: Code, unit: Code })
export const ContestantPath = Type.Object({ contest: Code, unit: Code, person: Id })

const DeskUnit = Type.Object({ code: Type.String(), name: Type.String() })

/** GET …/units/{unit}/roster: what the desk is about, in figures. */
export const RosterOverview = Type.Object({
  unit: DeskUnit,
  /** the unit that competes; the same, or what the sub-unit stands below */
  root: DeskUnit,
  /** keep: all; correct: read and correct */
  access: Type.Union([Type.Literal('keep'), Type.Literal('correct')]),
  /** who is disqualified counts in `disqualified` and `withSlip` alone */
  figures: Type.Object({
    people: Figure,
    disqualified: Figure,
    nominated: Figure,
    nominatedTookPart: Figure,
    /** on the roster by their own registration */
    selfRegistered: Figure,
    selfRegisteredTookPart: Figure,
    /** who has not set a password of their own */
    withSlip: Figure,
  }),
  /** those who came onto the roster last, of whom so many have not set a password */
  latest: Type.Union([Type.Object({ at: Instant, withSlip: Figure }), Type.Null()]),
  subUnits: Type.Array(
    Type.Object({
      code: Type.String(),
      name: Type.String(),
      depth: Figure,
      /** in it and below it */
      people: Figure,
      withSlip: Figure,
    }),
  ),
  /** what the contest asks of a contestant */
  fields: Type.Array(
    Type.Object({ code: Type.String(), required: Type.Boolean(), unique: Type.Boolean() }),
  ),
  registrationOpen: Type.Boolean(),
  /** whether slips can be sent by mail */
  sendsMail: Type.Boolean(),
})
export type RosterOverview = Static<typeof RosterOverview>

const filters = {
  /** name, phone or username, without tone marks */
  search: Type.Optional(Type.String({ maxLength: 200 })),
  subUnit: Type.Optional(Code),
  /** no: neither took part nor is disqualified */
  tookPart: Type.Optional(Type.Union([Type.Literal('yes'), Type.Literal('no')])),
  nominated: Type.Optional(Type.Union([Type.Literal('yes'), Type.Literal('no')])),
  /** slip: still the one of a slip */
  password: Type.Optional(Type.Union([Type.Literal('slip'), Type.Literal('own')])),
}

export const ContestantFilter = Type.Object(filters)
export type ContestantFilter = Static<typeof ContestantFilter>

export const ContestantQuery = Type.Object({
  ...filters,
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  after: Type.Optional(Type.String({ maxLength: 1200 })),
})

export const DownloadQuery = Type.Object({
  ...filters,
  format: Type.Union([Type.Literal('xlsx'), Type.Literal('csv')], { default: 'xlsx' }),
})

/** Somebody on a unit's roster. */
export const RosterContestant = Type.Object({
  id: Type.String(),
  name: Type.String(),
  username: Type.String(),
  phone: Nothing,
  email: Nothing,
  position: Nothing,
  /** its code where it is in the contest's tree */
  subUnit: Type.Union([Type.Object({ code: Nothing, name: Type.String() }), Type.Null()]),
  nominated: Type.Boolean(),
  /** set by themselves, not the one of a slip */
  hasOwnPassword: Type.Boolean(),
  /** whether there is an attempt of theirs, so that they stay on the roster */
  hasBegun: Type.Boolean(),
  /** has an official attempt that ended and counts */
  tookPart: Type.Boolean(),
  /** has an official attempt open */
  underWay: Type.Boolean(),
  disqualified: Type.Boolean(),
  /** the result that counts, where it may be told already */
  best: Type.Union([
    Type.Object({
      correct: Figure,
      total: Figure,
      durationMs: Figure,
      achievedAt: Instant,
    }),
    Type.Null(),
  ]),
})
export type RosterContestant = Static<typeof RosterContestant>

/** GET …/units/{unit}/contestants */
export const RosterPage = Type.Object({
  total: Figure,
  rows: Type.Array(RosterContestant),
  next: Nothing,
})
export type RosterPage = Static<typeof RosterPage>

const cell = Type.Optional(Type.String({ maxLength: 300 }))

/** A line of the table in which a list is corrected; blank cells may be left out. */
export const TableRow = Type.Object({
  name: cell,
  unit: cell,
  'sub-unit': cell,
  position: cell,
  phone: cell,
  email: cell,
  'birth-date': cell,
  'citizen-number': cell,
  username: cell,
})
export type TableRow = Static<typeof TableRow>

/** POST …/roster/readings: a file or pasted text as such a table, whatever is wrong in it. */
export const ReadList = Type.Object({
  rows: Type.Array(TableRow),
  ignored: Type.Array(Type.String()),
  guessed: Type.Boolean(),
})
export type ReadList = Static<typeof ReadList>

/** Body of POST …/roster/previews and …/roster/imports. */
export const List = Type.Object({ rows: Type.Array(TableRow, { minItems: 1, maxItems: 5000 }) })

/** What is wrong in a row. */
export const RowProblem = Type.Object({
  /** index in the rows sent; null: about the list as a whole */
  row: Type.Union([Figure, Type.Null()]),
  field: Type.String(),
  found: Type.String(),
  /** in the reader's language */
  expected: Type.String(),
  code: Type.String(),
})
export type RowProblem = Static<typeof RowProblem>

const Outcome = {
  created: Figure,
  /** had an account already, from an earlier contest */
  linked: Figure,
  updated: Figure,
  unchanged: Figure,
  /** sub-units that are new to the tree */
  newSubUnits: Type.Array(Type.String()),
}

/** What taking the list would do; nothing at all while there are problems. */
export const ListPreview = Type.Object({
  problems: Type.Array(RowProblem),
  ...Outcome,
  /** what becomes of each row that has something to it, by index */
  rows: Type.Array(
    Type.Object({
      row: Figure,
      becomes: Type.Union([
        Type.Literal('created'),
        Type.Literal('linked'),
        Type.Literal('updated'),
      ]),
    }),
  ),
})
export type ListPreview = Static<typeof ListPreview>

/** 201 of POST …/roster/imports */
export const ListTaken = Type.Object(Outcome)
export type ListTaken = Static<typeof ListTaken>

/** Body of PATCH …/contestants/{person}; null takes away what was held. */
export const ContestantChange = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 300 }),
  phone: orNull(Type.String({ maxLength: 300 })),
  email: orNull(Type.String({ maxLength: 300 })),
  position: orNull(Type.String({ maxLength: 300 })),
  /** by its name; one that is new comes into the tree */
  subUnit: orNull(Type.String({ maxLength: 300 })),
})
export type ContestantChange = Static<typeof ContestantChange>

/** Whose slips: all without a password of their own, those of a sub-unit, the latest, some people. */
export const SlipRequest = Type.Object({
  whom: Type.Union([
    Type.Literal('all'),
    Type.Literal('subUnit'),
    Type.Literal('latest'),
    Type.Literal('people'),
  ]),
  subUnit: Type.Optional(Code),
  people: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 5000 })),
})
export type SlipRequest = Static<typeof SlipRequest>

/** A slip to print: the password is told this once. */
export const Slip = Type.Object({
  name: Type.String(),
  unit: Type.String(),
  subUnit: Nothing,
  username: Type.String(),
  password: Type.String(),
})
export type Slip = Static<typeof Slip>

/** 201 of POST …/slips and …/contestants/{person}/password */
export const Slips = Type.Object({
  contest: Type.Object({
    vi: Type.String(),
    en: Type.Optional(Type.String()),
    km: Type.Optional(Type.String()),
  }),
  /** address of the page to sign in */
  signIn: Type.String(),
  slips: Type.Array(Slip),
})
export type Slips = Static<typeof Slips>

/** 201 of POST …/slips/letters: the letters go out in their own time. */
export const MailedSlips = Type.Object({
  letters: Figure,
  /** who needs a slip, and has no address that is known */
  withoutAddress: Figure,
})
export type MailedSlips = Static<typeof MailedSlips>
