import type { ContestFile } from '#src/modules/pack/rules/contest-file.ts'
import { localEndInWords, localTimeInWords } from '#src/shared/rules-in-words.ts'

/** What the short form asks. */
export type Guided = {
  readonly slug: string
  readonly name: string
  readonly organiser: string
  /** local times */
  readonly start: string
  readonly end: string
  readonly bank: string
  readonly questions: number
  readonly minutes: number
  /** in a round; null: no limit */
  readonly attempts: number | null
}

/** A topic of a bank and how many of its questions are in use. */
export type TopicSize = { readonly topic: string; readonly available: number }

/**
 * A blueprint of so many questions, spread over the topics in proportion to what each has; what is
 * left over goes to those that were rounded down most. A topic that gets none is left out.
 */
export const spread = (
  questions: number,
  topics: readonly TopicSize[],
): readonly { readonly topic: string; readonly count: number }[] => {
  const total = topics.reduce((sum, { available }) => sum + available, 0)
  const shares = topics.map(({ topic, available }, place) => {
    const share = total === 0 ? 0 : (questions * available) / total
    return { topic, place, count: Math.floor(share), rest: share - Math.floor(share) }
  })
  const left = questions - shares.reduce((sum, { count }) => sum + count, 0)
  const first = new Set(
    shares
      .toSorted((one, other) => other.rest - one.rest || one.place - other.place)
      .slice(0, left)
      .map(({ place }) => place),
  )
  // Of an empty bank its first topic is asked for everything, and the checklist says what it lacks.
  const over = Math.max(0, left - shares.length)
  return shares
    .map(({ topic, place, count }) => ({
      topic,
      count: count + (first.has(place) ? 1 : 0) + (place === 0 ? over : 0),
    }))
    .filter(({ count }) => count > 0)
}

const rulesOf = ({ start, end, questions, minutes, attempts }: Guided): string[] => [
  `Thời gian thi: từ ${localTimeInWords(start)} đến ${localEndInWords(end)}.`,
  `Mỗi lượt thi gồm ${questions} câu hỏi trắc nghiệm, làm bài trong thời gian tối đa ${minutes} phút.`,
  attempts === null
    ? 'Thí sinh được thi không giới hạn số lượt. Lượt thi có kết quả cao nhất được tính.'
    : `Mỗi thí sinh được thi tối đa ${attempts} lượt. Lượt thi có kết quả cao nhất được tính.`,
  'Xếp hạng cá nhân: số câu trả lời đúng nhiều nhất; nếu bằng nhau thì xét thời gian làm bài ngắn nhất, rồi đến thời điểm đạt kết quả sớm nhất.',
  'Đáp án và phần giải thích được công bố sau khi đợt thi kết thúc.',
]

/** The settings of an edition from the few things that the short form asks, the rest as usual. */
export const guidedSettings = (guided: Guided, topics: readonly TopicSize[]): ContestFile => {
  const { slug, name, organiser, start, end, bank, questions, minutes, attempts } = guided
  const blueprint = spread(questions, topics)
  return {
    slug,
    name: { vi: name },
    summary: { vi: `${name}: thi trắc nghiệm trực tuyến, ${questions} câu trong ${minutes} phút.` },
    organiser: { vi: organiser },
    timeZone: 'Asia/Ho_Chi_Minh',
    audience: {
      vi: 'Cán bộ, công chức, viên chức, người lao động của các đơn vị có tên trong danh sách dự thi.',
    },
    rules: rulesOf(guided).map((vi) => ({ vi })),
    documents: [],
    rounds: [
      {
        code: 'chinh-thuc',
        kind: 'official',
        name: { vi: 'Thi chính thức', en: 'Official round', km: 'ប្រឡងផ្លូវការ' },
        start,
        end,
      },
    ],
    parts: [
      {
        code: 'kien-thuc',
        kind: 'quiz',
        name: { vi: 'Phần thi kiến thức', en: 'Knowledge part', km: 'ផ្នែកចំណេះដឹង' },
        quiz: {
          bank,
          questions,
          timeLimit: `${minutes}m`,
          blueprint,
          attempts: attempts === null ? 'unlimited' : { perRound: attempts },
          counts: 'best',
          review: 'after-close',
          marks: 'after-attempt',
        },
      },
    ],
    ranking: { keys: ['correct', 'duration', 'achieved'], visibility: 'live', names: 'full' },
    registration: {
      fields: [
        { code: 'name', required: true },
        { code: 'unit', required: true },
        { code: 'phone', required: false, unique: true },
      ],
    },
  }
}
