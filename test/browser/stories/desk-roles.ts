import { recordActs } from '#src/modules/audit/record-act.ts'
import { ensureSubUnits } from '#src/modules/contest/ensure-sub-units.ts'
import type { Context } from '#src/platform/context.ts'
import { aContest } from '#test/factories/contest.ts'
import { aContestant, aPerson } from '#test/factories/people.ts'

/** A contest with an organiser, a coordinator, a contestant, and something done already. */
export const prepare = async (context: Context): Promise<object> => {
  const contest = await aContest(context, {
    slug: 'phan-cong-2021',
    definition: { name: { vi: 'Hội thi tìm hiểu cải cách hành chính năm 2021' } },
    units: [
      { code: 'pali', name: 'Trường Bổ túc Văn hóa Pali Trung cấp Nam bộ' },
      { code: 'kcn', name: 'Ban Quản lý các Khu công nghiệp' },
      { code: 'snv', name: 'Sở Nội vụ' },
    ].map((unit) => ({ ...unit, unitGroup: 'Đơn vị sự nghiệp', staffCount: 20 })),
  })
  const unitId = contest.units.find(({ code }) => code === 'snv')?.id ?? 0
  const now = context.clock.now()
  await context.db.query
    .transaction()
    .execute((transaction) =>
      ensureSubUnits(transaction, { contestId: contest.id, unitId, names: ['Phòng Một'], now }),
    )
  const organiser = await aPerson(context, {
    name: 'Võ Thị Thanh',
    username: 'ban-to-chuc',
    grants: [{ role: 'organiser', contest }],
  })
  const coordinator = await aPerson(context, {
    name: 'Lâm Văn Hưởng',
    username: 'dau-moi',
    grants: [{ role: 'unit_coordinator', contest, unitCode: 'snv' }],
  })
  await aPerson(context, { name: 'Đặng Thư Ký', username: 'thu-ky' })
  await aContestant(context, contest, { name: 'Đặng Thí Sinh', unitCode: 'snv' })
  const act = { contestId: contest.id, kind: 'settings.change', subject: 'Phần thi kiến thức' }
  await context.db.query.transaction().execute((transaction) =>
    recordActs(
      transaction,
      { personId: organiser.id, name: organiser.name },
      Array.from({ length: 60 }, (_, index) => ({
        ...act,
        reason: index === 0 ? 'Theo công văn số 12/SNV' : null,
        changes: [
          {
            field: 'quiz.timeLimitMs',
            from: 600_000 + index * 60_000,
            to: 660_000 + index * 60_000,
          },
        ],
      })),
      now,
    ),
  )
  return { organiser: organiser.password, coordinator: coordinator.password }
}
