import type { BankDefinition, QuestionDefinition } from '#src/modules/question-bank/bank.ts'
import type { Contest } from '#src/modules/contest/contest.ts'
import type {
  ContestDefinition,
  QuizDefinition,
  RoundDefinition,
  StoredFile,
  UnitDefinition,
  WindowDefinition,
} from '#src/modules/contest/definition.ts'
import { findContestById } from '#src/modules/contest/find-contest.ts'
import { saveContest } from '#src/modules/contest/save-contest.ts'
import { saveBank } from '#src/modules/question-bank/save-bank.ts'
import type { Context } from '#src/platform/context.ts'

const topics = ['to-chuc', 'ky-luat', 'thu-tuc'] as const
const difficulties = ['easy', 'medium', 'hard'] as const

/** 30 questions: ten a topic, of which four easy, three medium, three hard. Option B is right. */
const someQuestions = (): QuestionDefinition[] =>
  topics.flatMap((topic) =>
    Array.from({ length: 10 }, (_, index) => ({
      code: `${topic}-${index + 1}`,
      topic,
      difficulty: difficulties[index % 3] ?? 'easy',
      stem: `Câu ${index + 1} về ${topic}?`,
      options: ['A', 'B', 'C', 'D'].map((letter, option) => ({
        text: `${topic} ${index + 1} ${letter}`,
        pinned: index === 9 && option === 3,
        correct: option === 1,
      })),
      keepOrder: false,
      explanation: `Vì ${topic} ${index + 1}.`,
      source: `Nghị định ${index + 1}, Điều ${index + 1}`,
    })),
  )

/** Two unit groups of three units each; the codes are the same in every contest. */
const someUnits: readonly UnitDefinition[] = ['so', 'huyen'].flatMap((group) =>
  [1, 2, 3].map((number) => ({
    code: `${group}-${number}`,
    name: group === 'so' ? `Sở số ${number}` : `Huyện số ${number}`,
    unitGroup: group === 'so' ? 'Cơ quan chuyên môn' : 'UBND cấp huyện',
    staffCount: number * 10,
  })),
)

export type RoundOption = {
  readonly code?: string
  readonly kind?: 'trial' | 'official'
  readonly start: Date
  readonly end: Date
}

export type ContestOptions = {
  readonly slug?: string
  readonly demo?: boolean
  /** one official round from a day ago to 30 days from now (of the context's clock) unless said */
  readonly rounds?: readonly RoundOption[]
  /** windows of its own of part `kien-thuc` */
  readonly windows?: readonly RoundOption[]
  /** fields of the quiz of part `kien-thuc`; 10 questions in 10 minutes unless said */
  readonly quiz?: Partial<QuizDefinition>
  readonly ranking?: Partial<ContestDefinition['ranking']>
  readonly definition?: Partial<ContestDefinition>
  readonly units?: readonly UnitDefinition[]
  readonly questions?: readonly QuestionDefinition[]
  readonly files?: readonly StoredFile[]
}

const day = 86_400_000
let made = 0

const roundFrom = (round: RoundOption, index: number): RoundDefinition => ({
  code: round.code ?? `vong-${index + 1}`,
  kind: round.kind ?? 'official',
  name: { vi: `Vòng ${index + 1}`, en: `Round ${index + 1}` },
  start: round.start.toISOString(),
  end: round.end.toISOString(),
})

const windowFrom = (window: RoundOption, index: number): WindowDefinition => ({
  round: window.code ?? `vong-${index + 1}`,
  start: window.start.toISOString(),
  end: window.end.toISOString(),
})

const definitionFrom = (
  context: Context,
  slug: string,
  options: ContestOptions,
): ContestDefinition => {
  const now = context.clock.now().getTime()
  const rounds = options.rounds ?? [{ start: new Date(now - day), end: new Date(now + 30 * day) }]
  const questions = options.quiz?.questions ?? 10
  return {
    slug,
    name: { vi: `Hội thi ${slug}`, en: `Contest ${slug}` },
    summary: { vi: 'Hội thi thử nghiệm.', en: 'A contest for tests.' },
    organiser: { vi: 'Sở Nội vụ', en: 'Department of Home Affairs' },
    timeZone: 'Asia/Ho_Chi_Minh',
    demo: options.demo ?? false,
    audience: { vi: 'Công chức, viên chức', en: 'Public officials' },
    rules: [{ vi: 'Thi nhiều lần, tính lượt cao nhất.', en: 'The best attempt counts.' }],
    documents: [],
    rounds: rounds.map(roundFrom),
    parts: [
      {
        code: 'kien-thuc',
        kind: 'quiz',
        name: { vi: 'Phần thi kiến thức', en: 'Knowledge' },
        weight: null,
        ...(options.windows && { windows: options.windows.map(windowFrom) }),
        quiz: {
          bank: `${slug}-bank`,
          questions,
          timeLimitMs: 600_000,
          assumed: [],
          blueprint: topics
            .map((topic, index) => ({
              topic,
              count: Math.floor((questions + topics.length - 1 - index) / topics.length),
            }))
            .filter((row) => row.count > 0),
          shuffle: { questions: true, options: true },
          attemptsPerRound: null,
          graceMs: 2000,
          review: 'after-close',
          marks: 'after-attempt',
          ...options.quiz,
        },
      },
    ],
    ranking: {
      keys: ['correct', 'duration', 'achieved'],
      visibility: 'live',
      freezeAt: null,
      names: 'full',
      ...options.ranking,
    },
    registration: {
      fields: [
        { code: 'name', required: true, unique: false },
        { code: 'unit', required: true, unique: false },
      ],
    },
    ...options.definition,
  }
}

/**
 * A small contest, written as the import writes it: part `kien-thuc` on a bank of 30 questions,
 * units `so-1`…`so-3`, `huyen-1`…`huyen-3`. Each call makes another one, unless `slug` is said.
 */
export const aContest = async (
  context: Context,
  options: ContestOptions = {},
): Promise<Contest> => {
  made += 1
  const definition = definitionFrom(context, options.slug ?? `hoi-thi-${made}`, options)
  const now = context.clock.now()
  const bank: BankDefinition = {
    slug: options.quiz?.bank ?? `${definition.slug}-bank`,
    name: { vi: 'Ngân hàng thử nghiệm' },
    topics: topics.map((code) => ({ code, name: { vi: code } })),
    questions: options.questions ?? someQuestions(),
  }
  const id = await context.db.query.transaction().execute(async (transaction) => {
    const bankId = await saveBank(transaction, bank, [], now)
    const edition = { definition, units: options.units ?? someUnits, files: options.files ?? [] }
    return saveContest(transaction, edition, new Map([[bank.slug, bankId]]), now)
  })
  const contest = await findContestById(context, id)
  if (contest === null) throw new Error('the contest was not written')
  return contest
}
