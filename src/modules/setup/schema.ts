import { type Static, Type } from 'typebox'
import { SettingProblem, Settings } from '#src/modules/pack/schema.ts'

const Text = Type.Object({
  vi: Type.String(),
  en: Type.Optional(Type.String()),
  km: Type.Optional(Type.String()),
})
const Instant = Type.String({ format: 'date-time' })
const Slug = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 80 })
const Line = Type.String({ minLength: 1, maxLength: 300 })
const Day = Type.String({ format: 'date' })

/** What the organisers have done; that it is closed or published follows from time and acts. */
const Stage = Type.Union([Type.Literal('draft'), Type.Literal('checked'), Type.Literal('open')])

/** GET /api/v1/desk: what the person who is signed in has to do with. */
export const Desk = Type.Object({
  serverTime: Instant,
  /** whether they may start an edition */
  mayStartContest: Type.Boolean(),
  contests: Type.Array(
    Type.Object({
      slug: Type.String(),
      name: Text,
      demo: Type.Boolean(),
      stage: Stage,
      startsAt: Instant,
      endsAt: Instant,
      /** the roles held for the contest as a whole */
      roles: Type.Array(
        Type.Union([
          Type.Literal('organiser'),
          Type.Literal('secretary'),
          Type.Literal('question_writer'),
        ]),
      ),
      /** the units, or sub-units, that they coordinate */
      units: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
    }),
  ),
})

/** One value that differs; null is nothing. */
export const Change = Type.Object({
  field: Type.String(),
  from: Type.Unknown(),
  to: Type.Unknown(),
})

/** A bank that papers may be drawn from, with its questions in use. */
export const UsableBank = Type.Object({
  slug: Type.String(),
  name: Text,
  topics: Type.Array(
    Type.Object({
      code: Type.String(),
      name: Text,
      easy: Type.Integer(),
      medium: Type.Integer(),
      hard: Type.Integer(),
    }),
  ),
})

/** GET /api/v1/desk/contests/{contest}/settings */
export const SettingsPage = Type.Object({
  stage: Stage,
  /** to be sent back when they are saved */
  revision: Type.Integer(),
  settings: Settings,
  /** attempts and publications: from the first on, what counts stands still */
  taken: Type.Integer(),
  files: Type.Array(Type.Object({ path: Type.String(), bytes: Type.Integer() })),
  banks: Type.Array(UsableBank),
})

/** Settings as a form holds them, which may be wrong in any way: answered with their problems. */
const Typed = Type.Record(Type.String(), Type.Unknown())

export const CheckSettings = Type.Object({ settings: Typed })
export const SettingsCheck = Type.Object({
  /** wrong in themselves */
  problems: Type.Array(SettingProblem),
  /** right, but not while things stand as they do */
  refused: Type.Array(SettingProblem),
  changes: Type.Array(Change),
})
export const ChangeSettings = Type.Object({
  revision: Type.Integer({ minimum: 0 }),
  settings: Typed,
})
export const SettingsSaved = Type.Object({
  revision: Type.Integer(),
  stage: Stage,
  changes: Type.Array(Change),
})

/** GET /api/v1/desk/contests/{contest}/settings/history, the newest first */
export const SettingsHistory = Type.Object({
  rows: Type.Array(
    Type.Object({
      id: Type.String(),
      at: Instant,
      by: Type.String(),
      kind: Type.String(),
      subject: Type.String(),
      changes: Type.Array(Change),
    }),
  ),
  next: Type.Union([Type.String(), Type.Null()]),
})

export const StoredDocument = Type.Object({ path: Type.String(), bytes: Type.Integer() })

/** GET /api/v1/desk/contests/{contest}/overview */
export const Overview = Type.Object({
  serverTime: Instant,
  stage: Stage,
  phase: Type.Union([
    Stage,
    Type.Literal('coming'),
    Type.Literal('running'),
    Type.Literal('closed'),
    Type.Literal('published'),
  ]),
  /** whether who asks may change anything here */
  mayOrganise: Type.Boolean(),
  startsAt: Instant,
  endsAt: Instant,
  /** what the rules mean, in one Vietnamese sentence */
  sentence: Type.String(),
  checklist: Type.Array(
    Type.Object({
      code: Type.String(),
      done: Type.Boolean(),
      blocks: Type.Boolean(),
      values: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
    }),
  ),
  figures: Type.Object({
    contestants: Type.Integer(),
    contestantsTookPart: Type.Integer(),
    units: Type.Integer(),
    unitsTookPart: Type.Integer(),
    openAttempts: Type.Integer(),
    registrationsWaiting: Type.Integer(),
    /** attempts and publications */
    taken: Type.Integer(),
  }),
  parts: Type.Array(
    Type.Object({
      code: Type.String(),
      name: Text,
      publishedAt: Type.Union([Instant, Type.Null()]),
    }),
  ),
})

