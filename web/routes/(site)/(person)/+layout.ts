import { loadAccountPhrases } from '#web/phrases/account.ts'
import type { LayoutLoad } from './$types'

export const load: LayoutLoad = async ({ parent }) => {
  const { language } = await parent()
  return { words: await loadAccountPhrases(language) }
}
