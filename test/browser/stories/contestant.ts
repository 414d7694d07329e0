import type { Contest } from '#src/modules/contest/contest.ts'
import type { UnitDefinition } from '#src/modules/contest/definition.ts'
import type { QuestionDefinition } from '#src/modules/question-bank/bank.ts'
import type { Context } from '#src/platform/context.ts'
import { aContest } from '#test/factories/contest.ts'
import { aContestant, aPerson, aSession, enrol, type TestPerson } from '#test/factories/people.ts'

// A contest that runs on 1/10/2021 at nine, with the longest names and stems that come up.
export const now = '2021-10-01T09:00:00+07:00'

const at = (text: string): Date => new Date(`${text}+07:00`)

const units: readonly UnitDefinition[] = [
  {
    code: 'pali',
    name: 'Trường Bổ túc Văn hóa Pali Trung cấp Nam bộ',
    unitGroup: 'Đơn vị sự nghiệp công lập',
    staffCount: 40,
  },
]

const longStem =
  'Theo Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ ban hành Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030, nội dung nào sau đây không thuộc các nội dung trọng tâm của cải cách hành chính?'

const longOptions = [
  'Cải cách thể chế; cải cách thủ tục hành chính; cải cách tổ chức bộ máy hành chính nhà nước.',
  'Cải cách chế độ công vụ; cải cách tài chính công; xây dựng và phát triển Chính phủ điện tử, Chính phủ số.',
  'Cải cách tư pháp.',
  'Cải cách tiền lương, bảo hiểm xã hội và ưu đãi người có công với cách mạng.',
  'Cả A và B.',
  'Cả A, B, C và D.',
]

/** 15 questions: the shape of the tenth is long with six options, the eleventh has two right. */
const questions: readonly QuestionDefinition[] = Array.from({ length: 15 }, (_, index) => {
  const number = index + 1
  const isLong = number === 10
  const isMultiple = number === 11
  const texts = isLong ? longOptions : ['Sai thứ nhất', 'Đúng', 'Sai thứ hai', 'Sai thứ ba']
  return {
    code: `cau-${number}`,
    topic: 'to-chuc',
    difficulty: 'easy',
    stem: isLong ? longStem : `Câu hỏi số ${number}: điều nào dưới đây là đúng?`,
    options: texts.map((text, option) => ({
      text,
      pinned: false,
      correct: option === 1 || (isMultiple && option === 2),
    })),
    keepOrder: true,
    explanation: `Vì điều thứ hai đúng với câu ${number}.`,
    source: 'Nghị quyết 76/NQ-CP, Điều 1',
  }
})

type Quiz = NonNullable<Parameters<typeof aContest>[1]>['quiz']

const aQuizContest = (context: Context, slug: string, name: string, quiz: Quiz) =>
  aContest(context, {
    slug,
    units,
    questions,
    quiz: {
      questions: 15,
      blueprint: [{ topic: 'to-chuc', count: 15 }],
      shuffle: { questions: false, options: false },
      ...quiz,
    },
    rounds: [{ code: 'chinh-thuc', start: at('2021-09-15T07:00'), end: at('2021-10-16T00:00') }],
    definition: { name: { vi: name, en: name, km: name } },
  })

const people = async (
  context: Context,
  contests: readonly Contest[],
  count: number,
): Promise<TestPerson[]> => {
  const made: TestPerson[] = []
  for (let index = 0; index < count; index += 1) {
    const [first, ...others] = contests
    if (first === undefined) throw new Error('no contest')
    const person = await aContestant(context, first, {
      name: `Thạch Thị Sa Rươne ${index + 1}`,
      username: `thi-sinh-${index + 1}`,
      position: 'Chuyên viên',
    })
    for (const other of others) await enrol(context, other, person)
    made.push(person)
  }
  return made
}

/**
 * Gives `session-1`…: cookies of contestants of all contests, each test its own; `slip`: the
 * username of someone who signs in for the first time (password `mat-khau-tren-phieu`).
 */
export const prepare = async (context: Context): Promise<object> => {
  const main = await aQuizContest(
    context,
    'cai-cach-2021',
    'Hội thi tìm hiểu và tuyên truyền cải cách hành chính tỉnh Sóc Trăng năm 2021',
    {},
  )
  const others = [
    await aQuizContest(context, 'ngan', 'Hội thi một phút', { timeLimitMs: 15_000 }),
    await aQuizContest(context, 'xem-lai', 'Hội thi xem lại', { review: 'after-attempt' }),
    await aQuizContest(context, 'kin', 'Hội thi kín', {
      marks: 'after-close',
      attemptsPerRound: 1,
    }),
  ]
  const contests = [main, ...others]
  const made = await people(context, contests, 24)
  const sessions = await Promise.all(
    made.map(async ({ id }, index): Promise<[string, string]> => [
      `session-${index + 1}`,
      await aSession(context, id),
    ]),
  )
  const slip = await aContestant(context, main, {
    name: 'Lâm Thị Ngọc Hân',
    username: 'lam-thi-ngoc-han',
    password: 'mat-khau-tren-phieu',
    mustSetPassword: true,
  })
  const outsider = await aPerson(context, { name: 'Kim Sà Vane', username: 'nguoi-ngoai' })
  return {
    ...Object.fromEntries(sessions),
    slip: slip.username,
    outsider: await aSession(context, outsider.id),
  }
}
