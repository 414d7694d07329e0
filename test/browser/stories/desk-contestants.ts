import { sql } from 'kysely'
import type { Context } from '#src/platform/context.ts'
import { aContest } from '#test/factories/contest.ts'
import { aContestant, aPerson } from '#test/factories/people.ts'
import { aStanding } from '#test/factories/standing.ts'

const hour = 3_600_000

/** A contest that runs, with an organiser, a secretary, and contestants of long-named units. */
export const prepare = async (context: Context): Promise<object> => {
  const now = context.clock.now().getTime()
  const contest = await aContest(context, {
    slug: 'thi-sinh-2021',
    definition: { name: { vi: 'Hội thi tìm hiểu cải cách hành chính năm 2021' } },
    quiz: { attemptsPerRound: 2 },
    units: [
      ['so-1', 'Trường Bổ túc Văn hóa Pali Trung cấp Nam bộ'],
      ['so-2', 'Ban Quản lý các Khu công nghiệp'],
      ['so-3', 'Sở Nội vụ'],
    ].map(([code = '', name = '']) => ({ code, name, unitGroup: 'Đơn vị', staffCount: 30 })),
  })
  const worker = async (username: string, role: 'organiser' | 'secretary') =>
    (await aPerson(context, { username, grants: [{ role, contest }] })).password
  const long = await aContestant(context, contest, {
    name: 'Thạch Thị Sà Rây Nguyễn Ngọc Phương Uyên',
    username: 'phuong.uyen',
    unitCode: 'so-1',
    subUnit: 'Phòng Tổ chức - Hành chính và Công tác học sinh, sinh viên',
  })
  await aStanding(context, contest, long, { correct: 9, achievedAt: new Date(now - hour) })
  for (const [name, unitCode] of [
    ['Nguyễn Văn An', 'so-2'],
    ['Đặng Thị Đào', 'so-3'],
    ['Trần Ngọc Bích', 'so-3'],
  ] as const)
    await aContestant(context, contest, { name, unitCode })
  await sql`update person set phone = '0912345678' where id = ${long.id}`.execute(context.db.query)
  return {
    organiser: await worker('ban-to-chuc', 'organiser'),
    secretary: await worker('thu-ky', 'secretary'),
    endedAt: new Date(now - hour).toISOString(),
  }
}
