import { redirect } from '@sveltejs/kit'
import { type Api, openApi } from '#web/api.ts'
import { noticesInWords } from '#web/contest/notices-in-words.ts'
import type { Language } from '#src/shared/language.ts'
import type { PageServerLoad } from './$types'

/** The quiz parts of a contest with the contestant's attempts, as far as they can be told now. */
const partsOf = async (api: Api, slug: string, language: Language) => {
  const contest = await api.contest(slug)
  if (!contest.ok) return []
  const parts = contest.value.parts.filter(({ quiz }) => quiz !== null)
  return Promise.all(
    parts.map(async ({ code, name }) => {
      const own = await api.ownAttempts(slug, code)
      const ended = own.ok ? own.value.attempts.filter(({ result }) => result !== null) : []
      const open = own.ok ? own.value.open : null
      // Of somebody who was disqualified altogether the refusal says why.
      const isOut = own.ok && own.value.refusal?.code === 'disqualified'
      return {
        code,
        name: name[language] ?? name.vi,
        attempts: ended.length,
        ruledOut: isOut
          ? []
          : ended.flatMap(({ number, result }) =>
              result === null || result.ruledOutFor === null
                ? []
                : [{ n: number, reason: result.ruledOutFor }],
            ),
        best: ended.find(({ result }) => result?.counts === true)?.result ?? null,
        isOpen: open?.contest === slug && open.part === code,
        refusal: own.ok ? (own.value.refusal?.detail ?? null) : own.problem.detail,
      }
    }),
  )
}

export const load: PageServerLoad = async ({ parent, fetch }) => {
  const { me, language } = await parent()
  if (me === null) redirect(303, '/sign-in?returnTo=/account')
  if (me.mustSetPassword) redirect(303, '/sign-in/password?returnTo=/account')
  const api = openApi(fetch)
  const newest = async (slug: string) => {
    const notices = await api.notices(slug, 1)
    return notices.ok ? noticesInWords(notices.value.rows, language) : []
  }
  return {
    person: me,
    contests: await Promise.all(
      me.contests.map(async (contest) => ({
        ...contest,
        notices: await newest(contest.contest),
        parts: await partsOf(api, contest.contest, language),
      })),
    ),
  }
}
