import { error } from '@sveltejs/kit'
import type { Desk } from '#src/modules/setup/schema.ts'
import { navOf } from '#web/desk/nav.ts'
import { openRosterApi, unitPath } from '#web/desk/roster/roster-api.ts'
import type { LayoutLoad } from './$types'

// The unit whose desk is open and that the reader does not coordinate. Where there is none of this
// code its page says so, below a rail without it.
const visitedUnit = async (
  fetch: Parameters<typeof openRosterApi>[0],
  { slug, units }: Desk['contests'][number],
  code: string | undefined,
) => {
  if (code === undefined || units.some((unit) => unit.code === code)) return null
  const overview = await openRosterApi(fetch, unitPath(slug, code)).overview()
  return overview.ok ? { code, name: overview.value.unit.name } : null
}

// Who has no work at a contest learns nothing of it here, not even that it is being prepared.
export const load: LayoutLoad = async ({ fetch, parent, params }) => {
  const { own, language, desk } = await parent()
  const contest = own.contests.find(({ slug }) => slug === params.contest)
  if (contest === undefined) error(404, '', { code: 'not_found' })
  const name = contest.name[language] ?? contest.name.vi
  const visited = await visitedUnit(fetch, contest, params.unit)
  return { contest, contestName: name, nav: navOf(contest, name, desk, visited) }
}
