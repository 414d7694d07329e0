import { type Static, Type } from 'typebox'

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Code = Type.String({ pattern: '^[a-z0-9-]{1,80}$' })
const Username = Type.String({ minLength: 1, maxLength: 80 })

/** The roles that a contest's desk hands out. */
const ContestRole = Type.Union([
  Type.Literal('organiser'),
  Type.Literal('secretary'),
  Type.Literal('question_writer'),
  Type.Literal('unit_coordinator'),
])
export type ContestRole = Static<typeof ContestRole>

export const ContestPath = Type.Object({ contest: Code })
export const UnitPath = Type.Object({ contest: Code, unit: Code })
export const GrantPath = Type.Object({
  contest: Code,
  grant: Type.String({ pattern: '^[0-9]{1,15}$' }),
})

/** Somebody who holds a role in the contest. */
const Holder = Type.Object({
  /** of the role held, to take it away by */
  id: Type.String(),
  name: Type.String(),
  username: Type.String(),
  phone: Nullable(Type.String()),
  email: Nullable(Type.String()),
  role: ContestRole,
  /** a coordinator's; null for the other roles */
  unit: Nullable(Type.Object({ code: Type.String(), name: Type.String() })),
  grantedAt: Type.String({ format: 'date-time' }),
  /** has signed in and set a password of their own */
  hasOwnPassword: Type.Boolean(),
  /** whether the reader may give them a new one-time password */
  mayRenewPassword: Type.Boolean(),
})
export type Holder = Static<typeof Holder>

/** A unit, or sub-unit, to name a coordinator for. */
const CoordinatedUnit = Type.Object({
  code: Type.String(),
  name: Type.String(),
  unitGroup: Type.String(),
  /** code of the unit it stands below; null for one that competes */
  parent: Nullable(Type.String()),
  coordinators: Type.Integer(),
})

/**
 * GET /api/v1/contests/{contest}/roles, and …/units/{unit}/coordinators for what stands below a
 * unit. Units in the order of the contest.
 */
export const Roles = Type.Object({
  holders: Type.Array(Holder),
  units: Type.Array(CoordinatedUnit),
})
export type Roles = Static<typeof Roles>

/** GET …/roles/candidates?search=&unit= */
export const CandidateQuery = Type.Object(
  {
    search: Type.String({ minLength: 1, maxLength: 100 }),
  },
  { additionalProperties: false },
)
export const Candidates = Type.Object({
  rows: Type.Array(
    Type.Object({
      name: Type.String(),
      username: Type.String(),
      /** where the roster of the contest has them */
      unit: Nullable(Type.String()),
      /** on the roster: can't come to organise, keep papers or write questions */
      contestant: Type.Boolean(),
    }),
  ),
  /** more were found than are told */
  more: Type.Boolean(),
})
export type Candidates = Static<typeof Candidates>

/** GET …/roles/username?name= */
export const UsernameQuery = Type.Object(
  { name: Type.String({ minLength: 1, maxLength: 200 }) },
  { additionalProperties: false },
)
export const ProposedUsername = Type.Object({ username: Type.String() })
export type ProposedUsername = Static<typeof ProposedUsername>

/** POST …/roles: gives a role, to somebody with an account (`username`) or to a new person. */
export const GiveRole = Type.Object({
  role: ContestRole,
  /** code; a coordinator's alone */
  unit: Type.Optional(Nullable(Code)),
  username: Type.Optional(Username),
  person: Type.Optional(
    Type.Object({
      name: Type.String({ minLength: 1, maxLength: 200 }),
      /** given from the name where it is missing */
      username: Type.Optional(Nullable(Username)),
      phone: Type.Optional(Nullable(Type.String({ maxLength: 40 }))),
      email: Type.Optional(Nullable(Type.String({ maxLength: 200 }))),
    }),
  ),
})
export type GiveRole = Static<typeof GiveRole>

export const GivenRole = Type.Object({
  name: Type.String(),
  username: Type.String(),
  /** a new person's one-time password, told this once; null for one who has an account */
  password: Nullable(Type.String()),
  /** false where they held the role already */
  changed: Type.Boolean(),
})
export type GivenRole = Static<typeof GivenRole>

/** POST …/roles/{grant}/password */
export const RenewedPassword = Type.Object({
  name: Type.String(),
  username: Type.String(),
  password: Type.String(),
})
export type RenewedPassword = Static<typeof RenewedPassword>
