import type { Contest } from '#src/modules/contest/contest.ts'
import type { UnitDefinition } from '#src/modules/contest/definition.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import { publishRanking } from '#src/modules/ranking/publish-ranking.ts'
import type { Context } from '#src/platform/context.ts'
import { aContest } from '#test/factories/contest.ts'
import { aContestant, aPerson, aSession } from '#test/factories/people.ts'
import { aStanding } from '#test/factories/standing.ts'

// The public sees one contest in each of its states, on 1/10/2021 at nine.
export const now = '2021-10-01T09:00:00+07:00'

const day = 86_400_000
const at = (text: string): Date => new Date(`${text}+07:00`)

const unit = (code: string, name: string, unitGroup: string, staffCount: number | null = 40) => ({
  code,
  name,
  unitGroup,
  staffCount,
})
const units: readonly UnitDefinition[] = [
  unit('so-noi-vu', 'Sở Nội vụ', 'Cơ quan chuyên môn thuộc Ủy ban nhân dân tỉnh'),
  unit('so-y-te', 'Sở Y tế', 'Cơ quan chuyên môn thuộc Ủy ban nhân dân tỉnh'),
  unit(
    'so-lao-dong',
    'Sở Lao động - Thương binh và Xã hội',
    'Cơ quan chuyên môn thuộc Ủy ban nhân dân tỉnh',
  ),
  unit('khu-cong-nghiep', 'Ban Quản lý các khu công nghiệp', 'Cơ quan khác của tỉnh'),
  unit('du-an-1', 'Ban Quản lý dự án 1', 'Đơn vị sự nghiệp công lập'),
  unit('du-an-2', 'Ban Quản lý dự án 2', 'Đơn vị sự nghiệp công lập'),
  unit('pali', 'Trường Bổ túc Văn hóa Pali Trung cấp Nam bộ', 'Đơn vị sự nghiệp công lập', null),
  unit('vinh-chau', 'Ủy ban nhân dân thị xã Vĩnh Châu', 'Ủy ban nhân dân cấp huyện'),
]

const surnames = ['Nguyễn', 'Trần', 'Lâm', 'Thạch', 'Sơn', 'Kim', 'Lý', 'Huỳnh', 'Danh', 'Phạm']
const givenNames = [
  'Thị Sa Rươne',
  'Minh Khôi',
  'Thị Ngọc Hân',
  'Văn Hưởng',
  'Hoàng Phúc',
  'Sà Vane',
]

/** Contestants of all units but two, most of whom ended an attempt on one of the last twelve days. */
const aField = async (context: Context, contest: Contest, size: number, until: Date) => {
  const people = []
  for (let index = 0; index < size; index += 1) {
    const name = `${surnames[index % 10] ?? ''} ${givenNames[(index * 5) % 6] ?? ''}`
    const unitCode = contest.units[index % (contest.units.length - 2)]?.code ?? ''
    const person = await aContestant(context, contest, { name, unitCode })
    people.push(person)
    if (index % 5 === 4) continue
    await aStanding(context, contest, person, {
      correct: 15 - (index % 11),
      // Two in a row are equal in all but who they are.
      durationMs: 64_000 + Math.floor(index / 2) * 1_345,
      achievedAt: new Date(until.getTime() - (index % 12) * day - 3_600_000),
    })
  }
  return people
}

const organiserOf = async (context: Context, contest: Contest): Promise<Actor> => {
  const person = await aPerson(context, {
    name: 'Võ Thị Thanh',
    grants: [{ role: 'organiser', contest }],
  })
  return {
    personId: person.id,
    username: person.username,
    name: person.name,
    mustSetPassword: false,
    grants: [{ role: 'organiser', contestId: contest.id, unitId: null }],
    contestantOf: new Map(),
  }
}

const text = (vi: string, en: string, km: string) => ({ vi, en, km })

