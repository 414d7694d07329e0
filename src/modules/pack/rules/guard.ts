import { partRounds } from '#src/modules/contest/rules/part-rounds.ts'
import { isRunning } from '#src/modules/contest/rules/running.ts'
import type {
  ContestDefinition,
  QuizDefinition,
  UnitDefinition,
} from '#src/modules/contest/definition.ts'
import type { Path, Said } from './problem.ts'

/** What was done of a part in a round. */
export type RoundFooting = {
  /** code of the part */
  readonly part: string
  readonly code: string
  readonly attempts: number
  readonly firstStart: Date
  readonly lastStart: Date
  /** when the last attempt ended, or must end */
  readonly lastEnd: Date
}
export type PartFooting = {
  readonly code: string
  readonly attempts: number
  readonly official: number
  readonly open: number
  readonly publications: number
}

/** What depends on a unit that competes, or on those below it. */
export type UnitFooting = {
  readonly code: string
  readonly contestants: number
  readonly quotas: number
  readonly registrations: number
}

/** What stands on a contest already and must not be pulled from under it. */
export type Footing = {
  readonly rounds: readonly RoundFooting[]
  readonly parts: readonly PartFooting[]
  readonly units: readonly UnitFooting[]
  /** code of each sub-unit → name of the unit right above it */
  readonly subUnits: ReadonlyMap<string, string>
}

/**
 * A change that is refused: where contest.yaml asks for it, or which unit of units.csv (counted from
 * 0, and the field), and why not.
 */
export type Objection = Said & { readonly file: 'contest.yaml' | 'units.csv'; readonly path: Path }

export type Change = {
  readonly before: ContestDefinition
  readonly after: ContestDefinition
  readonly units: readonly UnitDefinition[]
  readonly footing: Footing
  /** whether the contest has been opened: before, none of its rounds runs whatever the clock says */
  readonly open: boolean
  readonly now: Date
}

/** What decides on a paper, its time and its mark. */
const countingFields = [
  'bank',
  'questions',
  'timeLimitMs',
  'blueprint',
  'shuffle',
  'attemptsPerRound',
  'graceMs',
] as const satisfies readonly (keyof QuizDefinition)[]

/** What a contestant may see; loosening it within a round would show the key to those who are next. */
const seeingFields = ['review', 'marks'] as const satisfies readonly (keyof QuizDefinition)[]

const names: Readonly<Record<string, string>> = {
  timeLimitMs: 'timeLimit',
  graceMs: 'grace',
  attemptsPerRound: 'attempts',
}

const differs = (one: unknown, other: unknown): boolean =>
  JSON.stringify(sorted(one)) !== JSON.stringify(sorted(other))

// jsonb gives keys back in an order of its own.
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  )
}

const objection = (path: Path, vi: string, en: string): Objection => ({
  file: 'contest.yaml',
  path,
  vi,
  en,
})

const runs = ({ before, open, now }: Change): boolean => open && isRunning(before, now)

/** Why what counts may not change now; null where it may. */
const lockOf = (change: Change, parts: readonly PartFooting[]): Said | null => {
  const open = parts.reduce((sum, part) => sum + part.open, 0)
  const official = parts.reduce((sum, part) => sum + part.official, 0)
  if (open > 0) return { vi: `đang có ${open} lượt thi mở`, en: `${open} attempts are open` }
  if (official > 0)
    return {
      vi: `đã có ${official} lượt thi chính thức`,
      en: `there are ${official} official attempts already`,
    }
  return runs(change) ? { vi: 'đợt chính thức đang mở', en: 'an official round is open' } : null
}

const judgeQuizzes = (change: Change): Objection[] => {
  const running = runs(change)
  return change.before.parts.flatMap((before) => {
    const place = change.after.parts.findIndex(({ code }) => code === before.code)
    const after = change.after.parts[place]?.quiz
    if (before.quiz === null || after === null || after === undefined) return []
    const old = before.quiz
    const lock = lockOf(
      change,
      change.footing.parts.filter(({ code }) => code === before.code),
    )
    const locked = [
      ...(lock === null ? [] : countingFields),
      ...(running ? seeingFields : []),
    ].filter((field) => differs(old[field], after[field]))
    return locked.map((field) => {
      const reason = lock ?? { vi: 'đợt chính thức đang mở', en: 'an official round is open' }
      const name = names[field] ?? field
      return objection(
        ['parts', place, 'quiz', name],
        `không đổi được “${name}” của phần “${before.code}”: ${reason.vi}`,
        `“${name}” of the part “${before.code}” cannot change: ${reason.en}`,
      )
    })
  })
}

const judgeParts = (change: Change): Objection[] =>
  change.before.parts.flatMap((before) => {
    const after = change.after.parts.find(({ code }) => code === before.code)
    if (after?.kind === before.kind) return []
    const footing = change.footing.parts.find(({ code }) => code === before.code)
    const attempts = footing?.attempts ?? 0
    const running = before.kind === 'quiz' && runs(change)
    if (attempts + (footing?.publications ?? 0) === 0 && !running) return []
    return objection(
      ['parts'],
      `không bỏ hay đổi loại được phần “${before.code}”: ${attempts > 0 ? `đã có ${attempts} lượt thi` : 'đợt chính thức đang mở hoặc kết quả đã công bố'}`,
      `the part “${before.code}” cannot go or change its kind: ${attempts > 0 ? `it has ${attempts} attempts` : 'an official round is open, or results are published'}`,
    )
  })

