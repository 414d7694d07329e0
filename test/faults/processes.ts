import type { Context } from '#src/platform/context.ts'
import { aContest } from '#test/factories/contest.ts'
import { eventually } from '#test/factories/eventually.ts'
import type { Server } from './installation.ts'

/**
 * Writes a contest, lets every server read it, changes it, and gives the milliseconds until every
 * server shows the change. Throws when they don't within half a minute.
 */
export const changeContest = async (
  context: Context,
  servers: readonly Server[],
  slug: string,
): Promise<number> => {
  const shownBy = async ({ address }: Server): Promise<string> =>
    (await fetch(`${address}/api/v1/contests/${slug}`)).text()
  await aContest(context, { slug })
  for (const server of servers)
    await eventually('the contest is shown', async () =>
      (await shownBy(server)).includes(`Contest ${slug}`) ? true : null,
    )
  await aContest(context, { slug, definition: { name: { vi: 'Đã đổi tên', en: 'Renamed' } } })
  const changedAt = performance.now()
  for (const server of servers)
    await eventually('the change is seen', async () =>
      (await shownBy(server)).includes('Đã đổi tên') ? true : null,
    )
  return performance.now() - changedAt
}
