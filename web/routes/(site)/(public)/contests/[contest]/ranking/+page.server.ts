import { redirect } from '@sveltejs/kit'
import { openApi } from '#web/api.ts'
import { rankingPath, readRankingQuery } from '#web/contest/ranking-query.ts'
import type { PageServerLoad } from './$types'

const pageSize = 50

export const load: PageServerLoad = async ({ fetch, parent, url }) => {
  const { contest } = await parent()
  const query = readRankingQuery(url.searchParams, contest)
  const { part, unit, group, order, after } = query
  // What was typed becomes the unit's own address, so that the page can be passed on.
  if (unit !== null && url.searchParams.get('unit') !== unit.code) {
    redirect(303, rankingPath(contest.slug, { ...query, unit: unit.code }))
  }
  if (part === null || query.unclear !== null) return { query, people: null, units: null }
  const api = openApi(fetch)
  if (query.scope === 'units') {
    const units = await api.unitRanking(contest.slug, part, { unitGroup: group, order })
    return { query, people: null, units }
  }
  const filter = { unit: unit?.code, unitGroup: unit === null ? group : null }
  const people = await api.ranking(contest.slug, part, { ...filter, limit: pageSize, after })
  return { query, people, units: null }
}
