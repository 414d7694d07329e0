import { openApi } from '#web/api.ts'
import type { PageServerLoad } from './$types'

// The page stands without its figures and notices: they are all that may be missing.
export const load: PageServerLoad = async ({ fetch, params }) => {
  const api = openApi(fetch)
  const [turnout, notices] = await Promise.all([
    api.turnout(params.contest),
    api.notices(params.contest, 20),
  ])
  return {
    turnout: turnout.ok ? turnout.value : null,
    notices: notices.ok ? notices.value.rows : [],
  }
}
