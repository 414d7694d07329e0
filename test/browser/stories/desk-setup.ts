import { aContest } from '#test/factories/contest.ts'
import { aPerson } from '#test/factories/people.ts'
import type { Context } from '#src/platform/context.ts'

/** A contest that two people organise, to be copied and changed. */
export const prepare = async (context: Context): Promise<object> => {
  const contest = await aContest(context, {
    slug: 'cai-cach-2021',
    definition: { name: { vi: 'Hội thi tìm hiểu cải cách hành chính năm 2021' } },
  })
  const grants = [{ role: 'organiser' as const, contest }]
  const first = await aPerson(context, { username: 'lan', name: 'Trần Thị Lan', grants })
  const second = await aPerson(context, { username: 'hai', name: 'Lê Văn Hai', grants })
  return { first: first.password, second: second.password }
}
