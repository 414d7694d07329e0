import { openBankApi } from '#web/desk/bank/bank-api.ts'
import { valueOrErrorPage } from '#web/error-page.ts'
import { loadBankPhrases } from '#web/phrases/desk/bank.ts'
import { loadQuizPhrases } from '#web/phrases/quiz.ts'
import type { LayoutLoad } from './$types'

export const load: LayoutLoad = async ({ fetch, parent, params, url, depends }) => {
  const { language } = await parent()
  depends('desk:bank')
  const [banks, bankPhrases, quizPhrases] = await Promise.all([
    openBankApi(fetch, params.contest).banks(),
    loadBankPhrases(language),
    loadQuizPhrases(language === 'en' ? 'en' : 'vi'),
  ])
  const { banks: all, parts } = valueOrErrorPage(banks)
  const wanted = url.searchParams.get('bank')
  const bank = all.find(({ slug }) => slug === wanted) ?? all[0] ?? null
  const topics = (bank?.topics ?? []).map(({ code, name }) => ({
    code,
    name: name[language] ?? name.vi,
  }))
  return {
    banks: all,
    bank,
    parts,
    topics,
    bankPhrases,
    quizPhrases,
    // The first bank needs no naming in addresses.
    bankQuery: bank === null || bank === all[0] ? '' : `bank=${bank.slug}`,
    base: `/desk/contests/${params.contest}/bank`,
  }
}
