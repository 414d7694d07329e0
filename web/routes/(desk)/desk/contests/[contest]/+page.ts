import { openSetupApi } from '#web/desk/setup/setup-api.ts'
import { valueOrErrorPage } from '#web/error-page.ts'
import { loadSetup } from '#web/phrases/desk/setup.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, params, parent }) => {
  const [reply, { language }] = await Promise.all([
    openSetupApi(fetch).overview(params.contest),
    parent(),
  ])
  // Coordinators and question writers have their own pages; here they read the name and the stage.
  const isOthers = !reply.ok && reply.problem.status === 403
  return {
    overview: isOthers ? null : valueOrErrorPage(reply),
    words: await loadSetup(language),
  }
}
