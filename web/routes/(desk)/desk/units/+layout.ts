import { error } from '@sveltejs/kit'
import { loadUnits } from '#web/phrases/desk/units.ts'
import type { LayoutLoad } from './$types'

// Who keeps no tree of units has nothing to do here.
export const load: LayoutLoad = async ({ parent }) => {
  const { own, language } = await parent()
  if (!own.mayStartContest) error(404, '', { code: 'not_found' })
  return { words: await loadUnits(language) }
}
