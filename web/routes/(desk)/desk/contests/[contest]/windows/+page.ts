import { openWindowsApi } from '#web/desk/windows/windows-api.ts'
import { valueOrErrorPage } from '#web/error-page.ts'
import { loadContests } from '#web/phrases/contests.ts'
import { loadWindows } from '#web/phrases/desk/windows.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, params, parent }) => {
  const { language } = await parent()
  const api = openWindowsApi(fetch, params.contest)
  const [windows, words, contestWords] = await Promise.all([
    api.windows(),
    loadWindows(language),
    loadContests(language),
  ])
  return {
    windows: valueOrErrorPage(windows),
    words,
    contestWords,
  }
}