/** The contest that runs: two weeks in, two weeks to go. */
const aRunningContest = async (context: Context): Promise<Contest> =>
  aContest(context, {
    slug: 'cai-cach-2021',
    units,
    quiz: { questions: 15, assumed: ['timeLimit'] },
    rounds: [
      { code: 'thu', kind: 'trial', start: at('2021-09-12T00:00'), end: at('2021-09-15T00:00') },
      { code: 'chinh-thuc', start: at('2021-09-15T07:00'), end: at('2021-10-16T00:00') },
    ],
    files: [{ path: 'documents/the-le.txt', bytes: Buffer.from('Thể lệ Hội thi\n') }],
    definition: {
      name: text(
        'Hội thi tìm hiểu và tuyên truyền cải cách hành chính tỉnh Sóc Trăng năm 2021',
        'Sóc Trăng Contest on Administrative Reform 2021',
        'ការប្រឡងស្វែងយល់ និងឃោសនាអំពីកំណែទម្រង់រដ្ឋបាល ខេត្តសុកត្រាំង ឆ្នាំ ២០២១',
      ),
      summary: text(
        'Hội thi trực tuyến dành cho công chức, viên chức trong tỉnh.',
        'An online contest for the public officials of the province.',
        'ការប្រឡងតាមអនឡាញសម្រាប់មន្ត្រី និងបុគ្គលិកក្នុងខេត្ត។',
      ),
      audience: text(
        'Cán bộ, công chức, viên chức đang công tác tại các đơn vị có tên trong danh sách dự thi.',
        'Cadres, civil servants and public employees of the units that take part.',
        'មន្ត្រី មន្ត្រីរាជការ និងបុគ្គលិកសាធារណៈនៃអង្គភាពក្នុងបញ្ជីចូលរួមប្រឡង។',
      ),
      documents: [
        {
          title: { vi: 'Thể lệ tóm tắt của Hội thi', en: 'The rules in short' },
          number: null,
          date: null,
          issuer: null,
          file: 'documents/the-le.txt',
          url: null,
        },
        {
          title: { vi: 'Quyết định phê duyệt Đề án Văn hóa công vụ' },
          number: '1847/QĐ-TTg',
          date: '2018-12-27',
          issuer: { vi: 'Thủ tướng Chính phủ', en: 'The Prime Minister' },
          file: null,
          url: null,
        },
      ],
    },
  })

const named = (vi: string) => ({ name: { vi } })

const aPublishedContest = async (context: Context): Promise<void> => {
  const contest = await aContest(context, {
    slug: 'ky-luat-2020',
    units,
    quiz: { questions: 15 },
    rounds: [{ start: at('2020-11-15T00:00'), end: at('2020-12-16T00:00') }],
    definition: named('Hội thi tìm hiểu kỷ luật, kỷ cương hành chính năm 2020'),
  })
  await aField(context, contest, 16, at('2020-12-15T20:00'))
  const organiser = await organiserOf(context, contest)
  const request = { contest: contest.slug, part: 'kien-thuc' }
  const acts = [request, { ...request, reason: 'Đính chính đáp án câu 12 theo biên bản số 3.' }]
  for (const act of acts) {
    const published = await publishRanking(context, organiser, act)
    if (!published.ok) throw new Error(`not published: ${published.refusal.code}`)
  }
}

/** Fills the database with what the public's stories need: a contest in each state. */
export const prepare = async (context: Context): Promise<object> => {
  const running = await aRunningContest(context)
  const people = await aField(context, running, 46, at('2021-10-01T08:00'))
  await aContest(context, {
    slug: 'thuc-hanh',
    demo: true,
    rounds: [{ start: at('2021-01-01T00:00'), end: at('2031-01-01T00:00') }],
    definition: named('Hội thi thực hành'),
  })
  await aContest(context, {
    slug: 'sap-mo',
    rounds: [{ start: at('2021-11-01T07:00'), end: at('2021-12-01T00:00') }],
    definition: named('Hội thi dịch vụ công trực tuyến'),
  })
  const hidden = await aContest(context, {
    slug: 'chua-cong-bo',
    rounds: [{ start: at('2021-08-01T07:00'), end: at('2021-09-01T00:00') }],
    quiz: { questions: 15 },
    ranking: { visibility: 'hidden' },
    definition: named('Hội thi cơ chế một cửa'),
  })
  await aField(context, hidden, 6, at('2021-08-30T08:00'))
  const frozen = await aContest(context, {
    slug: 'tam-dung',
    rounds: [{ start: at('2021-09-01T07:00'), end: at('2021-10-05T00:00') }],
    quiz: { questions: 15 },
    ranking: { freezeAt: at('2021-09-30T00:00').toISOString() },
    definition: named('Hội thi văn hóa công vụ'),
  })
  await aField(context, frozen, 6, at('2021-09-28T08:00'))
  await aPublishedContest(context)
  return { contestant: await aSession(context, people[3]?.id ?? 0), name: people[3]?.name ?? '' }
}
