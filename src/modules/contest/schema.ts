import { type Static, Type } from 'typebox'

/** A text in Vietnamese and, where written, English and Khmer. */
export const Text = Type.Object({
  vi: Type.String(),
  en: Type.Optional(Type.String()),
  km: Type.Optional(Type.String()),
})

const Instant = Type.String({ format: 'date-time' })

/** `coming`, `running` or `closed`, by the official rounds at the server's time. */
export const ContestState = Type.Union([
  Type.Literal('coming'),
  Type.Literal('running'),
  Type.Literal('closed'),
])

export const Round = Type.Object({
  code: Type.String(),
  kind: Type.Union([Type.Literal('trial'), Type.Literal('official')]),
  name: Text,
  startsAt: Instant,
  endsAt: Instant,
})

/** How a quiz part works, as told to everybody; no key, no question. */
export const QuizRules = Type.Object({
  questions: Type.Integer(),
  timeLimitMs: Type.Integer(),
  attemptsPerRound: Type.Union([Type.Integer(), Type.Null()]),
  review: Type.Union([
    Type.Literal('never'),
    Type.Literal('after-close'),
    Type.Literal('after-attempt'),
  ]),
  marks: Type.Union([Type.Literal('after-attempt'), Type.Literal('after-close')]),
  assumed: Type.Array(Type.String()),
})

export const Part = Type.Object({
  code: Type.String(),
  kind: Type.Union([Type.Literal('quiz'), Type.Literal('video')]),
  name: Text,
  weight: Type.Union([Type.Number(), Type.Null()]),
  /** the contest's rounds as they are for this part: with its own windows */
  rounds: Type.Array(Round),
  quiz: Type.Union([QuizRules, Type.Null()]),
})

/** One line of GET /api/v1/contests. */
export const ContestSummary = Type.Object({
  slug: Type.String(),
  name: Text,
  summary: Text,
  organiser: Text,
  demo: Type.Boolean(),
  state: ContestState,
  /** first start and last end of the official rounds of any part */
  startsAt: Instant,
  endsAt: Instant,
})

/** GET /api/v1/contests */
export const ContestList = Type.Object({
  serverTime: Instant,
  contests: Type.Array(ContestSummary),
})

