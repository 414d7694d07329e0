import type { Page } from '@playwright/test'
import { expect, test } from './application.ts'
import {
  answers,
  apiOf,
  attemptsBy,
  becomes,
  goesNext,
  heldBy,
  isSaved,
  opensOverview,
  quizOf,
  saveState,
  startsQuiz,
  tile,
} from './contestant-steps.ts'

test.use({ story: 'contestant' })

/** Notes each state that the top bar passes through, from now on. */
const watchesStates = (page: Page) =>
  page.evaluate(() => {
    const states: string[] = []
    const bar = document.querySelector('[data-save-state]')
    const note = () => states.push(bar?.getAttribute('data-save-state') ?? '')
    if (bar !== null) new MutationObserver(note).observe(bar, { attributes: true })
    Object.assign(window, { states })
  })
const statesSeen = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { states: string[] }).states)

test('answers wait while the network is away, and are called saved only once they are', async ({
  page,
  context,
  baseURL,
  told,
}) => {
  await becomes(context, baseURL, told['session-10'])
  const api = await apiOf(baseURL, told['session-10'])
  await startsQuiz(page)
  await answers(page)
  await isSaved(page)
  await watchesStates(page)

  await context.setOffline(true)
  for (let slot = 2; slot <= 5; slot += 1) {
    await goesNext(page)
    await answers(page)
  }
  await expect(page.getByText('Chưa lưu – đang chờ mạng').first()).toBeVisible()
  await expect(
    page.getByText('Mạng đang gián đoạn. 1 câu đã lưu, 4 câu đang chờ trên máy này. Cứ làm tiếp.'),
  ).toBeVisible()
  expect(await statesSeen(page)).not.toContain('saved')
  expect(await heldBy(api)).toEqual({ 1: [2] })

  await context.setOffline(false)
  await isSaved(page)
  await expect(page.getByText('Mạng đang gián đoạn')).toHaveCount(0)
  expect(await heldBy(api)).toEqual({ 1: [2], 2: [2], 3: [2], 4: [2], 5: [2] })
})

test('a tab closed without network and opened again carries on with what it kept', async ({
  context,
  baseURL,
  told,
}) => {
  await becomes(context, baseURL, told['session-11'])
  const api = await apiOf(baseURL, told['session-11'])
  const first = await context.newPage()
  await startsQuiz(first)
  await context.setOffline(true)
  await answers(first, 'Sai thứ hai')
  await expect(saveState(first)).toHaveAttribute('data-save-state', 'waiting')
  await first.close()
  expect(await heldBy(api)).toEqual({})

  await context.setOffline(false)
  const second = await context.newPage()
  await second.goto(quizOf('cai-cach-2021'))
  await second.getByRole('button', { name: 'Làm tiếp' }).click()
  await expect(tile(second, 'Sai thứ hai').locator('input')).toBeChecked()
  await isSaved(second)
  expect(await heldBy(api)).toEqual({ 1: [3] })
})

test('another device carries on; what the last one says stands on both', async ({
  page,
  context,
  browser,
  baseURL,
  told,
}) => {
  const cookie = told['session-12']
  const api = await apiOf(baseURL, cookie)
  await becomes(context, baseURL, cookie)
  await startsQuiz(page)
  await answers(page)
  await isSaved(page)

  const other = await browser.newContext({ baseURL: baseURL ?? '', locale: 'vi-VN' })
  await becomes(other, baseURL, cookie)
  const laptop = await other.newPage()
  await laptop.goto(quizOf('cai-cach-2021'))
  await laptop.getByRole('button', { name: 'Làm tiếp' }).click()
  await expect(tile(laptop, 'Đúng').locator('input')).toBeChecked()
  for (const text of ['Sai thứ nhất', 'Sai thứ hai', 'Sai thứ ba']) {
    await answers(laptop, text)
    await isSaved(laptop)
  }
  await goesNext(laptop)
  await answers(laptop)
  await isSaved(laptop)

  // The phone is behind by four saves and does not know it.
  await answers(page, 'Sai thứ nhất')
  await isSaved(page)
  expect(await heldBy(api)).toEqual({ 1: [1], 2: [2] })
  await goesNext(page)
  await expect(tile(page, 'Đúng').locator('input')).toBeChecked()
  await other.close()
})

test('two tabs of one browser both get through and show the same', async ({
  context,
  baseURL,
  told,
}) => {
  await becomes(context, baseURL, told['session-13'])
  const api = await apiOf(baseURL, told['session-13'])
  const one = await context.newPage()
  await startsQuiz(one)
  const two = await context.newPage()
  await two.goto(`${quizOf('cai-cach-2021')}#1`)
  await answers(two, 'Sai thứ ba')
  await isSaved(two)
  await expect(tile(one, 'Sai thứ ba').locator('input')).toBeChecked()
  await answers(one, 'Đúng')
  await isSaved(one)
  await expect(tile(two, 'Đúng').locator('input')).toBeChecked()
  expect(await heldBy(api)).toEqual({ 1: [2] })

  await opensOverview(one)
  await one.getByRole('button', { name: 'Nộp bài' }).click()
  await one.getByRole('dialog').getByRole('button', { name: 'Nộp bài' }).click()
  await expect(one.getByRole('heading', { level: 1 })).toContainText('1/15 câu đúng')
  await expect(two.getByRole('heading', { level: 1 })).toContainText('1/15 câu đúng')
})

