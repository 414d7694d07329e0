import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from './application.ts'
import {
  answers,
  apiOf,
  becomes,
  goesNext,
  heldBy,
  isSaved,
  quizOf,
  saveState,
  startsQuiz,
} from './contestant-steps.ts'

test.use({ story: 'contestant' })

test('requests that take three seconds, come twice and come late again change nothing that was said', async ({
  page,
  context,
  baseURL,
  told,
}) => {
  await becomes(context, baseURL, told['session-20'])
  const api = await apiOf(baseURL, told['session-20'])
  await startsQuiz(page)
  const repeats: (() => Promise<number>)[] = []
  await context.route('**/answers', async (route) => {
    const url = route.request().url()
    const data: unknown = route.request().postDataJSON()
    const send = async () => (await api.put(url, { data: data ?? {} })).status()
    await pause(3000)
    const reply = await route.fetch()
    repeats.push(send)
    await send()
    await route.fulfill({ response: reply })
  })
  await answers(page, 'Sai thứ nhất')
  await expect(saveState(page)).toHaveAttribute('data-save-state', 'saving')
  await answers(page, 'Sai thứ hai')
  await answers(page)
  await goesNext(page)
  await answers(page, 'Sai thứ ba')
  await isSaved(page)
  const held = await heldBy(api)
  expect(held).toEqual({ 1: [2], 2: [4] })

  // Everything that was ever sent arrives once more, the newest first.
  expect(repeats.length).toBeGreaterThan(1)
  for (const repeat of repeats.toReversed()) expect(await repeat()).toBe(200)
  expect(await heldBy(api)).toEqual(held)
})

test('in a zone that changes to summer time, times are those of Vietnam and the time left is right', async ({
  browser,
  baseURL,
  told,
}) => {
  const context = await browser.newContext({
    baseURL: baseURL ?? '',
    locale: 'vi-VN',
    timezoneId: 'America/Sao_Paulo',
  })
  await becomes(context, baseURL, told['session-21'])
  const page = await context.newPage()
  await page.goto('/contests/cai-cach-2021')
  await expect(page.getByText('Thứ Sáu, 15/10/2021, 24:00').first()).toBeVisible()
  await page.goto(quizOf('cai-cach-2021'))
  await startsQuiz(page)
  await expect(page.getByRole('timer')).toContainText(/^(?:10:00|9:5\d)/u)
  await answers(page)
  await isSaved(page)
  await context.close()
})
