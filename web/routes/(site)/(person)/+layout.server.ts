import { loadAccountPhrases } from '#web/phrases/account.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = async ({ parent }) => {
  const { language } = await parent()
  return { words: await loadAccountPhrases(language) }
}
