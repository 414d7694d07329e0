import { openApi } from '#web/api.ts'
import { openPublishApi } from '#web/desk/publish/publish-api.ts'
import { valueOrErrorPage } from '#web/error-page.ts'
import { loadContests } from '#web/phrases/contests.ts'
import { loadPublish } from '#web/phrases/desk/publish.ts'
import type { PageLoad } from './$types'

const listOf = (asked: string | null): 'people' | 'units' =>
  asked === 'units' ? 'units' : 'people'

export const load: PageLoad = async ({ fetch, params, parent, url }) => {
  const { contest, language } = await parent()
  const words = await loadPublish(language)
  if (contest.stage !== 'open') return { words, results: null }
  const page = valueOrErrorPage(await openApi(fetch).contest(params.contest))
  const quizzes = page.parts.filter(({ quiz }) => quiz !== null)
  const part = quizzes.find(({ code }) => code === url.searchParams.get('part')) ?? quizzes[0]
  if (part === undefined) return { words, results: null }
  const api = openPublishApi(fetch, params.contest, part.code)
  const list = listOf(url.searchParams.get('list'))
  const [state, people, units, changes, contestWords] = await Promise.all([
    api.state(),
    list === 'people' ? api.preview(url.searchParams.get('after')) : null,
    list === 'units' ? api.previewUnits() : null,
    api.changes(null),
    loadContests(language),
  ])
  return {
    words,
    results: {
      part,
      quizzes,
      list,
      state: valueOrErrorPage(state),
      people: people && valueOrErrorPage(people),
      units: units && valueOrErrorPage(units),
      changes: valueOrErrorPage(changes),
      contestWords,
    },
  }
}
