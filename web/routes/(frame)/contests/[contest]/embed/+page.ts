import { loadContests } from '#web/phrases/contests.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ data, parent }) => {
  const { language } = await parent()
  return { ...data, words: await loadContests(language) }
}
