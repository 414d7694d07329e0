import { openBankApi } from '#web/desk/bank/bank-api.ts'
import { valueOrErrorPage } from '#web/error-page.ts'
import { loadBlueprintPhrases } from '#web/phrases/desk/blueprint.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, parent, params, url }) => {
  const { bank, language } = await parent()
  const blueprintPhrases = await loadBlueprintPhrases(language)
  const view = url.searchParams.get('view') ?? 'list'
  const api = openBankApi(fetch, params.contest)
  const filters = ['search', 'topic', 'difficulty', 'state'] as const
  const asked = Object.fromEntries(filters.map((name) => [name, url.searchParams.get(name) ?? '']))
  const query = { ...asked, after: url.searchParams.get('after') }
  return {
    view,
    asked,
    isFirstPage: query.after === null,
    blueprintPhrases,
    list:
      bank === null || view !== 'list'
        ? null
        : valueOrErrorPage(await api.questions(bank.slug, query)),
    alike:
      bank === null || view !== 'alike'
        ? null
        : valueOrErrorPage(await api.nearDuplicates(bank.slug)),
  }
}
