import { type Static, Type } from 'typebox'

const Instant = Type.String({ format: 'date-time' })
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** How the public sees the ranking now. */
const Visibility = Type.Union([
  Type.Literal('live'),
  Type.Literal('frozen'),
  Type.Literal('hidden'),
  Type.Literal('published'),
])

/** The acts of publication, newest first; `reason` says why a correction was made. */
const Publications = Type.Array(
  Type.Object({
    kind: Type.Union([Type.Literal('publish'), Type.Literal('correct')]),
    publishedAt: Instant,
    publishedBy: Type.String(),
    reason: Nullable(Type.String()),
  }),
)

export const RankingRow = Type.Object({
  rank: Type.Integer(),
  /** whether others share this rank */
  joint: Type.Boolean(),
  name: Type.String(),
  unit: Type.String(),
  correct: Type.Integer(),
  total: Type.Integer(),
  durationMs: Type.Integer(),
  achievedAt: Instant,
})

const RankingState = {
  visibility: Visibility,
  /** the instant the figures stand for */
  asOf: Instant,
  publications: Publications,
}

/** GET …/ranking?unit=&unitGroup=&limit=&after= */
export const Ranking = Type.Object({
  ...RankingState,
  total: Type.Integer(),
  rows: Type.Array(RankingRow),
  /** cursor of the next page; null at the end */
  next: Nullable(Type.String()),
  /** the signed-in contestant's own row within the whole part */
  own: Nullable(RankingRow),
})

/** GET …/ranking/units?unitGroup= */
export const UnitRanking = Type.Object({
  ...RankingState,
  total: Type.Integer(),
  rows: Type.Array(
    Type.Object({
      rank: Type.Integer(),
      joint: Type.Boolean(),
      unit: Type.String(),
      unitGroup: Type.String(),
      staffCount: Nullable(Type.Integer()),
      contestants: Type.Integer(),
      /** contestants / staff count, 0…1 */
      turnout: Nullable(Type.Number()),
      attempts: Type.Integer(),
      /** mean of the contestants' best numbers of right answers */
      meanCorrect: Nullable(Type.Number()),
    }),
  ),
})

/** GET /api/v1/contests/{contest}/turnout */
export const Turnout = Type.Object({
  asOf: Instant,
  /** people on the rosters, without who is disqualified */
  registered: Type.Integer(),
  /** those who took part: have an official attempt that ended and counts */
  contestants: Type.Integer(),
  attempts: Type.Integer(),
  units: Type.Object({ total: Type.Integer(), taking: Type.Integer() }),
  byUnit: Type.Array(
    Type.Object({
      unit: Type.String(),
      unitGroup: Type.String(),
      registered: Type.Integer(),
      contestants: Type.Integer(),
      attempts: Type.Integer(),
    }),
  ),
  /** official attempts ended, by local day */
  byDay: Type.Array(
    Type.Object({ day: Type.String(), attempts: Type.Integer(), contestants: Type.Integer() }),
  ),
})

/** Body of POST …/publications: publishes, or corrects what was published (then with a reason). */
export const Publish = Type.Object(
  { reason: Type.Optional(Type.String({ minLength: 10, maxLength: 1000 })) },
  { additionalProperties: false },
)

/** GET /api/v1/desk/contests/{contest}/parts/{part}/publications */
export const Publishing = Type.Object({
  serverTime: Instant,
  /** what the public sees now */
  seen: Visibility,
  /** what the edition says of it */
  rule: Type.Object({
    visibility: Type.Union([Type.Literal('live'), Type.Literal('hidden')]),
    freezeAt: Nullable(Instant),
    names: Type.Union([Type.Literal('full'), Type.Literal('initials')]),
  }),
  published: Type.Boolean(),
  /** people with a result now */
  standings: Type.Integer(),
  /** why results cannot be published now; null where they can */
  obstacle: Nullable(Type.Object({ code: Type.String(), detail: Type.String() })),
  /** newest first, with the snapshot of the freeze */
  publications: Type.Array(
    Type.Object({
      id: Type.String(),
      kind: Type.Union([Type.Literal('freeze'), Type.Literal('publish'), Type.Literal('correct')]),
      publishedAt: Instant,
      /** null: the freeze, which the edition's rule took */
      publishedBy: Nullable(Type.String()),
      reason: Nullable(Type.String()),
      asOf: Instant,
      people: Type.Integer(),
    }),
  ),
})

const PersonPlace = Type.Object({
  rank: Type.Integer(),
  correct: Type.Integer(),
  durationMs: Type.Integer(),
})
const UnitPlace = Type.Object({
  rank: Type.Integer(),
  contestants: Type.Integer(),
  meanCorrect: Nullable(Type.Number()),
})

/** GET /api/v1/desk/contests/{contest}/parts/{part}/changes: what a correction would change. */
export const ResultChanges = Type.Object({
  /** when the newest publication was made; null: none yet */
  since: Nullable(Instant),
  counts: Type.Object({
    before: Type.Integer(),
    after: Type.Integer(),
    joined: Type.Integer(),
    left: Type.Integer(),
    up: Type.Integer(),
    down: Type.Integer(),
    sameRank: Type.Integer(),
  }),
  rows: Type.Array(
    Type.Object({
      name: Type.String(),
      unit: Type.String(),
      change: Type.Union([
        Type.Literal('joined'),
        Type.Literal('left'),
        Type.Literal('up'),
        Type.Literal('down'),
        Type.Literal('same_rank'),
      ]),
      /** the name or the unit differs */
      renamed: Type.Boolean(),
      before: Nullable(PersonPlace),
      after: Nullable(PersonPlace),
    }),
  ),
  next: Nullable(Type.String()),
  units: Type.Array(
    Type.Object({
      unit: Type.String(),
      before: Nullable(UnitPlace),
      after: Nullable(UnitPlace),
    }),
  ),
})

/** Body of PUT /api/v1/desk/contests/{contest}/freeze; null lets the ranking live again. */
export const SetFreeze = Type.Object(
  { freezeAt: Type.Union([Type.Literal('now'), Instant, Type.Null()]) },
  { additionalProperties: false },
)

/** Reply of PUT …/freeze. */
export const FreezeSet = Type.Object({ freezeAt: Nullable(Instant) })

/** Reply of POST …/publications (201). */
export const Published = Type.Object({ id: Type.String(), publishedAt: Instant })

export type FreezeSet = Static<typeof FreezeSet>
export type Published = Static<typeof Published>
export type Publishing = Static<typeof Publishing>
export type ResultChanges = Static<typeof ResultChanges>
export type Ranking = Static<typeof Ranking>
export type RankingRow = Static<typeof RankingRow>
export type UnitRanking = Static<typeof UnitRanking>
export type Turnout = Static<typeof Turnout>
