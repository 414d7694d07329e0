import { aContest } from '#test/factories/contest.ts'
import { aContestant, aPerson } from '#test/factories/people.ts'
import type { Context } from '#src/platform/context.ts'

/** A contest with an organiser, a coordinator of `so-1` and a few contestants. */
export const prepare = async (context: Context): Promise<object> => {
  const contest = await aContest(context, {
    slug: 'chi-tieu-2021',
    definition: { name: { vi: 'Hội thi tìm hiểu cải cách hành chính năm 2021' } },
    units: [
      ['so-1', 'Trường Bổ túc Văn hóa Pali Trung cấp Nam bộ', 30],
      ['so-2', 'Ban Quản lý các Khu công nghiệp', 20],
      ['so-3', 'Sở Nội vụ', null],
    ].map(([code, name, staffCount]) => ({
      code: String(code),
      name: String(name),
      unitGroup: 'Đơn vị sự nghiệp',
      staffCount: staffCount === null ? null : Number(staffCount),
    })),
  })
  const organiser = await aPerson(context, {
    username: 'ban-to-chuc',
    grants: [{ role: 'organiser', contest }],
  })
  const coordinator = await aPerson(context, {
    username: 'dau-moi',
    grants: [{ role: 'unit_coordinator', contest, unitCode: 'so-1' }],
  })
  await aContestant(context, contest, { unitCode: 'so-1', mustSetPassword: true })
  await aContestant(context, contest, { unitCode: 'so-2' })
  return { organiser: organiser.password, coordinator: coordinator.password }
}
