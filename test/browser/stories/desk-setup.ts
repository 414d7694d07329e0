import { aContest } from '#test/factories/contest.ts'
import { aPerson } from '#test/factories/people.ts'
import type { Context } from '#src/platform/context.ts'

/** A contest that two people organise, to be copied and changed. */
export const prepare = async (context: Context): Promise<object> => {
  const contest = await aContest(context, {
    slug: 'cai-cach-2021',
    // contest.yaml knows no parts of a second.
    rounds: [{ start: new Date('2021-09-30T02:00:00Z'), end: new Date('2021-10-31T02:00:00Z') }],
    definition: { name: { vi: 'Hội thi tìm hiểu cải cách hành chính năm 2021' } },
  })
  const grants = [{ role: 'organiser' as const, contest }]
  const first = await aPerson(context, { username: 'lan', name: 'Trần Thị Lan', grants })
  const second = await aPerson(context, { username: 'hai', name: 'Lê Văn Hai', grants })
  return { first: first.password, second: second.password }
}
