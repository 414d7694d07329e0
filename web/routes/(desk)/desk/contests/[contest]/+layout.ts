import { error } from '@sveltejs/kit'
import { navOf } from '#web/desk/nav.ts'
import type { LayoutLoad } from './$types'

// Who has no work at a contest learns nothing of it here, not even that it is being prepared.
export const load: LayoutLoad = async ({ parent, params }) => {
  const { own, language, desk } = await parent()
  const contest = own.contests.find(({ slug }) => slug === params.contest)
  if (contest === undefined) error(404, '', { code: 'not_found' })
  const name = contest.name[language] ?? contest.name.vi
  return { contest, contestName: name, nav: navOf(contest, name, desk, params.unit) }
}
