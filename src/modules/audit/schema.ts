import { type Static, Type } from 'typebox'

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Code = Type.String({ pattern: '^[a-z0-9-]{1,80}$' })

export const ContestPath = Type.Object({ contest: Code })
export const UnitPath = Type.Object({ contest: Code, unit: Code })

const filters = {
  /** noun.verb */
  kind: Type.Optional(Type.String({ pattern: '^[a-z-]+\\.[a-z-]+$', maxLength: 80 })),
  /** username of who did it */
  person: Type.Optional(Type.String({ maxLength: 80 })),
  /** days in Viet Nam, both included */
  from: Type.Optional(Type.String({ format: 'date' })),
  to: Type.Optional(Type.String({ format: 'date' })),
  /** a part of who, what or why; tone marks and capitals are ignored */
  search: Type.Optional(Type.String({ maxLength: 100 })),
}

/** GET /api/v1/contests/{contest}/acts and …/units/{unit}/acts */
export const ActQuery = Type.Object(
  {
    ...filters,
    limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
    after: Type.Optional(Type.String({ pattern: '^[0-9]{1,15}$' })),
  },
  { additionalProperties: false },
)

/** GET …/acts/download */
export const DownloadQuery = Type.Object(
  {
    ...filters,
    format: Type.Union([Type.Literal('xlsx'), Type.Literal('csv')], { default: 'xlsx' }),
  },
  { additionalProperties: false },
)
export type ActFilter = Omit<Static<typeof DownloadQuery>, 'format'>

/** A line of the audit trail. */
const ActRow = Type.Object({
  id: Type.String(),
  at: Type.String({ format: 'date-time' }),
  /** the name of that day */
  by: Type.Object({ name: Type.String(), username: Type.String() }),
  kind: Type.String(),
  /** what it was done to, as people call it */
  subject: Type.String(),
  /** the unit that it concerns */
  unit: Nullable(Type.String()),
  reason: Nullable(Type.String()),
  changes: Type.Array(
    Type.Object({ field: Type.String(), from: Type.Unknown(), to: Type.Unknown() }),
  ),
})
export type ActRow = Static<typeof ActRow>

/** The newest first. */
export const Acts = Type.Object({
  rows: Type.Array(ActRow),
  /** cursor of the next page; null at the end */
  next: Nullable(Type.String()),
})
export type Acts = Static<typeof Acts>

/** GET …/acts/filters: what the trail of the contest can be filtered by. */
export const ActFilters = Type.Object({
  kinds: Type.Array(Type.String()),
  people: Type.Array(Type.Object({ name: Type.String(), username: Type.String() })),
})
export type ActFilters = Static<typeof ActFilters>
