import { openRolesApi } from '#web/desk/roles/roles-api.ts'
import { openSubUnitApi } from '#web/desk/units/unit-api.ts'
import { valueOrErrorPage } from '#web/error-page.ts'
import { loadRoles } from '#web/phrases/desk/roles.ts'
import { loadUnits } from '#web/phrases/desk/units.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, params, parent }) => {
  const [list, roles, { language }] = await Promise.all([
    openSubUnitApi(fetch, params.contest, params.unit).list(),
    openRolesApi(fetch, params.contest).below(params.unit),
    parent(),
  ])
  return {
    list: valueOrErrorPage(list),
    // who may look at the units, but not at who coordinates them
    roles: roles.ok ? roles.value : null,
    words: await loadUnits(language),
    roleWords: await loadRoles(language),
  }
}