export const MoveStage = Type.Object({ from: Stage, to: Stage })
export const StageMoved = Type.Object({ stage: Stage })

/** An edition that another one may be made from. */
const Source = Type.Object({
  slug: Type.String(),
  name: Text,
  /** local days of the first and the last round */
  start: Type.String(),
  end: Type.String(),
  units: Type.Integer(),
  contestants: Type.Integer(),
  coordinators: Type.Integer(),
  secretaries: Type.Integer(),
  writers: Type.Integer(),
  banks: Type.Array(Type.String()),
  organiser: Text,
  /** what the live sentence is made of */
  rules: Type.Pick(Settings, ['parts', 'ranking', 'rounds']),
  proposal: Type.Object({ slug: Type.String(), name: Text, start: Type.String() }),
})

/** GET /api/v1/desk/start: what an edition may be started from. */
export const StartPage = Type.Object({
  sources: Type.Array(Source),
  banks: Type.Array(UsableBank),
})

export const CopyContest = Type.Object({
  from: Slug,
  slug: Slug,
  name: Text,
  /** the day on which the first round opens */
  start: Day,
  bank: Type.Union([Type.Literal('shared'), Type.Literal('copied')]),
  carry: Type.Array(
    Type.Union([
      Type.Literal('coordinators'),
      Type.Literal('secretaries'),
      Type.Literal('writers'),
      Type.Literal('roster'),
    ]),
    { uniqueItems: true },
  ),
})

const UnitRow = Type.Object({
  code: Slug,
  name: Type.String({ minLength: 1, maxLength: 200 }),
  unitGroup: Type.String({ minLength: 1, maxLength: 200 }),
  staffCount: Type.Union([Type.Integer({ minimum: 0, maximum: 999_999 }), Type.Null()]),
})

export const GuidedContest = Type.Object({
  slug: Slug,
  name: Line,
  organiser: Line,
  /** local times */
  start: Type.String(),
  end: Type.String(),
  bank: Slug,
  questions: Type.Integer({ minimum: 1, maximum: 200 }),
  minutes: Type.Integer({ minimum: 1, maximum: 1440 }),
  /** in a round; null: no limit */
  attempts: Type.Union([Type.Integer({ minimum: 1, maximum: 1000 }), Type.Null()]),
  units: Type.Union([
    Type.Object({ from: Slug }),
    Type.Object({ rows: Type.Array(UnitRow, { minItems: 1, maxItems: 10_000 }) }),
  ]),
})

/** A contest that has been started. */
export const Started = Type.Object({ slug: Type.String() })

/** The units of a sheet, as they would take part. */
export const UnitRows = Type.Object({ rows: Type.Array(UnitRow) })

/** What a pack would start. */
export const PackPreview = Type.Object({
  slug: Type.String(),
  name: Text,
  sentence: Type.String(),
  units: Type.Integer(),
  documents: Type.Integer(),
  banks: Type.Array(
    Type.Object({ slug: Type.String(), questions: Type.Integer(), isNew: Type.Boolean() }),
  ),
})

export type Desk = Static<typeof Desk>
export type Change = Static<typeof Change>
export type UsableBank = Static<typeof UsableBank>
export type SettingsPage = Static<typeof SettingsPage>
export type SettingsCheck = Static<typeof SettingsCheck>
export type SettingsSaved = Static<typeof SettingsSaved>
export type SettingsHistory = Static<typeof SettingsHistory>
export type StoredDocument = Static<typeof StoredDocument>
export type Overview = Static<typeof Overview>
export type StartPage = Static<typeof StartPage>
export type CopyContest = Static<typeof CopyContest>
export type GuidedContest = Static<typeof GuidedContest>
export type Started = Static<typeof Started>
export type UnitRows = Static<typeof UnitRows>
export type PackPreview = Static<typeof PackPreview>
