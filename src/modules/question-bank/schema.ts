import { type Static, Type } from 'typebox'

const Instant = Type.String({ format: 'date-time' })
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const strict = { additionalProperties: false }

const Text = Type.Object({
  vi: Type.String(),
  en: Type.Optional(Type.String()),
  km: Type.Optional(Type.String()),
})

export const Difficulty = Type.Union([
  Type.Literal('easy'),
  Type.Literal('medium'),
  Type.Literal('hard'),
])
const State = Type.Union([Type.Literal('draft'), Type.Literal('reviewed'), Type.Literal('in_use')])

export const Slug = Type.String({ pattern: '^[a-z0-9-]{1,80}$' })
export const BankPath = Type.Object({ contest: Slug, bank: Slug })
export const QuestionPath = Type.Object({
  ...BankPath.properties,
  code: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$' }),
})

/** GET …/banks: the banks of a contest, and how many questions each has of what. */
export const Banks = Type.Object({
  /** the quizzes of the contest, opened or not, and the bank each draws from */
  parts: Type.Array(
    Type.Object({
      code: Type.String(),
      name: Text,
      bank: Type.String(),
      questions: Type.Integer(),
      blueprint: Type.Array(
        Type.Object({
          topic: Type.String(),
          difficulty: Type.Optional(Difficulty),
          count: Type.Integer(),
        }),
      ),
    }),
  ),
  banks: Type.Array(
    Type.Object({
      slug: Type.String(),
      name: Text,
      topics: Type.Array(Type.Object({ code: Type.String(), name: Text })),
      /** one for each topic and difficulty that has any question */
      figures: Type.Array(
        Type.Object({
          topic: Type.String(),
          difficulty: Difficulty,
          inUse: Type.Integer(),
          /** being written or reviewed, in place of one in use or new */
          pending: Type.Integer(),
          retired: Type.Integer(),
        }),
      ),
      drafts: Type.Integer(),
      reviewed: Type.Integer(),
      /** whether whoever asks may import a workbook */
      mayImport: Type.Boolean(),
      /** why the questions in use cannot change now; empty where they can */
      held: Type.Array(Type.Object({ vi: Type.String(), en: Type.String() })),
    }),
  ),
})

const Option = Type.Object(
  {
    text: Type.String({ maxLength: 2000 }),
    pinned: Type.Boolean(),
    correct: Type.Boolean(),
  },
  strict,
)

const content = {
  difficulty: Difficulty,
  stem: Type.String({ maxLength: 4000 }),
  options: Type.Array(Option, { minItems: 2, maxItems: 6 }),
  keepOrder: Type.Boolean(),
  explanation: Nullable(Type.String({ maxLength: 8000 })),
  source: Nullable(Type.String({ maxLength: 2000 })),
}

/** What a writer sends: the question as typed. */
export const WriteQuestion = Type.Object(
  {
    ...content,
    /** code of a topic of the bank; or the name of a new one */
    topic: Type.String({ minLength: 1, maxLength: 200 }),
    newTopic: Type.Boolean(),
    /** the draft that this one is to take the place of; null where there was none */
    replaces: Nullable(Type.String({ maxLength: 20 })),
  },
  strict,
)

/** A version that was written: where to look at it. */
export const Written = Type.Object({ code: Type.String(), version: Type.String() })

/** Names the version that was looked at, so that no other one is meant. */
export const NameVersion = Type.Object({ version: Type.String({ maxLength: 20 }) }, strict)

/** POST …/uses: reviewed versions to be put into use, all or none. */
export const UseQuestions = Type.Object(
  {
    questions: Type.Array(
      Type.Object(
        { code: Type.String({ maxLength: 40 }), version: Type.String({ maxLength: 20 }) },
        strict,
      ),
      { minItems: 1, maxItems: 500 },
    ),
  },
  strict,
)

export const Retire = Type.Object(
  { reason: Type.Optional(Type.String({ maxLength: 2000 })) },
  strict,
)

