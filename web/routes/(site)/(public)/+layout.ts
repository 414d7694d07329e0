import { loadContests } from '#web/phrases/contests.ts'
import type { LayoutLoad } from './$types'

export const load: LayoutLoad = async ({ parent }) => {
  const { language } = await parent()
  return { words: await loadContests(language) }
}
