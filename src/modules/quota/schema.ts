import { type Static, Type } from 'typebox'

const Instant = Type.String({ format: 'date-time' })
const OrNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

/** What a parent asks of its children: `least` or `percent`, never both. */
export const Quota = Type.Object({
  /** only the children of this group; null: all of them */
  unitGroup: OrNull(Type.String({ minLength: 1, maxLength: 200 })),
  /** at least so many contestants */
  least: OrNull(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
  /** … where the staff is more than this */
  staffOver: OrNull(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
  /** at least this share of the staff */
  percent: OrNull(Type.Integer({ minimum: 1, maximum: 100 })),
  /** when the list of names is due */
  listDueAt: OrNull(Instant),
  /** by when all must have taken part */
  takePartDueAt: OrNull(Instant),
})

/** Body of PUT …/quotas: all quotas of a parent, in the place of those there are. */
export const Quotas = Type.Object({ quotas: Type.Array(Quota, { maxItems: 50 }) })

/** GET …/quotas */
export const QuotaList = Type.Object({
  /** null: the organisers', for the units that compete */
  unit: OrNull(Type.Object({ code: Type.String(), name: Type.String() })),
  quotas: Type.Array(Quota),
  /** groups that the children belong to */
  unitGroups: Type.Array(Type.String()),
  maySet: Type.Boolean(),
})

/** How a child stands; see rules/progress.ts. */
export const QuotaState = Type.Union([
  Type.Literal('take-part-late'),
  Type.Literal('list-late'),
  Type.Literal('staff-missing'),
  Type.Literal('under-way'),
  Type.Literal('met'),
  Type.Literal('free'),
])

const Figures = {
  /** on the list (danh sách cử) */
  nominated: Type.Integer(),
  /** may take part: on the list, or registered by themselves */
  registered: Type.Integer(),
  /** took part, at least once */
  tookPart: Type.Integer(),
}

export const ProgressRow = Type.Object({
  code: Type.String(),
  name: Type.String(),
  unitGroup: OrNull(Type.String()),
  staffCount: OrNull(Type.Integer()),
  ...Figures,
  /** contestants asked for; null where no quota binds it or its staff count is missing */
  required: OrNull(Type.Integer()),
  /** how many are still to take part */
  missing: OrNull(Type.Integer()),
  listDueAt: OrNull(Instant),
  takePartDueAt: OrNull(Instant),
  state: QuotaState,
  /** who coordinates it: names */
  coordinators: Type.Array(Type.String()),
  /** whether it has sub-units of its own */
  hasSubUnits: Type.Boolean(),
})

/** GET …/progress: each child against its quota, late and missing first. */
export const Progress = Type.Object({
  asOf: Instant,
  unit: OrNull(Type.Object({ code: Type.String(), name: Type.String() })),
  total: Type.Object({
    ...Figures,
    units: Type.Integer(),
    /** units that have met their quota, of `bound` that have one */
    met: Type.Integer(),
    bound: Type.Integer(),
    late: Type.Integer(),
  }),
  /** contestants of the unit itself who belong to none of its sub-units */
  unplaced: Type.Object(Figures),
  rows: Type.Array(ProgressRow),
  /** whether letters can be sent from here */
  sendsMail: Type.Boolean(),
})

/** Body of POST …/reminders. */
export const Remind = Type.Object({
  /** codes of the children to remind; those that are late or under way where it is left out */
  units: Type.Optional(Type.Array(Type.String({ maxLength: 80 }), { minItems: 1, maxItems: 500 })),
  /** what stands above the list, in the sender's own words */
  message: Type.String({ minLength: 1, maxLength: 2000 }),
  /** looks at what would be sent, and sends nothing */
  preview: Type.Boolean(),
})

/** What a reminder says, and whom it reaches. */
export const Reminder = Type.Object({
  /** ready to be copied into a chat */
  text: Type.String(),
  units: Type.Integer(),
  /** letters queued, or that would be */
  letters: Type.Integer(),
  /** units none of whose coordinators has an address, or that have no coordinator */
  unreachable: Type.Array(Type.String()),
  sendsMail: Type.Boolean(),
})

/** GET /contests/{contest}/units/{unit}/week: what a coordinator has to do. */
export const Week = Type.Object({
  asOf: Instant,
  unit: Type.Object({ code: Type.String(), name: Type.String() }),
  /** the unit's own quota */
  own: Type.Object({
    ...Figures,
    staffCount: OrNull(Type.Integer()),
    required: OrNull(Type.Integer()),
    missing: OrNull(Type.Integer()),
    listDueAt: OrNull(Instant),
    takePartDueAt: OrNull(Instant),
    state: QuotaState,
  }),
  /** the round that is open, or the next one */
  round: OrNull(
    Type.Object({
      name: Type.Object({
        vi: Type.String(),
        en: Type.Optional(Type.String()),
        km: Type.Optional(Type.String()),
      }),
      startsAt: Instant,
      endsAt: Instant,
      isOpen: Type.Boolean(),
    }),
  ),
  registrationsWaiting: Type.Integer(),
  /** people whose password is still the one of the slip */
  neverSignedIn: Type.Integer(),
  notYetTakenPart: Type.Integer(),
  subUnits: Type.Object({
    total: Type.Integer(),
    late: Type.Integer(),
    staffMissing: Type.Integer(),
  }),
  mailFailures: Type.Integer(),
})

export type QuotaBody = Static<typeof Quota>
export type QuotaList = Static<typeof QuotaList>
export type QuotaState = Static<typeof QuotaState>
export type Progress = Static<typeof Progress>
export type ProgressRow = Static<typeof ProgressRow>
export type Remind = Static<typeof Remind>
export type Reminder = Static<typeof Reminder>
export type Week = Static<typeof Week>
