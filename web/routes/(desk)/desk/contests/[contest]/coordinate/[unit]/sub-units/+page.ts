import { openRolesApi } from '#web/desk/roles/roles-api.ts'
import { valueOrErrorPage } from '#web/error-page.ts'
import { loadRoles } from '#web/phrases/desk/roles.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, params, parent }) => {
  const [roles, { language }] = await Promise.all([
    openRolesApi(fetch, params.contest).below(params.unit),
    parent(),
  ])
  return { roles: valueOrErrorPage(roles), words: await loadRoles(language) }
}
