import type { Context } from '#src/platform/context.ts'
import { aContest } from '#test/factories/contest.ts'
import { aPerson } from '#test/factories/people.ts'

const units = [
  ['so-1', 'Sở Nội vụ', 'Sở'],
  ['so-2', 'Sở Lao động - Thương binh và Xã hội', 'Sở'],
  ['truong-1', 'Trường Bổ túc Văn hóa Pali Trung cấp Nam bộ', 'Đơn vị sự nghiệp công lập'],
  ['ban-1', 'Ban Quản lý các Khu công nghiệp', 'Đơn vị sự nghiệp công lập'],
] as const

/** A contest with an organiser and a coordinator of `so-1`, and a unit that is not in it. */
export const prepare = async (context: Context): Promise<object> => {
  const all = units.map(([code, name, unitGroup]) => ({ code, name, unitGroup, staffCount: 40 }))
  const later = { code: 'so-3', name: 'Sở Y tế', unitGroup: 'Sở', staffCount: 25 }
  await aContest(context, { units: [later] })
  const contest = await aContest(context, {
    slug: 'don-vi-2021',
    definition: { name: { vi: 'Hội thi tìm hiểu cải cách hành chính năm 2021' } },
    units: all,
  })
  const organiser = await aPerson(context, {
    username: 'ban-to-chuc',
    grants: [{ role: 'organiser', contest }],
  })
  const coordinator = await aPerson(context, {
    username: 'dau-moi',
    grants: [{ role: 'unit_coordinator', contest, unitCode: 'so-1' }],
  })
  return { organiser: organiser.password, coordinator: coordinator.password }
}
