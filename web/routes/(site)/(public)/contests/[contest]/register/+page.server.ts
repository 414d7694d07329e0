import { openApi } from '#web/api.ts'
import { valueOrErrorPage } from '#web/error-page.ts'
import { loadRegistration } from '#web/phrases/registration.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params, parent, url }) => {
  const api = openApi(fetch)
  const code = url.searchParams.get('receipt')?.trim() ?? ''
  const [form, found, { language }] = await Promise.all([
    api.registration(params.contest),
    code === '' ? null : api.receipt(code),
    parent(),
  ])
  return {
    code,
    form: valueOrErrorPage(form),
    found: found?.ok === true ? found.value : null,
    notFound: found?.ok === false ? found.problem.detail : null,
    say: await loadRegistration(language),
  }
}
