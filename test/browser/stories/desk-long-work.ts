import type { Context } from '#src/platform/context.ts'
import { aContest } from '#test/factories/contest.ts'
import { aCrowdWithSlips } from '#test/factories/long-work.ts'
import { aPerson } from '#test/factories/people.ts'

/** A unit with six hundred people who still need their slips, and the way to hold them up. */
export const prepare = async (context: Context): Promise<object> => {
  const contest = await aContest(context, {
    slug: 'dong-nguoi-2021',
    definition: { name: { vi: 'Hội thi tìm hiểu cải cách hành chính năm 2021' } },
    units: [
      {
        code: 'don-vi-1',
        name: 'Trường Bổ túc Văn hóa Pali Trung cấp Nam bộ',
        unitGroup: 'Đơn vị sự nghiệp',
        staffCount: 700,
      },
    ],
  })
  const coordinator = await aPerson(context, {
    username: 'dau-moi',
    grants: [{ role: 'unit_coordinator', contest, unitCode: 'don-vi-1' }],
  })
  await aCrowdWithSlips(context, contest, 600)
  const { connectionString } = context.db.pool.options
  return { coordinator: coordinator.password, database: connectionString }
}
