import type { ContestPage } from '#src/modules/contest/schema.ts'
import { findUnits } from './find-units.ts'

type Unit = ContestPage['units'][number]

/** What a ranking's address asks for; everything else in it is left unheard. */
export type RankingQuery = {
  readonly part: string | null
  readonly scope: 'people' | 'units'
  readonly unit: Unit | null
  readonly group: string | null
  readonly order: 'mean' | 'turnout'
  readonly after: string | null
  /** what was typed for a unit where it isn't one unit, and the units it may mean */
  readonly unclear: { readonly typed: string; readonly units: readonly Unit[] } | null
}

/** Reads a ranking's address; a part, unit or group that the contest doesn't have counts as none. */
export const readRankingQuery = (
  search: URLSearchParams,
  contest: Pick<ContestPage, 'parts' | 'units'>,
): RankingQuery => {
  const quizzes = contest.parts.filter((part) => part.quiz !== null)
  const part = quizzes.find(({ code }) => code === search.get('part')) ?? quizzes[0]
  const typed = search.get('unit')?.trim() ?? ''
  const matches = typed === '' ? [] : findUnits(contest.units, typed)
  const [first, ...others] = matches
  const unit = others.length === 0 ? (first ?? null) : null
  const group = search.get('group')
  return {
    part: part?.code ?? null,
    scope: search.get('scope') === 'units' ? 'units' : 'people',
    unit,
    group: contest.units.some(({ unitGroup }) => unitGroup === group) ? group : null,
    order: search.get('order') === 'turnout' ? 'turnout' : 'mean',
    after: search.get('after'),
    unclear: typed !== '' && unit === null ? { typed, units: matches } : null,
  }
}

/** The address of a ranking: only what differs from the plain one is in it. */
export const rankingPath = (
  slug: string,
  query: {
    readonly part?: string | null
    readonly scope?: RankingQuery['scope']
    readonly unit?: string | null
    readonly group?: string | null
    readonly order?: RankingQuery['order']
    readonly after?: string | null
  },
): string => {
  const search = new URLSearchParams()
  if (query.part) search.set('part', query.part)
  if (query.scope === 'units') search.set('scope', 'units')
  if (query.unit) search.set('unit', query.unit)
  if (query.group) search.set('group', query.group)
  if (query.order === 'turnout') search.set('order', 'turnout')
  if (query.after) search.set('after', query.after)
  const text = search.toString()
  return `/contests/${slug}/ranking${text === '' ? '' : `?${text}`}`
}

/** Where everybody has the list that a ranking's page shows, whole, as a file. */
export const rankingFile = (slug: string, query: RankingQuery): string => {
  const { part, scope, unit, group, order } = query
  const search = new URLSearchParams()
  if (scope === 'units') search.set('list', 'units')
  if (scope === 'people' && unit !== null) search.set('unit', unit.code)
  else if (group !== null) search.set('unitGroup', group)
  if (scope === 'units' && order === 'turnout') search.set('order', 'turnout')
  const text = search.toString()
  const path = `/api/v1/contests/${slug}/parts/${part ?? ''}/ranking/download`
  return text === '' ? path : `${path}?${text}`
}
