import { type Static, Type } from 'typebox'

const Text = Type.Object({
  vi: Type.String(),
  en: Type.Optional(Type.String()),
  km: Type.Optional(Type.String()),
})

/** A value that is wrong, or may not change now: where, and why in the language of the request. */
export const SettingProblem = Type.Object({
  /** empty where it is one of the settings */
  file: Type.String(),
  /** counts from 1; 0 where there is none */
  line: Type.Integer(),
  path: Type.Array(Type.Union([Type.String(), Type.Integer()])),
  said: Type.String(),
})

/** A refusal that names every place which asks for it. */
export const ProblemsFound = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  detail: Type.String(),
  values: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
  problems: Type.Optional(Type.Array(SettingProblem)),
})

const Quiz = Type.Object({
  bank: Type.String(),
  questions: Type.Integer(),
  timeLimit: Type.String(),
  assumed: Type.Optional(Type.Array(Type.String())),
  blueprint: Type.Array(
    Type.Object({
      topic: Type.String(),
      difficulty: Type.Optional(
        Type.Union([Type.Literal('easy'), Type.Literal('medium'), Type.Literal('hard')]),
      ),
      count: Type.Integer(),
    }),
  ),
  shuffle: Type.Object({ questions: Type.Boolean(), options: Type.Boolean() }),
  attempts: Type.Union([Type.Literal('unlimited'), Type.Object({ perRound: Type.Integer() })]),
  counts: Type.Literal('best'),
  grace: Type.String(),
  review: Type.Union([
    Type.Literal('never'),
    Type.Literal('after-close'),
    Type.Literal('after-attempt'),
  ]),
  marks: Type.Union([Type.Literal('after-attempt'), Type.Literal('after-close')]),
})

/** contest.yaml as JSON: local times of the contest's zone, durations as in `10m`. */
export const Settings = Type.Object({
  slug: Type.String(),
  name: Text,
  summary: Text,
  organiser: Text,
  timeZone: Type.String(),
  demo: Type.Optional(Type.Boolean()),
  audience: Text,
  rules: Type.Array(Text),
  documents: Type.Array(
    Type.Object({
      title: Text,
      number: Type.Optional(Type.String()),
      date: Type.Optional(Type.String()),
      issuer: Type.Optional(Text),
      file: Type.Optional(Type.String()),
      url: Type.Optional(Type.String()),
    }),
  ),
  rounds: Type.Array(
    Type.Object({
      code: Type.String(),
      kind: Type.Union([Type.Literal('trial'), Type.Literal('official')]),
      name: Text,
      start: Type.String(),
      end: Type.String(),
    }),
  ),
  parts: Type.Array(
    Type.Object({
      code: Type.String(),
      kind: Type.Union([Type.Literal('quiz'), Type.Literal('video')]),
      name: Text,
      weight: Type.Optional(Type.Number()),
      /** the part's own window in a round */
      windows: Type.Optional(
        Type.Array(Type.Object({ round: Type.String(), start: Type.String(), end: Type.String() })),
      ),
      quiz: Type.Optional(Quiz),
    }),
  ),
  ranking: Type.Object({
    keys: Type.Array(
      Type.Union([Type.Literal('correct'), Type.Literal('duration'), Type.Literal('achieved')]),
    ),
    visibility: Type.Union([Type.Literal('live'), Type.Literal('hidden')]),
    freezeAt: Type.Optional(Type.String()),
    names: Type.Union([Type.Literal('full'), Type.Literal('initials')]),
  }),
  registration: Type.Object({
    /** people may register themselves */
    open: Type.Optional(Type.Boolean()),
    fields: Type.Array(
      Type.Object({
        code: Type.String(),
        required: Type.Boolean(),
        unique: Type.Optional(Type.Boolean()),
      }),
    ),
  }),
})

export type SettingProblem = Static<typeof SettingProblem>
export type Settings = Static<typeof Settings>
