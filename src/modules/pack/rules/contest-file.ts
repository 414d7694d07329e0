import type {
  ContestDefinition,
  QuizDefinition,
  WindowDefinition,
} from '#src/modules/contest/definition.ts'
import type { Localised } from '#src/shared/language.ts'
import { type Decoded, failed } from './decode.ts'
import { readRounds, readWindows } from './contest-times.ts'
import { isTimeZone } from './local-time.ts'
import { complain, readDuration, type Reading, readInstant } from './reading.ts'
import type { Path } from './problem.ts'
import { repeated } from './repeated.ts'
import { checkSchema } from './schema-check.ts'
import type { YamlSource } from './yaml-source.ts'

type RawQuiz = Pick<QuizDefinition, 'bank' | 'questions' | 'blueprint' | 'review' | 'marks'> & {
  readonly timeLimit: string
  readonly grace?: string
  readonly assumed?: readonly string[]
  readonly shuffle?: QuizDefinition['shuffle']
  readonly counts: 'best'
  readonly attempts: 'unlimited' | { readonly perRound: number }
}
type RawPart = Pick<ContestDefinition['parts'][number], 'code' | 'kind' | 'name'> & {
  readonly weight?: number
  readonly windows?: readonly WindowDefinition[]
  readonly quiz?: RawQuiz
}
type RawDocument = {
  readonly title: Localised
  readonly number?: string
  readonly date?: string
  readonly issuer?: Localised
  readonly file?: string
  readonly url?: string
}
/** contest.yaml as plain JSON: local times, durations as people write them. */
export type ContestFile = Omit<
  ContestDefinition,
  'demo' | 'documents' | 'parts' | 'ranking' | 'registration'
> & {
  readonly demo?: boolean
  readonly documents?: readonly RawDocument[]
  readonly parts: readonly RawPart[]
  readonly ranking: Pick<ContestDefinition['ranking'], 'keys' | 'visibility' | 'names'> & {
    readonly freezeAt?: string
  }
  readonly registration: {
    readonly open?: boolean
    readonly fields: readonly { code: string; required: boolean; unique?: boolean }[]
  }
}

const MIN_TIME_LIMIT = 10_000
const MAX_TIME_LIMIT = 24 * 3_600_000
const MAX_GRACE = 60_000

const readParts = (
  reading: Reading,
  raw: ContestFile,
  rounds: ContestDefinition['rounds'],
): ContestDefinition['parts'] =>
  raw.parts.map(({ code, kind, name, weight, windows, quiz }, place) => ({
    code,
    kind,
    name,
    weight: weight ?? null,
    ...readWindows(reading, ['parts', place, 'windows'], windows, rounds),
    quiz: quiz === undefined ? null : readQuiz(reading, ['parts', place, 'quiz'], quiz),
  }))

const readQuiz = (reading: Reading, path: Path, raw: RawQuiz): QuizDefinition => {
  const sum = raw.blueprint.reduce((total, row) => total + row.count, 0)
  if (sum !== raw.questions)
    complain(
      reading,
      [...path, 'blueprint'],
      `ma trận đề có ${sum} câu, nhưng mỗi lượt ${raw.questions} câu`,
      `the blueprint has ${sum} questions, but an attempt has ${raw.questions}`,
    )
  const limits = [MIN_TIME_LIMIT, MAX_TIME_LIMIT] as const
  return {
    bank: raw.bank,
    questions: raw.questions,
    timeLimitMs: readDuration(reading, [...path, 'timeLimit'], raw.timeLimit, limits),
    assumed: raw.assumed ?? [],
    blueprint: raw.blueprint,
    shuffle: raw.shuffle ?? { questions: true, options: true },
    attemptsPerRound: raw.attempts === 'unlimited' ? null : raw.attempts.perRound,
    graceMs: readDuration(reading, [...path, 'grace'], raw.grace ?? '2s', [0, MAX_GRACE]),
    review: raw.review,
    marks: raw.marks,
  }
}

const checkCodes = (reading: Reading, list: 'rounds' | 'parts', codes: readonly string[]): void => {
  for (const place of repeated(codes))
    complain(
      reading,
      [list, place, 'code'],
      `mã “${codes[place] ?? ''}” bị lặp`,
      `the code “${codes[place] ?? ''}” is there twice`,
    )
}

const checkFiles = (reading: Reading, raw: ContestFile, paths: ReadonlySet<string>): void => {
  for (const [place, { file }] of (raw.documents ?? []).entries()) {
    if (file === undefined || paths.has(file)) continue
    const isOutside = file.split('/').some((part) => part === '..' || part === '.' || part === '')
    complain(
      reading,
      ['documents', place, 'file'],
      isOutside ? `đường dẫn “${file}” không được nhận` : `không có tệp “${file}” trong thư mục`,
      isOutside ? `the path “${file}” is not accepted` : `there is no file “${file}” in the folder`,
    )
  }
}

const definitionOf = (
  reading: Reading,
  raw: ContestFile,
  rounds: ContestDefinition['rounds'],
): ContestDefinition => ({
  slug: raw.slug,
  name: raw.name,
  summary: raw.summary,
  organiser: raw.organiser,
  timeZone: raw.timeZone,
  demo: raw.demo ?? false,
  audience: raw.audience,
  rules: raw.rules,
  documents: (raw.documents ?? []).map(({ title, number, date, issuer, file, url }) => ({
    title,
    number: number ?? null,
    date: date ?? null,
    issuer: issuer ?? null,
    file: file ?? null,
    url: url ?? null,
  })),
  rounds,
  parts: readParts(reading, raw, rounds),
  ranking: {
    keys: raw.ranking.keys,
    visibility: raw.ranking.visibility,
    freezeAt:
      raw.ranking.freezeAt === undefined
        ? null
        : readInstant(reading, ['ranking', 'freezeAt'], raw.ranking.freezeAt),
    names: raw.ranking.names,
  },
  registration: {
    ...(raw.registration.open === undefined ? {} : { open: raw.registration.open }),
    fields: raw.registration.fields.map(({ code, required, unique }) => ({
      code,
      required,
      unique: unique ?? false,
    })),
  },
})

/**
 * Reads contest.yaml into a definition: local times become instants, durations milliseconds. Gives
 * every problem of the file instead. `paths` are the files of the edition's folder.
 */
export const readContestFile = (
  source: YamlSource,
  paths: ReadonlySet<string>,
): Decoded<ContestDefinition> => {
  const wrong = checkSchema('contest', source)
  if (wrong.length > 0) return failed(...wrong)
  const raw = source.data as ContestFile
  if (!isTimeZone(raw.timeZone))
    return failed(
      source.problem(['timeZone'], {
        vi: `không có múi giờ “${raw.timeZone}”`,
        en: `there is no time zone “${raw.timeZone}”`,
      }),
    )
  const reading: Reading = { source, problems: [], zone: raw.timeZone }
  const definition = definitionOf(reading, raw, readRounds(reading, raw.rounds))
  for (const list of ['rounds', 'parts'] as const)
    checkCodes(
      reading,
      list,
      raw[list].map(({ code }) => code),
    )
  checkFiles(reading, raw, paths)
  return reading.problems.length > 0 ? failed(...reading.problems) : { ok: true, value: definition }
}