const has = ({ attempts }: Pick<RoundFooting, 'attempts'>): Said => ({
  vi: `đã có ${attempts} lượt thi`,
  en: `it has ${attempts} attempts`,
})

const judgeRounds = (change: Change): Objection[] =>
  change.before.rounds.flatMap((before) => {
    const attempts = change.footing.rounds
      .filter(({ code }) => code === before.code)
      .reduce((sum, footing) => sum + footing.attempts, 0)
    const place = change.after.rounds.findIndex(({ code }) => code === before.code)
    const after = change.after.rounds[place]
    if (attempts === 0) return []
    if (after === undefined)
      return objection(
        ['rounds'],
        `không bỏ được đợt “${before.code}”: ${has({ attempts }).vi}`,
        `the round “${before.code}” cannot go: ${has({ attempts }).en}`,
      )
    if (after.kind === before.kind) return []
    return objection(
      ['rounds', place, 'kind'],
      `không đổi được loại của đợt “${before.code}”: ${has({ attempts }).vi}`,
      `the kind of the round “${before.code}” cannot change: ${has({ attempts }).en}`,
    )
  })

const roundOf = (definition: ContestDefinition, { part, code }: RoundFooting) => {
  const own = definition.parts.find((one) => one.code === part)
  return own && partRounds(definition.rounds, own).find((round) => round.code === code)
}

/** Where contest.yaml says when a part is open in a round. */
const placeOf = ({ parts, rounds }: ContestDefinition, { part, code }: RoundFooting): Path => {
  const place = parts.findIndex((one) => one.code === part)
  const window = parts[place]?.windows?.findIndex(({ round }) => round === code) ?? -1
  return window < 0
    ? ['rounds', rounds.findIndex((round) => round.code === code)]
    : ['parts', place, 'windows', window]
}

const judgeTimes = (change: Change): Objection[] =>
  change.footing.rounds.flatMap((footing) => {
    const before = roundOf(change.before, footing)
    const after = roundOf(change.after, footing)
    if (after === undefined) return []
    // What a person was granted may lie outside: only a time that changes is judged.
    const starts = before?.start !== after.start && footing.firstStart < new Date(after.start)
    const ends =
      before?.end !== after.end &&
      (footing.lastStart >= new Date(after.end) || footing.lastEnd > new Date(after.end))
    if (!starts && !ends) return []
    return objection(
      [...placeOf(change.after, footing), starts ? 'start' : 'end'],
      `phần “${footing.part}” trong đợt “${footing.code}” ${has(footing).vi}, có lượt nằm ngoài thời gian mới`,
      `the part “${footing.part}” has ${footing.attempts} attempts in the round “${footing.code}”, some outside of the new time`,
    )
  })

const judgeKeys = (change: Change): Objection[] => {
  const { before, after, footing } = change
  const lock = lockOf(change, footing.parts)
  if (lock === null || !differs(before.ranking.keys, after.ranking.keys)) return []
  return [
    objection(
      ['ranking', 'keys'],
      `không đổi được thứ tự xếp hạng: ${lock.vi}`,
      `the ranking keys cannot change: ${lock.en}`,
    ),
  ]
}

/** Of units that people, quotas or registrations depend on, those that would not be there any more. */
export const missedUnits = <T extends UnitFooting>(
  units: readonly T[],
  kept: readonly { readonly code: string }[],
): readonly T[] => {
  const codes = new Set(kept.map(({ code }) => code))
  return units.filter(
    ({ code, contestants, quotas, registrations }) =>
      contestants + quotas + registrations > 0 && !codes.has(code),
  )
}

const judgeSubUnits = ({ units, footing }: Change): Objection[] =>
  units.flatMap(({ code }, index): Objection[] => {
    const above = footing.subUnits.get(code)
    if (above === undefined) return []
    return [
      {
        file: 'units.csv',
        path: [index, 'code'],
        vi: `mã đơn vị “${code}”: đơn vị này đang trực thuộc “${above}” trong hội thi nên không thể dự thi riêng`,
        en: `the code “${code}”: this unit is a sub-unit of “${above}” in the contest and cannot compete on its own`,
      },
    ]
  })

const judgeMissed = (change: Change): Objection[] => {
  const missed = missedUnits(change.footing.units, change.units)
  return missed.map(({ code, contestants, quotas, registrations }) => ({
    file: 'units.csv',
    path: [],
    ...(contestants > 0
      ? {
          vi: `không bỏ được đơn vị “${code}”: đã có ${contestants} người trong danh sách dự thi`,
          en: `the unit “${code}” cannot go: ${contestants} contestants belong to it`,
        }
      : {
          vi: `không bỏ được đơn vị “${code}”: đã có ${quotas} chỉ tiêu và ${registrations} lượt đăng ký`,
          en: `the unit “${code}” cannot go: ${quotas} quotas and ${registrations} registrations belong to it`,
        }),
  }))
}

/**
 * Why a changed edition may not be imported now: what counts stands still while an official round
 * is open and once official attempts exist; no attempt falls out of its round; no contestant loses
 * the unit. Moving an end later is always allowed. Empty where all may be.
 */
export const judgeChange = (change: Change): readonly Objection[] => [
  ...judgeParts(change),
  ...judgeQuizzes(change),
  ...judgeRounds(change),
  ...judgeTimes(change),
  ...judgeKeys(change),
  ...judgeMissed(change),
  ...judgeSubUnits(change),
]
