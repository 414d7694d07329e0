import { openApi } from '#web/api.ts'
import type { PageServerLoad } from './$types'

// The page stands without its figures: they are the only thing that may be missing.
export const load: PageServerLoad = async ({ fetch, params }) => {
  const turnout = await openApi(fetch).turnout(params.contest)
  return { turnout: turnout.ok ? turnout.value : null }
}
