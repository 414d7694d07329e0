import { type Static, type TSchema, Type } from 'typebox'

const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Instant = Type.String({ format: 'date-time' })
const Figure = Type.Integer({ minimum: 0 })

export const WorkKind = Type.Union([
  Type.Literal('roster.import'),
  Type.Literal('slip.issue'),
  Type.Literal('slip.mail'),
  Type.Literal('bank.import'),
  Type.Literal('unit.import'),
])
export type WorkKind = Static<typeof WorkKind>

const WorkStage = Type.Union([
  /** for its turn */
  Type.Literal('waiting'),
  Type.Literal('checking'),
  Type.Literal('writing'),
])
export type WorkStage = Static<typeof WorkStage>

const state = {
  id: Type.String(),
  kind: WorkKind,
  /** slug */
  contest: orNull(Type.String()),
  /** code */
  unit: orNull(Type.String()),
  /** what it is about, as people call it */
  subject: orNull(Type.String()),
  /** slug of a bank */
  subjectId: orNull(Type.String()),
  state: Type.Union([
    Type.Literal('running'),
    Type.Literal('done'),
    /** by the act itself; why is in the reply */
    Type.Literal('refused'),
    /** by a fault; nothing was changed */
    Type.Literal('failed'),
    /** its process ended; nothing was changed */
    Type.Literal('interrupted'),
  ]),
  stage: WorkStage,
  /** rows, or people; of so many, 0 while nobody can say */
  done: Figure,
  total: Figure,
  /** how long still, in ms; null while nobody can say */
  remainingMs: orNull(Figure),
  begunAt: Instant,
  endedAt: orNull(Instant),
  /**
   * Whether what came of it can be read: here; elsewhere: only in the session that asked for it;
   * gone: the session has ended; null: nothing came of it yet
   */
  kept: orNull(Type.Union([Type.Literal('here'), Type.Literal('elsewhere'), Type.Literal('gone')])),
}

/** A long work of who asks, without what came of it: 202 of the act, and a row of GET …/long-work. */
export const LongWork = Type.Object(state, { $id: 'LongWork' })
export type LongWork = Static<typeof LongWork>

/** GET /api/v1/long-work: one's own, the newest first, as long as they are kept. */
export const LongWorkList = Type.Object({ rows: Type.Array(Type.Object(state)) })
export type LongWorkList = Static<typeof LongWorkList>

/** GET /api/v1/long-work/{id}: with the reply that the act would have given at once. */
export const LongWorkOutcome = Type.Object({
  ...state,
  reply: orNull(Type.Object({ status: Type.Integer(), body: Type.Unknown() })),
})
export type LongWorkOutcome = Static<typeof LongWorkOutcome>
