import type { BrowserContext, Page } from '@playwright/test'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from './application.ts'
import {
  answers,
  apiOf,
  becomes,
  goesNext,
  heldBy,
  isSaved,
  opensOverview,
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

/** Lets the script of the screen of the result fail from now on; tells how often it was asked for. */
const failsResultScript = async (
  context: BrowserContext,
  how: 'away' | 'gone',
): Promise<() => number> => {
  let asked = 0
  await context.route('**/workers/chunks/**', (route) => {
    asked += 1
    return how === 'away' ? route.abort('connectionreset') : route.fulfill({ status: 404 })
  })
  return () => asked
}

const submits = async (page: Page): Promise<void> => {
  await opensOverview(page)
  await page.getByRole('button', { name: 'Nộp bài' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Nộp bài' }).click()
}

test('a result whose screen cannot be fetched is said to be safe, and shows once it can, on the same page', async ({
  page,
  context,
  baseURL,
  told,
}) => {
  await becomes(context, baseURL, told['session-22'])
  const asked = await failsResultScript(context, 'away')
  await startsQuiz(page)
  await page.evaluate(() => Object.assign(window, { same: true }))
  expect(asked()).toBe(0)
  await answers(page)
  await isSaved(page)
  await expect.poll(asked).toBeGreaterThan(0)

  await submits(page)
  await expect(page.getByRole('heading', { name: 'Đang tải kết quả' })).toBeFocused()
  await expect(page.getByText('kết quả nằm an toàn trên máy chủ')).toBeVisible()
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Thử lại' }).click()
  await expect(page.getByRole('heading', { name: 'Đang tải kết quả' })).toBeVisible()
  await context.unroute('**/workers/chunks/**')
  await context.setOffline(false)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('1/15 câu đúng')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  expect(await page.evaluate(() => 'same' in window)).toBe(true)
})

test('a screen of the result that went with an older version comes with the page anew', async ({
  page,
  context,
  baseURL,
  told,
}) => {
  await becomes(context, baseURL, told['session-23'])
  await failsResultScript(context, 'gone')
  await startsQuiz(page)
  await answers(page)
  await isSaved(page)
  const anew = page.waitForRequest((request) => request.isNavigationRequest())
  await submits(page)
  await anew
  await context.unroute('**/workers/chunks/**')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('1/15 câu đúng')
})
