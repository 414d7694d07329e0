import { type Static, Type } from 'typebox'
import { Round, Text } from '#src/modules/contest/schema.ts'

export const Instant = Type.String({ format: 'date-time' })
export const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
export const Code = Type.String({ pattern: '^[a-z0-9-]{1,80}$' })
export const closed = { additionalProperties: false }

// Its least length is judged once it is tidy, with a sentence.
export const Reason = Type.String({ minLength: 1, maxLength: 1000 })

const Kind = Type.Union([Type.Literal('official'), Type.Literal('trial')])
const UnitName = Type.Object({ code: Type.String(), name: Type.String() })

/** The units of a contest as a tree is read; 0 competes, deeper ones stand below it. */
export const UnitChoice = Type.Object({
  ...UnitName.properties,
  unitGroup: Type.String(),
  depth: Type.Integer(),
})

/** GET …/contestants */
export const ContestantQuery = Type.Object(
  {
    /** words of name, username, phone or unit, in any order, without tone marks */
    search: Type.Optional(Type.String({ maxLength: 200 })),
    unit: Type.Optional(Code),
    unitGroup: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    /** false: neither took part nor is disqualified */
    tookPart: Type.Optional(Type.Boolean()),
    disqualified: Type.Optional(Type.Boolean()),
    /** not named by the unit */
    selfRegistered: Type.Optional(Type.Boolean()),
    limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
    after: Type.Optional(Type.String({ maxLength: 1200 })),
  },
  closed,
)

export const ContestantList = Type.Object({
  /** how many there are on all pages; null but for the first */
  total: Nullable(Type.Integer()),
  rows: Type.Array(
    Type.Object({
      username: Type.String(),
      name: Type.String(),
      /** the last three digits alone */
      phone: Nullable(Type.String()),
      unit: Type.String(),
      subUnit: Nullable(Type.String()),
      /** has an official attempt that ended and counts */
      tookPart: Type.Boolean(),
      /** has an official attempt open */
      underWay: Type.Boolean(),
      disqualified: Type.Boolean(),
      selfRegistered: Type.Boolean(),
    }),
  ),
  next: Nullable(Type.String()),
  units: Type.Array(UnitChoice),
})

export const Decision = { id: Type.String(), reason: Type.String(), by: Type.String(), at: Instant }

/** That it was decided no longer to hold. */
export const Undone = Nullable(
  Type.Object({ reason: Type.String(), by: Type.String(), at: Instant }),
)

export const AttemptLine = Type.Object({
  id: Type.String(),
  part: Type.String(),
  round: Text,
  number: Type.Integer(),
  kind: Kind,
  startedAt: Instant,
  deadlineAt: Instant,
  savedAt: Nullable(Instant),
  submittedAt: Nullable(Instant),
  endedBy: Nullable(Type.Union([Type.Literal('contestant'), Type.Literal('deadline')])),
  /** null while it is open, or while the reader may not know marks yet */
  correct: Nullable(Type.Integer()),
  total: Type.Integer(),
  durationMs: Nullable(Type.Integer()),
  /** time given back for outages */
  creditMs: Type.Integer(),
  counts: Type.Boolean(),
  disqualified: Type.Boolean(),
})

const Allowance = Type.Object({
  ...Decision,
  part: Type.String(),
  /** null: each round */
  round: Nullable(Text),
  extraAttempts: Type.Integer(),
  extraTimeMs: Type.Integer(),
  openUntil: Nullable(Instant),
  /** given to all who were in an outage */
  forOutage: Type.Boolean(),
  withdrawn: Undone,
})

const Disqualification = Type.Object({
  ...Decision,
  /** null: the person, with all attempts */
  attempt: Nullable(Type.String()),
  evidence: Nullable(Type.String()),
  lifted: Undone,
})

/** A quiz of the contest, as far as decisions about somebody need it. */
export const DeskPart = Type.Object({
  code: Type.String(),
  name: Text,
  timeLimitMs: Type.Integer(),
  attemptsPerRound: Nullable(Type.Integer()),
  /** a published result stays as it is until it is corrected */
  published: Type.Boolean(),
  rounds: Type.Array(Round),
})

