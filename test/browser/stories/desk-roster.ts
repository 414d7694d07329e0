import { aContest } from '#test/factories/contest.ts'
import { aContestant, aPerson } from '#test/factories/people.ts'
import type { Context } from '#src/platform/context.ts'

/** A contest that people may register for, with a coordinator of its first unit. */
export const prepare = async (context: Context): Promise<object> => {
  const contest = await aContest(context, {
    slug: 'danh-sach-2021',
    definition: {
      name: { vi: 'Hội thi tìm hiểu cải cách hành chính năm 2021' },
      registration: {
        open: true,
        fields: [
          { code: 'name', required: true, unique: false },
          { code: 'unit', required: true, unique: false },
          { code: 'sub-unit', required: false, unique: false },
          { code: 'phone', required: true, unique: true },
        ],
      },
    },
    units: ['Trường Bổ túc Văn hóa Pali Trung cấp Nam bộ', 'Ban Quản lý các Khu công nghiệp'].map(
      (name, index) => ({
        code: `don-vi-${index + 1}`,
        name,
        unitGroup: 'Đơn vị sự nghiệp',
        staffCount: 30,
      }),
    ),
  })
  const coordinator = await aPerson(context, {
    username: 'dau-moi',
    grants: [{ role: 'unit_coordinator', contest, unitCode: 'don-vi-1' }],
  })
  await aContestant(context, contest, { name: 'Thạch Thị Ngọc Hân', unitCode: 'don-vi-1' })
  await aContestant(context, contest, { name: 'Trần Người Khác', unitCode: 'don-vi-2' })
  return { coordinator: coordinator.password }
}
