import { type Static, Type } from 'typebox'

const Instant = Type.String({ format: 'date-time' })
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** Options chosen at a slot, 1-based, in the order shown; empty takes the answer back. */
const Choice = Type.Array(Type.Integer({ minimum: 1, maximum: 6 }), { maxItems: 6 })

/** slot → options chosen. Numbers that no paper has are let in, for the refusal that names them. */
export const Answers = Type.Record(
  Type.String({ pattern: '^(0|[1-9][0-9]{0,2})$' }),
  Type.Array(Type.Integer({ minimum: 0, maximum: 99 }), { maxItems: 6 }),
)

/** Body of PUT /api/v1/attempts/{id}/answers and POST /api/v1/attempts/{id}/submission. */
export const SaveAnswers = Type.Object(
  {
    /** counts up with every save of this attempt */
    sequence: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    answers: Answers,
  },
  { additionalProperties: false },
)

/**
 * Reply of PUT …/answers. `sequence` is the request's own where the server holds its answers; it is
 * the attempt's highest where a later save, of another device, stands against one of them.
 */
export const Saved = Type.Object({
  sequence: Type.Integer(),
  savedAt: Instant,
  /** when the attempt must end: later than it was where organisers moved it */
  deadlineAt: Instant,
})

export const Slot = Type.Object({
  slot: Type.Integer(),
  stem: Type.String(),
  multiple: Type.Boolean(),
  options: Type.Array(Type.Object({ option: Type.Integer(), text: Type.String() })),
  answer: Choice,
})

/** What was right at a slot; only where the review policy lets it be seen. */
export const SlotReview = Type.Object({
  slot: Type.Integer(),
  right: Choice,
  correct: Type.Boolean(),
  explanation: Nullable(Type.String()),
  source: Nullable(Type.String()),
})

/** The result of an ended attempt. `correct` and `counts` are null until the policy shows marks. */
export const AttemptResult = Type.Object({
  correct: Nullable(Type.Integer()),
  total: Type.Integer(),
  durationMs: Type.Integer(),
  submittedAt: Instant,
  endedBy: Type.Union([Type.Literal('contestant'), Type.Literal('deadline')]),
  /** whether this attempt is now the contestant's standing */
  counts: Nullable(Type.Boolean()),
  /** why the organisers decided that it does not count; null where it may */
  ruledOutFor: Nullable(Type.String()),
})

/** An attempt: reply of POST …/attempts (201, or 200 where one was open) and GET /attempts/{id}. */
export const Attempt = Type.Object({
  id: Type.String(),
  contest: Type.String(),
  part: Type.String(),
  number: Type.Integer(),
  kind: Type.Union([Type.Literal('official'), Type.Literal('trial')]),
  startedAt: Instant,
  deadlineAt: Instant,
  serverTime: Instant,
  sequence: Type.Integer(),
  slots: Type.Array(Slot),
  /** null while the attempt is open */
  result: Nullable(AttemptResult),
  /** null where the policy does not (yet) show what was right */
  review: Nullable(Type.Array(SlotReview)),
})

/** Reply of GET /api/v1/contests/{contest}/parts/{part}/attempts: the contestant's own, newest first. */
export const OwnAttempts = Type.Object({
  serverTime: Instant,
  /** what pressing "start" would do now; null when an attempt can be started */
  refusal: Nullable(Type.Object({ code: Type.String(), detail: Type.String() })),
  /** when attempts can start, and over how long those who wait spread their starts; null otherwise */
  opening: Nullable(Type.Object({ opensAt: Instant, spreadMs: Type.Integer() })),
  /** the round an attempt would belong to now */
  round: Nullable(Type.String()),
  /** until when attempts may start in it: later than for others where that was granted */
  closesAt: Nullable(Instant),
  /** what was granted on top of the time limit */
  extraTimeMs: Type.Integer(),
  attemptsLeft: Nullable(Type.Integer()),
  open: Nullable(
    Type.Object({
      id: Type.String(),
      contest: Type.String(),
      part: Type.String(),
      deadlineAt: Instant,
    }),
  ),
  attempts: Type.Array(
    Type.Object({
      id: Type.String(),
      number: Type.Integer(),
      kind: Type.Union([Type.Literal('official'), Type.Literal('trial')]),
      startedAt: Instant,
      result: Nullable(AttemptResult),
    }),
  ),
})

/** Body of POST …/samples: the seed of the paper; another one each time unless said. */
export const DrawSample = Type.Object(
  { seed: Type.Optional(Type.Integer({ minimum: 0, maximum: 2 ** 47 - 1 })) },
  { additionalProperties: false },
)

/** A sample paper as a contestant would get it; nothing of it is kept. */
export const Sample = Type.Object({
  seed: Type.Integer(),
  /** to be given back with the answers: names these very questions */
  stamp: Type.String(),
  timeLimitMs: Type.Integer(),
  slots: Type.Array(Slot),
})

/** Body of POST …/samples/{seed}/marking. */
export const MarkSample = Type.Object(
  { stamp: Type.String({ pattern: '^[0-9a-f]{32}$' }), answers: Answers },
  { additionalProperties: false },
)

export const SampleResult = Type.Object({
  correct: Type.Integer(),
  total: Type.Integer(),
  slots: Type.Array(Slot),
  review: Type.Array(SlotReview),
})

const Level = Type.Union([Type.Literal('easy'), Type.Literal('medium'), Type.Literal('hard')])

/** GET …/draws: several sample papers beside each other. */
export const Draws = Type.Object({
  seed: Type.Integer(),
  topics: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
  /** each paper: how many questions of which topic and difficulty */
  papers: Type.Array(
    Type.Array(Type.Object({ topic: Type.String(), difficulty: Level, count: Type.Integer() })),
  ),
  /** those that came, the most frequent first; `papers` counts from 0 */
  questions: Type.Array(
    Type.Object({
      code: Type.String(),
      stem: Type.String(),
      topic: Type.String(),
      difficulty: Level,
      papers: Type.Array(Type.Integer()),
    }),
  ),
  /** questions of the bank that came in none */
  never: Type.Integer(),
  /** of each two papers, how many questions both have */
  overlap: Type.Array(Type.Array(Type.Integer())),
})

export type Attempt = Static<typeof Attempt>
export type Answers = Static<typeof Answers>
export type SaveAnswers = Static<typeof SaveAnswers>
export type Saved = Static<typeof Saved>
export type AttemptResult = Static<typeof AttemptResult>
export type OwnAttempts = Static<typeof OwnAttempts>
export type Sample = Static<typeof Sample>
export type SampleResult = Static<typeof SampleResult>
export type Draws = Static<typeof Draws>