test('three of ten requests failing, before or after the server took them, lose nothing', async ({
  page,
  context,
  baseURL,
  told,
}) => {
  await becomes(context, baseURL, told['session-14'])
  const api = await apiOf(baseURL, told['session-14'])
  let requests = 0
  const failures = new Set<string>()
  await context.route('**/api/v1/attempts/**', async (route) => {
    requests += 1
    const turn = requests % 10
    if (turn === 2) {
      failures.add('never arrived')
      return route.abort('connectionreset')
    }
    if (turn === 5) {
      failures.add('the reply was lost')
      await route.fetch()
      return route.abort('connectionreset')
    }
    if (turn !== 8) return route.continue()
    failures.add('busy')
    return route.fulfill({ status: 503, headers: { 'retry-after': '1' }, body: '{}' })
  })
  await startsQuiz(page)
  const chosen: Record<number, number[]> = {}
  for (let slot = 1; slot <= 15; slot += 1) {
    if (slot !== 10) {
      await answers(page, 'Sai thứ nhất')
      await answers(page)
      chosen[slot] = [2]
    }
    if (slot === 11) {
      await answers(page, 'Sai thứ hai')
      chosen[slot] = [1, 2, 3]
    }
    // Answers given quickly share a request; so there are enough for each failure to be met.
    if (slot % 2 === 0) await isSaved(page)
    await goesNext(page)
  }
  await isSaved(page)
  expect(await heldBy(api)).toEqual(chosen)
  await page.getByRole('button', { name: 'Nộp bài' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Nộp bài' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('13/15 câu đúng')
  expect(failures.size).toBe(3)
})

test('submitted without network: it waits, can be taken back, and goes once the network is back', async ({
  page,
  context,
  baseURL,
  told,
}) => {
  await becomes(context, baseURL, told['session-15'])
  await startsQuiz(page)
  await answers(page)
  await isSaved(page)
  await opensOverview(page)
  const submit = async () => {
    await page.getByRole('button', { name: 'Nộp bài' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Nộp bài' }).click()
    await expect(page.getByText('Chưa nộp được vì mạng gián đoạn.')).toBeVisible()
  }
  await context.setOffline(true)
  await submit()
  await page.getByRole('button', { name: 'Khoan nộp, làm tiếp' }).click()
  await expect(page.getByRole('button', { name: 'Nộp bài' })).toBeEnabled()
  await submit()
  await context.setOffline(false)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('1/15 câu đúng')
})

test('the deadline in the middle: answers stop, what was saved counts, the result comes', async ({
  page,
  context,
  baseURL,
  told,
}) => {
  await becomes(context, baseURL, told['session-16'])
  await startsQuiz(page, 'ngan')
  await answers(page)
  await isSaved(page)
  await expect(page.getByText('Còn dưới 1 phút.')).toBeVisible()
  await expect(page.getByText('Đã hết giờ làm bài')).toBeVisible({ timeout: 30_000 })
  await expect(tile(page, 'Đúng').locator('input')).toBeDisabled()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('1/15 câu đúng')
  await expect(page.getByText('Đã hết giờ, hệ thống tự nộp các câu đã lưu.')).toBeVisible()
  await expect(page.getByText('15 giây').first()).toBeVisible()
})

test('the deadline without network: what never arrived is said not to count', async ({
  page,
  context,
  baseURL,
  told,
}) => {
  await becomes(context, baseURL, told['session-17'])
  const api = await apiOf(baseURL, told['session-17'])
  await startsQuiz(page, 'ngan')
  await answers(page)
  await isSaved(page)
  await context.setOffline(true)
  await goesNext(page)
  await answers(page)
  await expect(page.getByText('Mạng đang gián đoạn, kết quả sẽ hiện')).toBeVisible({
    timeout: 30_000,
  })
  // The server ends it on its own, grace included, before the network comes back.
  await expect
    .poll(async () => (await attemptsBy(api, 'ngan')).attempts[0]?.result?.endedBy, {
      timeout: 30_000,
    })
    .toBe('deadline')
  await context.setOffline(false)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('1/15 câu đúng')
  await expect(page.getByText('1 câu chưa kịp lưu trước khi hết giờ')).toContainText('câu 2')
})

test('signed out in the middle: the answers stay here and go after signing in again', async ({
  page,
  context,
  baseURL,
  told,
}) => {
  await becomes(context, baseURL, told['session-18'])
  const api = await apiOf(baseURL, told['session-18'])
  await startsQuiz(page)
  await api.delete('/api/v1/sessions')
  await answers(page)
  await expect(page.getByText('Chưa lưu – cần đăng nhập lại')).toBeVisible()
  await page.getByRole('link', { name: 'đăng nhập lại' }).click()
  await page.getByLabel('Tên đăng nhập').fill('thi-sinh-18')
  await page.getByLabel('Mật khẩu', { exact: true }).fill('mat-khau-thi-sinh-18')
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.getByRole('button', { name: 'Làm tiếp' }).click()
  await expect(tile(page, 'Đúng').locator('input')).toBeChecked()
  await isSaved(page)
})

test('a clock that is wrong by days changes nothing', async ({ page, context, baseURL, told }) => {
  await becomes(context, baseURL, told['session-19'])
  await context.addInitScript(() => {
    const now = Date.now
    Date.now = () => now() + 3 * 86_400_000
  })
  await startsQuiz(page)
  await expect(page.getByRole('timer')).toContainText(/^(?:10:00|9:5\d)/u)
  await answers(page)
  await isSaved(page)
  await expect(page.getByRole('timer')).toContainText(/^9:/u)
})
