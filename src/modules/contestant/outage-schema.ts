import { type Static, Type } from 'typebox'
import { closed, Code, Decision, DeskPart, Instant, Nullable, Reason, Undone } from './schema.ts'

const OutagePeriod = { part: Code, from: Instant, to: Instant }

/** Body of POST …/outages/preview. */
export const PreviewOutage = Type.Object(OutagePeriod, closed)

/** Whom an outage touched: reply of POST …/outages/preview. */
export const OutageEffect = Type.Object({
  /** attempts that go on, with the time lost added to their deadline */
  open: Type.Integer(),
  /** attempts that ended, of whose duration the time lost is taken */
  ended: Type.Integer(),
  /** contestants */
  people: Type.Integer(),
  /** contestants whom the deadline cut off and who get one more attempt */
  cutOff: Type.Integer(),
  /** whether for some of them the round has closed, so that an end of their own is needed */
  needsOpenUntil: Type.Boolean(),
  published: Type.Boolean(),
})

/** Body of POST …/outages. */
export const CreditOutage = Type.Object(
  {
    ...OutagePeriod,
    /** until when those may start whom the deadline cut off and whose round has closed */
    openUntil: Nullable(Instant),
    reason: Reason,
  },
  closed,
)

/** GET …/outages */
export const Outages = Type.Object({
  serverTime: Instant,
  mayDecide: Type.Boolean(),
  parts: Type.Array(DeskPart),
  outages: Type.Array(
    Type.Object({
      ...Decision,
      part: Type.String(),
      from: Instant,
      to: Instant,
      /** attempts that got time back, and contestants that got one more attempt */
      attempts: Type.Integer(),
      cutOff: Type.Integer(),
      revoked: Undone,
      /** false once a result was published that may rest on it */
      mayBeRevoked: Type.Boolean(),
    }),
  ),
})

export type OutageEffect = Static<typeof OutageEffect>
export type Outages = Static<typeof Outages>
