import { type APIRequestContext, type BrowserContext, type Page, request } from '@playwright/test'
import type { Attempt, OwnAttempts } from '#src/modules/attempt/schema.ts'
import { expect } from './application.ts'

/** The address of the quiz of a contest of stories/contestant.ts. */
export const quizOf = (contest: string): string => `/contests/${contest}/quiz/kien-thuc`

/** Signs a browser in by a session's cookie. */
export const becomes = async (
  context: BrowserContext,
  origin: string | undefined,
  cookie = '',
): Promise<void> => {
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url: origin ?? '' }])
}

/** Opens the quiz and starts an attempt, as far as the first question. */
export const startsQuiz = async (page: Page, contest = 'cai-cach-2021'): Promise<void> => {
  await page.goto(quizOf(contest))
  await page.getByRole('button', { name: 'Bắt đầu làm bài' }).click()
  await expect(page.getByRole('heading', { name: 'Câu 1/15' })).toBeVisible()
}

/** The tile of an option of the question in view. */
export const tile = (page: Page, text: string) =>
  page.locator('label').filter({ has: page.getByText(text, { exact: true }) })

/** Chooses the right option of the question in view. */
export const answers = async (page: Page, text = 'Đúng'): Promise<void> => {
  await tile(page, text).click()
  await expect(tile(page, text).locator('input')).toBeChecked()
}

/** How the sheet stands, as the top bar says it: `blank`, `saved`, `saving` or `waiting`. */
export const saveState = (page: Page) => page.locator('[data-save-state]')

/** Waits until the top bar says that everything is saved. */
export const isSaved = (page: Page) =>
  expect(saveState(page)).toHaveAttribute('data-save-state', 'saved')

/** Presses *Tiếp*, to the next question. */
export const goesNext = (page: Page) => page.getByRole('button', { name: 'Tiếp' }).click()
/** Presses *Tổng quan*: the grid of questions, where submitting is. */
export const opensOverview = (page: Page) => page.getByRole('button', { name: 'Tổng quan' }).click()

/** The API as this contestant's other devices see it. */
export const apiOf = (origin: string | undefined, cookie = ''): Promise<APIRequestContext> =>
  request.newContext({ baseURL: origin ?? '', extraHTTPHeaders: { cookie } })

/** The contestant's attempts at a contest, by the API. */
export const attemptsBy = async (
  api: APIRequestContext,
  contest = 'cai-cach-2021',
): Promise<OwnAttempts> => {
  const reply = await api.get(`/api/v1/contests/${contest}/parts/kien-thuc/attempts`)
  return (await reply.json()) as OwnAttempts
}

/** The answers that the server holds of the open attempt: slot → options. */
export const heldBy = async (
  api: APIRequestContext,
  contest = 'cai-cach-2021',
): Promise<Record<number, readonly number[]>> => {
  const { open } = await attemptsBy(api, contest)
  const reply = await api.get(`/api/v1/attempts/${open?.id ?? ''}`)
  const { slots } = (await reply.json()) as Attempt
  return Object.fromEntries(
    slots.filter(({ answer }) => answer.length > 0).map(({ slot, answer }) => [slot, answer]),
  )
}
