import { openBankApi } from '#web/desk/bank/bank-api.ts'
import { valueOrErrorPage } from '#web/error-page.ts'
import { loadTrialPhrases } from '#web/phrases/desk/trial.ts'
import { loadQuizPhrases } from '#web/phrases/quiz.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, parent, params, url }) => {
  const { language } = await parent()
  const api = openBankApi(fetch, params.contest)
  const [banks, phrases, quizPhrases] = await Promise.all([
    api.banks(),
    loadTrialPhrases(language),
    loadQuizPhrases(language === 'en' ? 'en' : 'vi'),
  ])
  const { parts } = valueOrErrorPage(banks)
  const part = parts.find(({ code }) => code === url.searchParams.get('part')) ?? parts[0] ?? null
  const view = url.searchParams.get('view') === 'draws' ? ('draws' as const) : ('run' as const)
  const drawn =
    part === null || view === 'run'
      ? null
      : await api.draws(part.code, url.searchParams.get('seed'))
  return {
    parts,
    part,
    view,
    phrases,
    quizPhrases,
    // A bank too small for the blueprint is no error of the page: it is what one came to learn.
    draws: drawn?.ok === true ? drawn.value : null,
    refused: drawn?.ok === false ? drawn.problem : null,
    base: `/desk/contests/${params.contest}/trial`,
  }
}
