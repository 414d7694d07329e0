import { rebuildStandings } from '#src/modules/attempt/rebuild-standings.ts'
import type { Context } from '#src/platform/context.ts'
import { aContest } from '#test/factories/contest.ts'
import { anEndedAttempt } from '#test/factories/ended-attempt.ts'
import { aContestant, aPerson } from '#test/factories/people.ts'

const minute = 60_000

/** A contest under way: of three units one has not begun, and one attempt was very fast. */
export const prepare = async (context: Context): Promise<object> => {
  const contest = await aContest(context, {
    slug: 'dien-bien-2021',
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
  await aContestant(context, contest, { unitCode: 'so-3', name: 'Thạch Thị Đào' })
  const now = context.clock.now().getTime()
  for (let index = 0; index < 24; index += 1) {
    const unitCode = index % 2 === 0 ? 'so-1' : 'so-2'
    const person = await aContestant(context, contest, { unitCode })
    await anEndedAttempt(context, contest, person, {
      submittedAt: new Date(now - index * 20 * minute),
      durationMs: index === 0 ? 20_000 : 200_000 + index * 1000,
      correct: index === 0 ? 10 : 4 + (index % 5),
    })
  }
  // To have taken part is to have a standing.
  await rebuildStandings(context, contest.id)
  return { organiser: organiser.password }
}
