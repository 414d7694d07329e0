import { type Static, Type } from 'typebox'

const Instant = Type.String({ format: 'date-time' })
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** How many take part, each with what it is a share of. */
const Turnout = {
  /** staff; null where it was not said */
  staff: Nullable(Type.Integer()),
  /** people on it, without who is disqualified */
  roster: Type.Integer(),
  /** those of them who began an official attempt */
  begun: Type.Integer(),
  /** those who took part: have an official attempt that ended and counts */
  tookPart: Type.Integer(),
  /** official attempts ended */
  finished: Type.Integer(),
  /** attempts open now, whatever their kind */
  open: Type.Integer(),
}

/** GET /api/v1/contests/{contest}/live: how the contest goes. What is disqualified does not count. */
export const Live = Type.Object({
  asOf: Instant,
  /** the day of `byHour` and `refusals`, in Viet Nam */
  day: Day,
  isToday: Type.Boolean(),
  people: Type.Object({
    roster: Type.Integer(),
    begun: Type.Integer(),
    tookPart: Type.Integer(),
    /** staff of the units that said theirs */
    staff: Type.Integer(),
    unitsWithoutStaff: Type.Integer(),
  }),
  units: Type.Object({ total: Type.Integer(), begun: Type.Integer() }),
  attempts: Type.Object({
    open: Type.Integer(),
    /** of those open, trials */
    openTrials: Type.Integer(),
    finished: Type.Integer(),
    finishedThatDay: Type.Integer(),
  }),
  /** official attempts ended, for each hour of the day that has begun */
  byHour: Type.Array(Type.Object({ hour: Type.Integer(), finished: Type.Integer() })),
  /** without a gap, from the first official day to the last or to today */
  byDay: Type.Array(
    Type.Object({
      day: Day,
      finished: Type.Integer(),
      /** people whose first attempt it was */
      newcomers: Type.Integer(),
      /** people who had taken part by the end of it */
      tookPart: Type.Integer(),
    }),
  ),
  /** contestants that the quotas ask of all units together; null where none is set */
  required: Nullable(Type.Integer()),
  /** those in which nobody has begun first, then the lowest share first */
  byUnit: Type.Array(
    Type.Object({
      unit: Type.String(),
      name: Type.String(),
      unitGroup: Type.String(),
      required: Nullable(Type.Integer()),
      ...Turnout,
    }),
  ),
  byGroup: Type.Array(
    Type.Object({
      unitGroup: Type.String(),
      units: Type.Integer(),
      unitsBegun: Type.Integer(),
      ...Turnout,
    }),
  ),
  /** what official attempts came to, for each quiz */
  parts: Type.Array(
    Type.Object({
      part: Type.String(),
      name: Type.String(),
      questions: Type.Integer(),
      scores: Type.Array(Type.Object({ correct: Type.Integer(), finished: Type.Integer() })),
      times: Type.Array(
        Type.Object({
          fromMs: Type.Integer(),
          /** null: and longer */
          toMs: Nullable(Type.Integer()),
          finished: Type.Integer(),
        }),
      ),
    }),
  ),
  /** refusals that people met on the day, the most frequent first */
  refusals: Type.Array(
    Type.Object({
      code: Type.String(),
      times: Type.Integer(),
      people: Type.Integer(),
      byHour: Type.Array(Type.Object({ hour: Type.Integer(), times: Type.Integer() })),
    }),
  ),
})

/** The charts of the page, each to be had as a sheet. */
export const LiveSheet = Type.Union([
  Type.Literal('units'),
  Type.Literal('groups'),
  Type.Literal('days'),
  Type.Literal('hours'),
  Type.Literal('scores'),
  Type.Literal('times'),
  Type.Literal('refusals'),
])

/** GET /api/v1/contests/{contest}/live/not-begun: contestants without an official attempt. */
export const NotBegun = Type.Object({
  asOf: Instant,
  /** of all that fit */
  total: Type.Integer(),
  rows: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      unit: Type.String(),
      subUnit: Nullable(Type.String()),
      position: Nullable(Type.String()),
      phone: Nullable(Type.String()),
    }),
  ),
  next: Nullable(Type.String()),
})

export type Live = Static<typeof Live>
export type LiveSheet = Static<typeof LiveSheet>
export type NotBegun = Static<typeof NotBegun>