/** GET /api/v1/contests/{contest} */
export const ContestPage = Type.Object({
  ...ContestSummary.properties,
  serverTime: Instant,
  audience: Text,
  rules: Type.Array(Text),
  documents: Type.Array(
    Type.Object({
      title: Text,
      number: Type.Union([Type.String(), Type.Null()]),
      date: Type.Union([Type.String(), Type.Null()]),
      issuer: Type.Union([Text, Type.Null()]),
      /** path below /api/v1/contests/{contest}/files/ */
      file: Type.Union([Type.String(), Type.Null()]),
      url: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
  rounds: Type.Array(Round),
  parts: Type.Array(Part),
  ranking: Type.Object({
    keys: Type.Array(
      Type.Union([Type.Literal('correct'), Type.Literal('duration'), Type.Literal('achieved')]),
    ),
    visibility: Type.Union([Type.Literal('live'), Type.Literal('hidden')]),
    freezeAt: Type.Union([Instant, Type.Null()]),
    names: Type.Union([Type.Literal('full'), Type.Literal('initials')]),
  }),
  /** whether people may ask to take part themselves, now */
  registrationOpen: Type.Boolean(),
  units: Type.Array(
    Type.Object({ code: Type.String(), name: Type.String(), unitGroup: Type.String() }),
  ),
})

const Window = Type.Object({ startsAt: Instant, endsAt: Instant })
const Named = Type.Object({ code: Type.String(), name: Text })

const Notice = Type.Object({
  id: Type.String(),
  /** as on the paper; null where it is not signed yet, or there is none */
  number: Type.Union([Type.String(), Type.Null()]),
  issuedOn: Type.String({ format: 'date' }),
  title: Type.String(),
  text: Type.String(),
  publishedAt: Instant,
  /** what was moved from when to when; null: the notice moves nothing */
  change: Type.Union([
    Type.Object({ part: Named, round: Named, from: Window, to: Window }),
    Type.Null(),
  ]),
})

/** GET /api/v1/contests/{contest}/notices: newest first. */
export const NoticeList = Type.Object({
  rows: Type.Array(Notice),
  next: Type.Union([Type.String(), Type.Null()]),
})

const NoticeFields = {
  number: Type.Union([Type.String({ minLength: 1, maxLength: 100 }), Type.Null()]),
  issuedOn: Type.String({ format: 'date' }),
  title: Type.String({ minLength: 1, maxLength: 300 }),
  text: Type.String({ minLength: 10, maxLength: 4000 }),
}

/** Body of POST /api/v1/desk/contests/{contest}/notices: a notice that moves nothing. */
export const NewNotice = Type.Object(NoticeFields, { additionalProperties: false })

/** Reply of the acts that publish a notice (201). */
export const NoticePublished = Type.Object({ id: Type.String() })

const Code = Type.String({ pattern: '^[a-z0-9-]{1,80}$' })
const MoveFields = { part: Code, round: Code, startsAt: Instant, endsAt: Instant }

/** Body of POST /api/v1/desk/contests/{contest}/windows/plan: what a move would mean. */
export const PlanWindow = Type.Object(MoveFields, { additionalProperties: false })

/** Body of POST /api/v1/desk/contests/{contest}/windows: moves a part's window, with its notice. */
export const MoveWindow = Type.Object(
  {
    ...MoveFields,
    ...NoticeFields,
    /** whether open attempts keep their deadline, or gain by the later end */
    openAttempts: Type.Union([Type.Literal('keep'), Type.Literal('gain')]),
    /** of the contest as it was looked at */
    revision: Type.Integer(),
  },
  { additionalProperties: false },
)

/** Reply of POST …/windows/plan. */
export const WindowPlan = Type.Object({
  from: Window,
  to: Window,
  /** how much later it closes, in milliseconds; negative: sooner */
  laterMs: Type.Integer(),
  attempts: Type.Integer(),
  open: Type.Integer(),
  /** open attempts that would have more time, were they to gain */
  gaining: Type.Integer(),
  /** when the last open attempt must end, as it is and were it to gain; null without any */
  lastDeadline: Type.Union([Instant, Type.Null()]),
  lastDeadlineGained: Type.Union([Instant, Type.Null()]),
  /** why it cannot be done; null where it can */
  objection: Type.Union([Type.Object({ code: Type.String(), detail: Type.String() }), Type.Null()]),
})

/** GET /api/v1/desk/contests/{contest}/windows */
export const Windows = Type.Object({
  serverTime: Instant,
  revision: Type.Integer(),
  stage: Type.Union([Type.Literal('draft'), Type.Literal('checked'), Type.Literal('open')]),
  freezeAt: Type.Union([Instant, Type.Null()]),
  rows: Type.Array(
    Type.Object({
      part: Named,
      round: Type.Object({
        ...Named.properties,
        kind: Type.Union([Type.Literal('trial'), Type.Literal('official')]),
      }),
      ...Window.properties,
      /** whether the part has a window of its own in the round */
      own: Type.Boolean(),
      attempts: Type.Integer(),
      open: Type.Integer(),
    }),
  ),
  /** those published, newest first */
  notices: Type.Array(Notice),
})

export type NewNotice = Static<typeof NewNotice>
export type NoticePublished = Static<typeof NoticePublished>
export type PlanWindow = Static<typeof PlanWindow>
export type MoveWindow = Static<typeof MoveWindow>
export type WindowPlan = Static<typeof WindowPlan>
export type Windows = Static<typeof Windows>
export type NoticeList = Static<typeof NoticeList>
export type ContestSummary = Static<typeof ContestSummary>
export type ContestList = Static<typeof ContestList>
export type ContestPage = Static<typeof ContestPage>
