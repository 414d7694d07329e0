import { type Static, Type } from 'typebox'

const Instant = Type.String({ format: 'date-time' })

export const LeadKind = Type.Union([
  Type.Literal('fast'),
  Type.Literal('device'),
  Type.Literal('address'),
  Type.Literal('same'),
  Type.Literal('overlap'),
  Type.Literal('jump'),
])

export const Lead = Type.Object({
  kind: LeadKind,
  /** what it is about, the same whenever it is found */
  subject: Type.String(),
  people: Type.Array(
    Type.Object({
      id: Type.String(),
      username: Type.String(),
      name: Type.String(),
      unit: Type.String(),
    }),
  ),
  /** how many people it is about, of whom some may not be named here */
  peopleInAll: Type.Integer(),
  /** figures that the evidence is told with, by name */
  evidence: Type.Record(Type.String(), Type.Union([Type.Number(), Type.String()])),
  at: Type.Union([Instant, Type.Null()]),
  /** that somebody has looked, and what they found */
  note: Type.Union([
    Type.Object({ text: Type.String(), by: Type.String(), at: Instant }),
    Type.Null(),
  ]),
})

/** GET /api/v1/contests/{contest}/leads: patterns worth a look, and nothing more. */
export const Leads = Type.Object({
  asOf: Instant,
  looked: Type.Object({
    /** official attempts whose time was looked at */
    attempts: Type.Integer(),
    /** contestants whose counting attempt was compared with the others' */
    compared: Type.Integer(),
    /** lines of the trace that were looked at, the latest */
    traces: Type.Integer(),
  }),
  leads: Type.Array(Lead),
})

const Subject = Type.String({ minLength: 1, maxLength: 200 })

/** Body of PUT /api/v1/contests/{contest}/leads/note. */
export const NoteLead = Type.Object(
  {
    kind: LeadKind,
    subject: Subject,
    note: Type.String({ minLength: 1, maxLength: 2000 }),
  },
  { additionalProperties: false },
)

/** Body of DELETE /api/v1/contests/{contest}/leads/note. */
export const WithdrawNote = Type.Object(
  { kind: LeadKind, subject: Subject },
  { additionalProperties: false },
)

export type LeadKind = Static<typeof LeadKind>
export type Lead = Static<typeof Lead>
export type Leads = Static<typeof Leads>