/** GET …/contestants/{username} */
export const Contestant = Type.Object({
  serverTime: Instant,
  /** whether the reader decides about contestants, or looks things up */
  mayDecide: Type.Boolean(),
  username: Type.String(),
  name: Type.String(),
  phone: Nullable(Type.String()),
  email: Nullable(Type.String()),
  position: Nullable(Type.String()),
  birthDate: Nullable(Type.String()),
  citizenNumber: Nullable(Type.String()),
  unit: UnitName,
  subUnit: Nullable(Type.String()),
  subUnitCode: Nullable(Type.String()),
  selfRegistered: Type.Boolean(),
  registeredAt: Instant,
  /** whether the password of the slip was replaced by one of their own */
  hasOwnPassword: Type.Boolean(),
  /** whoever holds a role gets no new password here */
  holdsRole: Type.Boolean(),
  disqualified: Type.Boolean(),
  units: Type.Array(UnitChoice),
  parts: Type.Array(DeskPart),
  attempts: Type.Array(AttemptLine),
  disqualifications: Type.Array(Disqualification),
  allowances: Type.Array(Allowance),
  /** what was refused before an attempt began, the latest first */
  refusals: Type.Array(
    Type.Object({ at: Instant, code: Nullable(Type.String()), address: Nullable(Type.String()) }),
  ),
  /** the latest acts on the audit trail */
  acts: Type.Array(
    Type.Object({
      at: Instant,
      by: Type.String(),
      kind: Type.String(),
      reason: Nullable(Type.String()),
      changes: Type.Array(
        Type.Object({ field: Type.String(), from: Type.Unknown(), to: Type.Unknown() }),
      ),
    }),
  ),
})

/** GET …/contestants/{username}/attempts/{attempt}?after= */
export const Timeline = Type.Object({
  attempt: AttemptLine,
  /** what the browser did, in order; may be incomplete */
  events: Type.Array(
    Type.Object({
      at: Instant,
      /** start, resume, show, save, submit or refuse */
      kind: Type.String(),
      sequence: Nullable(Type.Integer()),
      code: Nullable(Type.String()),
      /** 1, 2 …: the devices in the order in which they came; null where none is known */
      device: Nullable(Type.Integer()),
      address: Nullable(Type.String()),
      agent: Nullable(Type.String()),
    }),
  ),
  next: Nullable(Type.String()),
  /** what was answered and what was right; null where the reader may not see it, or not yet */
  answers: Nullable(
    Type.Array(
      Type.Object({
        slot: Type.Integer(),
        stem: Type.String(),
        options: Type.Array(
          Type.Object({
            option: Type.Integer(),
            text: Type.String(),
            chosen: Type.Boolean(),
            right: Type.Boolean(),
          }),
        ),
        correct: Type.Boolean(),
      }),
    ),
  ),
})

export const WithReason = Type.Object({ reason: Reason }, closed)

/** Reply of POST …/password (201): told this once. */
export const GivenPassword = Type.Object({ username: Type.String(), password: Type.String() })

/** Body of PUT …/unit. */
export const MoveContestant = Type.Object(
  { unit: Code, subUnit: Nullable(Code), reason: Reason },
  closed,
)

/** Body of POST …/disqualifications. */
export const Disqualify = Type.Object(
  {
    /** null: the person, with all attempts */
    attempt: Nullable(Type.String({ maxLength: 100 })),
    reason: Reason,
    evidence: Nullable(Type.String({ maxLength: 5000 })),
  },
  closed,
)

/** Body of POST …/allowances. */
export const GrantAllowance = Type.Object(
  {
    part: Code,
    /** null: each round */
    round: Nullable(Code),
    extraAttempts: Type.Integer({ minimum: 0, maximum: 100 }),
    extraTimeMs: Type.Integer({ minimum: 0, maximum: 86_400_000 }),
    openUntil: Nullable(Instant),
    reason: Reason,
  },
  closed,
)

/** Reply of an act that made something (201). */
export const Made = Type.Object({ id: Type.String() })

export type ContestantQuery = Static<typeof ContestantQuery>
export type ContestantList = Static<typeof ContestantList>
export type Contestant = Static<typeof Contestant>
export type AttemptLine = Static<typeof AttemptLine>
export type DeskPart = Static<typeof DeskPart>
export type UnitChoice = Static<typeof UnitChoice>
export type Timeline = Static<typeof Timeline>
export type GivenPassword = Static<typeof GivenPassword>
