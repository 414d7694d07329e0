import type { ContestDefinition, PartDefinition } from '#src/modules/contest/definition.ts'
import { partRounds } from '#src/modules/contest/rules/part-rounds.ts'
import type { QuestionDefinition } from '#src/modules/question-bank/bank.ts'
import { shortagesOf } from '#src/modules/question-bank/rules/shortages.ts'
import { staleDates } from './stale-dates.ts'

/** A point of the checklist. */
export type CheckPoint = {
  readonly code: CheckCode
  readonly done: boolean
  /** whether the contest cannot open while it is not done */
  readonly blocks: boolean
  /** what is missing, for the sentence */
  readonly values: Readonly<Record<string, string | number>>
}

export type CheckCode =
  | 'period'
  | 'rounds-past'
  | 'windows'
  | 'bank'
  | 'blueprint'
  | 'drafts'
  | 'rules'
  | 'documents'
  | 'stale-dates'
  | 'coordinators'
  | 'roster'
  | 'secretary'
  | 'practice'
  | 'freeze'
  | 'registration'

/** What an edition stands on, beside its own settings. */
export type Ground = {
  readonly now: Date
  /** seen by everybody: what was moved since was moved by a notice */
  readonly isOpen: boolean
  /** questions in use, by the slug of their bank */
  readonly questions: ReadonlyMap<
    string,
    readonly Pick<QuestionDefinition, 'topic' | 'difficulty'>[]
  >
  /** questions that are written or reviewed, but not in use yet */
  readonly drafts: number
  /** names of the competing units that nobody coordinates, and how many units there are */
  readonly uncoordinated: readonly string[]
  readonly units: number
  readonly contestants: number
  readonly secretaries: number
}

type Judge = (definition: ContestDefinition, ground: Ground) => CheckPoint

const point = (
  code: CheckCode,
  blocks: boolean,
  done: boolean,
  values: CheckPoint['values'] = {},
): CheckPoint => ({ code, blocks, done, values })

const hasEnded = (ground: Ground) => (round: { readonly end: string }) =>
  new Date(round.end) <= ground.now

const official = ({ rounds }: ContestDefinition) => rounds.filter(({ kind }) => kind === 'official')

/** The official rounds as they are for the parts, with their own windows. */
const officialOfParts = ({ rounds, parts }: ContestDefinition) =>
  parts.flatMap((part) => partRounds(rounds, part)).filter(({ kind }) => kind === 'official')

const period: Judge = (definition, ground) => {
  const rounds = officialOfParts(definition)
  const isOver = rounds.every(hasEnded(ground))
  return point('period', true, !isOver, { name: rounds.at(-1)?.name.vi ?? '' })
}

const roundsPast: Judge = (definition, ground) => {
  const past = definition.rounds.filter(hasEnded(ground))
  return point('rounds-past', false, past.length === 0, {
    name: past.map(({ name }) => name.vi).join(', '),
  })
}

const windows: Judge = ({ rounds, parts }, { isOpen }) => {
  const outside = parts.filter((part) =>
    (part.windows ?? []).some(({ round, start, end }) => {
      const around = rounds.find(({ code }) => code === round)
      return around !== undefined && (start < around.start || end > around.end)
    }),
  )
  return point('windows', false, isOpen || outside.length === 0, {
    part: outside.map(({ name }) => name.vi).join(', '),
  })
}

const quizzesOf = ({ parts }: ContestDefinition) =>
  parts.flatMap(({ quiz, name }: PartDefinition) => (quiz === null ? [] : [{ quiz, name }]))

const bank: Judge = (definition, { questions }) => {
  const lacks = quizzesOf(definition).flatMap(({ quiz, name }) =>
    shortagesOf(quiz.blueprint, questions.get(quiz.bank) ?? []).map((lack) => ({ lack, name })),
  )
  const [first] = lacks
  return point('bank', true, first === undefined, {
    count: lacks.length,
    part: first?.name.vi ?? '',
    topic: first?.lack.topic ?? '',
    wanted: first?.lack.wanted ?? 0,
    available: first?.lack.available ?? 0,
  })
}

const blueprint: Judge = (definition) => {
  const wrong = quizzesOf(definition)
    .map(({ quiz, name }) => ({
      part: name.vi,
      questions: quiz.questions,
      sum: quiz.blueprint.reduce((total, { count }) => total + count, 0),
    }))
    .find(({ questions, sum }) => questions !== sum)
  return point('blueprint', true, wrong === undefined, wrong ?? {})
}

const freeze: Judge = (definition) => {
  const { freezeAt } = definition.ranking
  const rounds = official(definition)
  const starts = rounds.map(({ start }) => start).toSorted()
  const isEarly = freezeAt !== null && freezeAt <= (starts[0] ?? '')
  return point('freeze', false, !isEarly)
}

const registration: Judge = (definition) => {
  const required = new Set(
    definition.registration.fields.filter((field) => field.required).map(({ code }) => code),
  )
  const missing = ['name', 'unit'].filter((code) => !required.has(code))
  return point('registration', false, missing.length === 0)
}

const stale: Judge = (definition) => {
  const found = staleDates(definition)
  return point('stale-dates', false, found.length === 0, {
    count: found.length,
    date: found[0] ?? '',
  })
}

const judges: readonly Judge[] = [
  period,
  bank,
  blueprint,
  ({ rules }) => point('rules', true, rules.length > 0),
  roundsPast,
  windows,
  stale,
  (_, { uncoordinated, units }) =>
    point('coordinators', false, uncoordinated.length === 0, {
      count: uncoordinated.length,
      total: units,
      example: uncoordinated[0] ?? '',
    }),
  (_, { contestants }) => point('roster', false, contestants > 0),
  (_, { secretaries }) => point('secretary', false, secretaries > 0),
  (_, { drafts }) => point('drafts', false, drafts === 0, { count: drafts }),
  ({ documents }) => point('documents', false, documents.length > 0),
  registration,
  freeze,
  ({ demo }) => point('practice', false, !demo),
]

/**
 * What an edition lacks before it can open: what blocks first, then what is only worth knowing.
 * Points that are done are among them.
 */
export const checklistOf = (definition: ContestDefinition, ground: Ground): readonly CheckPoint[] =>
  judges.map((judge) => judge(definition, ground))

/** The points that keep the contest from opening. */
export const blockersOf = (points: readonly CheckPoint[]): readonly CheckPoint[] =>
  points.filter(({ blocks, done }) => blocks && !done)
