import { error, redirect } from '@sveltejs/kit'
import type { OwnAttempts } from '#src/modules/attempt/schema.ts'
import { noticesInWords } from '#web/contest/notices-in-words.ts'
import { openApi } from '#web/api.ts'
import { valueOrErrorPage } from '#web/error-page.ts'
import { loadQuizPhrases } from '#web/phrases/quiz.ts'
import { type QuizData, quizPath, signInPath } from '#web/quiz/quiz-data.ts'
import type { PageServerLoad } from './$types'

// The quiz runs on a script of its own (web/quiz/main.ts), so that it weighs little.
export const csr = false

/** What someone sees who can't start: why not, and no attempts. */
const nothingOwn = (serverTime: string, code: string, detail: string): OwnAttempts => ({
  serverTime,
  refusal: { code, detail },
  opening: null,
  round: null,
  closesAt: null,
  extraTimeMs: 0,
  attemptsLeft: null,
  open: null,
  attempts: [],
})

export const load: PageServerLoad = async ({ params, fetch, parent }) => {
  const api = openApi(fetch)
  const [{ language }, page, notices, own] = await Promise.all([
    parent(),
    api.contest(params.contest),
    api.notices(params.contest, 1),
    api.ownAttempts(params.contest, params.part),
  ])
  const contest = valueOrErrorPage(page)
  const part = contest.parts.find(({ code }) => code === params.part)
  if (part === undefined || part.quiz === null) error(404, '', { code: 'not_found' })
  const here = { contest: { slug: contest.slug }, part: { code: part.code } }
  if (!own.ok && own.problem.status === 401) redirect(303, signInPath(here))
  if (!own.ok && own.problem.code === 'password_not_set')
    redirect(303, `/sign-in/password?returnTo=${encodeURIComponent(quizPath(here))}`)
  // Someone who may look but not take part sees why; other refusals are the page's error.
  const told =
    !own.ok && own.problem.status === 403
      ? nothingOwn(contest.serverTime, own.problem.code, own.problem.detail)
      : valueOrErrorPage(own)

  const data: QuizData = {
    language,
    phrases: await loadQuizPhrases(language),
    contest: {
      slug: contest.slug,
      name: contest.name[language] ?? contest.name.vi,
      demo: contest.demo,
    },
    part: { code: part.code, name: part.name[language] ?? part.name.vi },
    rules: part.quiz,
    rankingKeys: contest.ranking.keys,
    rounds: part.rounds.map(({ code, kind, endsAt }) => ({ code, kind, endsAt })),
    notices: notices.ok ? await noticesInWords(notices.value.rows, language) : [],
    own: told,
  }
  return { quiz: data }
}
