import { error } from '@sveltejs/kit'
import { openBankApi } from '#web/desk/bank/bank-api.ts'
import { valueOrErrorPage } from '#web/error-page.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, parent, params, depends }) => {
  const { bank } = await parent()
  depends('desk:bank')
  if (bank === null) error(404, '', { code: 'not_found' })
  const reply = await openBankApi(fetch, params.contest).question(bank.slug, params.code)
  return { bank, question: valueOrErrorPage(reply) }
}
