import { aContest } from '#test/factories/contest.ts'
import { aContestant, aPerson } from '#test/factories/people.ts'
import { aStanding } from '#test/factories/standing.ts'
import type { Context } from '#src/platform/context.ts'

const hour = 3_600_000

/** A contest that runs and one that closed an hour ago, both of one organiser. */
export const prepare = async (context: Context): Promise<object> => {
  const now = context.clock.now().getTime()
  const running = await aContest(context, {
    slug: 'dang-thi',
    definition: { name: { vi: 'Hội thi tìm hiểu cải cách hành chính' } },
  })
  const closed = await aContest(context, {
    slug: 'da-dong',
    rounds: [{ start: new Date(now - 48 * hour), end: new Date(now - hour) }],
    ranking: { names: 'initials' },
    definition: { name: { vi: 'Hội thi năm trước' } },
  })
  const names = ['Lâm Thị Hoa', 'Sơn Ngọc Minh', 'Thạch Sa Rây']
  for (const [place, name] of names.entries()) {
    const contestant = await aContestant(context, closed, { name })
    const achievedAt = new Date(now - 2 * hour)
    await aStanding(context, closed, contestant, { correct: 9 - place, achievedAt })
  }
  const organiser = await aPerson(context, {
    username: 'ban-to-chuc',
    name: 'Trần Văn Tổ',
    grants: [running, closed].map((contest) => ({ role: 'organiser' as const, contest })),
  })
  const contestant = await aContestant(context, running, { username: 'thi-sinh' })
  return { organiser: organiser.password, contestant: contestant.password }
}
