import type { QuestionDefinition } from '#src/modules/question-bank/bank.ts'
import type { Context } from '#src/platform/context.ts'
import { aContest } from '#test/factories/contest.ts'
import { aPerson, aSession } from '#test/factories/people.ts'

export const now = '2021-10-01T09:00:00+07:00'

const at = (text: string): Date => new Date(`${text}+07:00`)

const stems = [
  'Theo Chỉ thị 26/CT-TTg, người đứng đầu cơ quan chịu trách nhiệm về việc gì?',
  'Thời hạn trả kết quả hồ sơ đủ điều kiện tại Bộ phận Một cửa được tính từ lúc nào?',
  'Chỉ số SIPAS đo lường điều gì?',
] as const

/** 30 questions on two topics, the longest stems of the field among them. */
const questions: readonly QuestionDefinition[] = Array.from({ length: 30 }, (_, index) => ({
  code: `cau-${String(index + 1).padStart(3, '0')}`,
  topic: index < 15 ? 'to-chuc' : 'thu-tuc',
  difficulty: (['easy', 'medium', 'hard'] as const)[index % 3] ?? 'easy',
  stem: `${stems[index % stems.length] ?? ''} (tình huống ${index + 1})`,
  options: ['Ban hành quy chế', 'Kỷ luật, kỷ cương', 'Tiền lương', 'Tất cả các phương án trên'].map(
    (text, place) => ({
      text: `${text}${place === 3 ? '' : ` ${index + 1}`}`,
      pinned: place === 3,
      correct: place === 1,
    }),
  ),
  keepOrder: false,
  explanation: `Vì đó là nội dung của điều ${index + 1}.`,
  source: 'Chỉ thị 26/CT-TTg, mục 3',
}))

/** Gives `writer` and `organiser`: cookies of two people of a contest that is to open in a month. */
export const prepare = async (context: Context): Promise<object> => {
  const contest = await aContest(context, {
    slug: 'cai-cach-2021',
    questions,
    quiz: {
      questions: 5,
      blueprint: [
        { topic: 'to-chuc', count: 3 },
        { topic: 'thu-tuc', difficulty: 'easy', count: 2 },
      ],
    },
    rounds: [{ code: 'chinh-thuc', start: at('2021-11-01T07:00'), end: at('2021-12-01T00:00') }],
    definition: { name: { vi: 'Hội thi tìm hiểu cải cách hành chính năm 2021' } },
  })
  const cookieOf = async (name: string, role: 'organiser' | 'question_writer') => {
    const person = await aPerson(context, { name, grants: [{ role, contest }] })
    return aSession(context, person.id)
  }
  return {
    writer: await cookieOf('Lâm Thị Ngọc Hân', 'question_writer'),
    organiser: await cookieOf('Trần Hoàng Phúc', 'organiser'),
  }
}
