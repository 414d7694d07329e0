/** The rules of an edition as a form or contest.yaml holds them; what is not typed yet may be empty. */
export type RulesSaid = {
  readonly parts: readonly {
    readonly name: { readonly vi: string }
    readonly quiz?:
      | {
          readonly questions: number
          /** as in `10m`, `1h30m` */
          readonly timeLimit: string
          readonly attempts: 'unlimited' | { readonly perRound: number }
        }
      | undefined
    /** local times of this part in rounds in which it has its own */
    readonly windows?:
      | readonly { readonly round: string; readonly start: string; readonly end: string }[]
      | undefined
  }[]
  readonly ranking: { readonly keys: readonly ('correct' | 'duration' | 'achieved')[] }
  /** local times, as in `2021-09-15T07:00` */
  readonly rounds: readonly {
    readonly code?: string | undefined
    readonly kind: 'trial' | 'official'
    readonly start: string
    readonly end: string
  }[]
}

const weekdays = ['Chủ Nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy']
const keys = {
  correct: 'số câu đúng',
  duration: 'thời gian làm bài',
  achieved: 'thời điểm đạt kết quả',
}
/** Stands where something has not been typed yet. */
const GAP = '…'

const dayOf = (midnight: number): string => {
  const at = new Date(midnight)
  return `${weekdays[at.getUTCDay()] ?? ''}, ${at.getUTCDate()}/${at.getUTCMonth() + 1}/${at.getUTCFullYear()}`
}

const read = (local: string): { readonly midnight: number; readonly time: string } | null => {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})/u.exec(local)
  if (match === null) return null
  const [, year, month, day, time = ''] = match
  return { midnight: Date.UTC(Number(year), Number(month) - 1, Number(day)), time }
}

/** A local time in words: `07:00 Thứ Tư, 15/9/2021`; `…` where it is not one yet. */
export const localTimeInWords = (local: string): string => {
  const at = read(local)
  return at === null ? GAP : `${at.time} ${dayOf(at.midnight)}`
}

/** The end of a period in words: `hết Thứ Sáu, 15/10/2021` where that is midnight. */
export const localEndInWords = (local: string): string => {
  const at = read(local)
  if (at === null) return GAP
  if (at.time === '24:00') return `hết ${dayOf(at.midnight)}`
  return at.time === '00:00'
    ? `hết ${dayOf(at.midnight - 86_400_000)}`
    : `${at.time} ${dayOf(at.midnight)}`
}

/** A duration as contest.yaml writes it, in words: `1h30m` is `1 giờ 30 phút`. */
export const durationInWords = (text: string): string => {
  const match = /^(?=\d)(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/u.exec(text)
  if (match === null) return GAP
  const [hours, minutes, seconds] = match.slice(1).map((digits) => Number(digits ?? 0))
  const said = [
    [hours, 'giờ'],
    [minutes, 'phút'],
    [seconds, 'giây'],
  ].flatMap(([value, unit]) => (value === 0 ? [] : [`${value} ${unit}`]))
  return said.length === 0 ? '0 giây' : said.join(' ')
}

/** How often one may try, in words. */
export const attemptsInWords = (attempts: 'unlimited' | { readonly perRound: number }): string => {
  if (attempts === 'unlimited') return 'thi không giới hạn số lần, lấy lần cao nhất'
  if (attempts.perRound === 1) return 'mỗi đợt thi một lần'
  const times = attempts.perRound > 0 ? String(attempts.perRound) : GAP
  return `mỗi đợt thi tối đa ${times} lần, lấy lần cao nhất`
}

/** The order of ranking in words: `số câu đúng, rồi thời gian làm bài`. */
export const keysInWords = (order: RulesSaid['ranking']['keys']): string =>
  order.length === 0 ? GAP : order.map((key) => keys[key]).join(', rồi ')

const quizInWords = ({ name, quiz }: RulesSaid['parts'][number], alone: boolean): string[] => {
  if (quiz === undefined) return []
  const questions = quiz.questions > 0 ? String(quiz.questions) : GAP
  const said = `${questions} câu trong ${durationInWords(quiz.timeLimit)}, ${attemptsInWords(quiz.attempts)}`
  return [alone ? said : `${name.vi}: ${said}`]
}

const periodInWords = ({ start, end }: { readonly start: string; readonly end: string }): string =>
  `${localTimeInWords(start)} đến ${localEndInWords(end)}`

/** When the rounds of a kind are open for the quizzes, whose windows may be their own. */
const periodsInWords = (
  rounds: RulesSaid['rounds'],
  quizzes: RulesSaid['parts'],
  kind: 'trial' | 'official',
): string =>
  rounds
    .filter((round) => round.kind === kind)
    .flatMap((round) => {
      const own = quizzes.map(
        ({ windows }) => windows?.find((window) => window.round === round.code) ?? round,
      )
      return [...new Set((own.length === 0 ? [round] : own).map(periodInWords))]
    })
    .join('; ')

/**
 * What the rules now mean, as one sentence of plain Vietnamese: `15 câu trong 10 phút, thi không
 * giới hạn số lần, lấy lần cao nhất; xếp hạng theo số câu đúng, rồi thời gian làm bài; mở 07:00
 * Thứ Tư, 15/9/2021 đến hết Thứ Sáu, 15/10/2021.` What is not known yet is `…`.
 */
export const rulesInWords = ({ parts, ranking, rounds }: RulesSaid): string => {
  const quizzes = parts.filter(({ quiz }) => quiz !== undefined)
  const trial = periodsInWords(rounds, quizzes, 'trial')
  const said = [
    ...quizzes.flatMap((part) => quizInWords(part, quizzes.length === 1)),
    `xếp hạng theo ${keysInWords(ranking.keys)}`,
    ...(trial === '' ? [] : [`thi thử ${trial}`]),
    `mở ${periodsInWords(rounds, quizzes, 'official') || GAP}`,
  ].join('; ')
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`
}
