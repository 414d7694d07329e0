import { type Static, Type } from 'typebox'

const Code = Type.String({ pattern: '^[a-z0-9-]{1,80}$' })
const Id = Type.String({ pattern: '^[0-9]{1,18}$' })
const Instant = Type.String({ format: 'date-time' })
const Nothing = Type.Union([Type.String(), Type.Null()])
const Text = Type.Object({
  vi: Type.String(),
  en: Type.Optional(Type.String()),
  km: Type.Optional(Type.String()),
})

export const ContestPath = Type.Object({ contest: Code })
export const DeskPath = Type.Object({ contest: Code, unit: Code })
export const RegistrationPath = Type.Object({ contest: Code, unit: Code, registration: Id })
export const ReceiptPath = Type.Object({ receipt: Type.String({ maxLength: 40 }) })

/** GET /api/v1/contests/{contest}/registration: whether and with what one can register. */
export const RegistrationForm = Type.Object({
  /** never: the units name their people; over: nothing is left to take part in */
  state: Type.Union([Type.Literal('open'), Type.Literal('never'), Type.Literal('over')]),
  closesAt: Instant,
  /** beside name, unit and password, in the contest's order */
  fields: Type.Array(
    Type.Object({ code: Type.String(), required: Type.Boolean(), unique: Type.Boolean() }),
  ),
  /** days after which a registration that was not confirmed is deleted */
  keptDays: Type.Integer(),
})
export type RegistrationForm = Static<typeof RegistrationForm>

const answer = Type.Optional(Type.String({ maxLength: 300 }))

/** Body of POST /api/v1/contests/{contest}/registrations; only what the contest asks for is kept. */
export const RegistrationRequest = Type.Object({
  unit: Type.String({ maxLength: 80 }),
  name: Type.String({ maxLength: 300 }),
  password: Type.String({ maxLength: 200 }),
  'sub-unit': answer,
  position: answer,
  phone: answer,
  email: answer,
  'birth-date': answer,
  'citizen-number': answer,
})
export type RegistrationRequest = Static<typeof RegistrationRequest>

/** 201: the code by which to ask what became of it. */
export const Registered = Type.Object({ receipt: Type.String() })
export type Registered = Static<typeof Registered>

const State = Type.Union([
  Type.Literal('waiting'),
  Type.Literal('confirmed'),
  Type.Literal('declined'),
])

/** GET /api/v1/registrations/{receipt}, for whoever holds the receipt. */
export const RegistrationState = Type.Object({
  contest: Type.Object({ slug: Type.String(), name: Text }),
  unit: Type.String(),
  name: Type.String(),
  state: State,
  requestedAt: Instant,
  decidedAt: Type.Union([Instant, Type.Null()]),
  /** why it was declined */
  reason: Nothing,
  /** of a confirmed one: to sign in with */
  username: Nothing,
  /** of a confirmed one: whether with the password chosen then, or with one they had before */
  passwordSet: Type.Union([Type.Boolean(), Type.Null()]),
})
export type RegistrationState = Static<typeof RegistrationState>

export const RegistrationQuery = Type.Object({
  state: Type.Union([State], { default: 'waiting' }),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  after: Type.Optional(Id),
})

/** Somebody who asks to take part, as the unit's desk sees them. */
export const Registration = Type.Object({
  id: Type.String(),
  name: Type.String(),
  subUnit: Nothing,
  position: Nothing,
  phone: Nothing,
  email: Nothing,
  /** YYYY-MM-DD */
  birthDate: Nothing,
  citizenNumber: Nothing,
  state: State,
  requestedAt: Instant,
  decidedAt: Type.Union([Instant, Type.Null()]),
  decidedBy: Nothing,
  reason: Nothing,
  username: Nothing,
})
export type Registration = Static<typeof Registration>

/** GET …/units/{unit}/registrations */
export const RegistrationList = Type.Object({
  /** the unit that competes, whose coordinator confirms */
  unit: Type.String(),
  /** whether these are the desk's to confirm */
  decides: Type.Boolean(),
  waiting: Type.Integer(),
  rows: Type.Array(Registration),
  next: Nothing,
})
export type RegistrationList = Static<typeof RegistrationList>

/** 201 of POST …/registrations/{registration}/confirmation */
export const Confirmed = Type.Object({
  username: Type.String(),
  /** created: an account was made; linked: they had one; enrolled: they were on the roster already */
  became: Type.Union([Type.Literal('created'), Type.Literal('linked'), Type.Literal('enrolled')]),
  passwordSet: Type.Boolean(),
})
export type Confirmed = Static<typeof Confirmed>

/** Body of POST …/registrations/{registration}/refusal */
export const Decline = Type.Object({ reason: Type.String({ minLength: 1, maxLength: 1000 }) })