/** One page of a bank's questions. */
export const QuestionList = Type.Object({
  total: Type.Integer(),
  rows: Type.Array(
    Type.Object({
      code: Type.String(),
      topic: Type.String(),
      difficulty: Difficulty,
      stem: Type.String(),
      options: Type.Integer(),
      multiple: Type.Boolean(),
      inUse: Type.Boolean(),
      retired: Type.Boolean(),
      /** what is being done with it beside the version in use, if there is one */
      pending: Nullable(
        Type.Object({
          version: Type.String(),
          state: Type.Union([Type.Literal('draft'), Type.Literal('reviewed')]),
          writtenBy: Nullable(Type.String()),
          writtenAt: Instant,
        }),
      ),
    }),
  ),
  next: Nullable(Type.String()),
})

const Version = Type.Object({
  ...content,
  topic: Type.String(),
  version: Type.String(),
  number: Type.Integer(),
  state: State,
  writtenBy: Nullable(Type.String()),
  writtenAt: Instant,
  reviewedBy: Nullable(Type.String()),
  reviewedAt: Nullable(Instant),
})

/** A question with all its versions, the newest first. */
export const QuestionPage = Type.Object({
  code: Type.String(),
  retired: Type.Boolean(),
  versions: Type.Array(Version),
  /** whether whoever asks may review the draft: whoever wrote it may not */
  mayReview: Type.Boolean(),
})

const Alike = Type.Object({
  code: Type.String(),
  stem: Type.String(),
  options: Type.Array(Type.String()),
})

/** Two questions that say nearly the same, with how much from 0 to 1; 1 is the same text. */
export const NearPair = Type.Object({ score: Type.Number(), one: Alike, other: Alike })

export const NearDuplicates = Type.Object({
  pairs: Type.Array(NearPair),
  more: Type.Boolean(),
})

const Remark = Type.Object({
  row: Type.Integer(),
  column: Type.String(),
  found: Type.String(),
  vi: Type.String(),
  en: Type.String(),
})
const Named = Type.Object({ code: Type.String(), stem: Type.String() })

/** What an import would do, or why it cannot be done. */
export const ImportPreview = Type.Object({
  sheet: Type.String(),
  questions: Type.Integer(),
  /** headings of columns that were passed over */
  ignored: Type.Array(Type.String()),
  /** what was taken, but is worth a look */
  notes: Type.Array(Remark),
  /** what could not be taken; nothing is imported while there is any */
  problems: Type.Array(Remark),
  /** why the bank cannot change now; nothing is imported while there is any */
  held: Type.Array(Type.Object({ vi: Type.String(), en: Type.String() })),
  added: Type.Array(Named),
  changed: Type.Array(
    Type.Object({
      code: Type.String(),
      stem: Type.String(),
      fields: Type.Array(
        Type.Object({
          field: Type.String(),
          from: Nullable(Type.String()),
          to: Nullable(Type.String()),
        }),
      ),
    }),
  ),
  retired: Type.Array(Named),
  restored: Type.Array(Named),
  unchanged: Type.Integer(),
  /** topics that the bank does not have yet */
  newTopics: Type.Array(Type.String()),
  reordered: Type.Boolean(),
  /** pairs with a question that comes in or changes */
  duplicates: NearDuplicates,
  /** names this preview when it is confirmed; null where there is nothing to import */
  stamp: Nullable(Type.String()),
})

/** What an import did. */
export const Imported = Type.Object({
  added: Type.Integer(),
  changed: Type.Integer(),
  retired: Type.Integer(),
  restored: Type.Integer(),
})

export type Banks = Static<typeof Banks>
export type WriteQuestion = Static<typeof WriteQuestion>
export type Written = Static<typeof Written>
export type QuestionList = Static<typeof QuestionList>
export type QuestionPage = Static<typeof QuestionPage>
export type NearDuplicates = Static<typeof NearDuplicates>
export type ImportPreview = Static<typeof ImportPreview>
export type Imported = Static<typeof Imported>
