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
  /** people on the rosters */
  registered: Type.Integer(),
  /** those who ended at least one official attempt */
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

/** Reply of POST …/publications (201). */
export const Published = Type.Object({ id: Type.String(), publishedAt: Instant })

export type Ranking = Static<typeof Ranking>
export type RankingRow = Static<typeof RankingRow>
export type UnitRanking = Static<typeof UnitRanking>
export type Turnout = Static<typeof Turnout>
