import { openSetupApi } from '#web/desk/setup/setup-api.ts'
import { valueOrErrorPage } from '#web/error-page.ts'
import { loadBlueprintPhrases } from '#web/phrases/desk/blueprint.ts'
import { loadSettings } from '#web/phrases/desk/settings.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, params, parent }) => {
  const api = openSetupApi(fetch)
  const [now, history, { language }] = await Promise.all([
    api.settings(params.contest),
    api.history(params.contest, null),
    parent(),
  ])
  return {
    now: valueOrErrorPage(now),
    history: valueOrErrorPage(history),
    words: await loadSettings(language),
    blueprint: await loadBlueprintPhrases(language),
  }
}
