import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './application.ts'
import {
  answers,
  becomes,
  goesNext,
  isSaved,
  opensOverview,
  quizOf,
  saveState,
} from './contestant-steps.ts'

// A colour half-way through its change would be judged as if it stood.
test.use({ story: 'contestant', contextOptions: { reducedMotion: 'reduce' } })

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Nothing to find fault with in any theme, on a phone and a wide screen; text 7:1 on the quiz. */
const isFine = async (page: Page, state: string, enhanced = true): Promise<void> => {
  const rules = enhanced ? { 'color-contrast-enhanced': { enabled: true } } : {}
  for (const theme of ['light', 'dark', 'contrast']) {
    await page.evaluate((wanted) => {
      document.documentElement.dataset['theme'] = wanted
      // One that is cancelled has come to its end too.
      return Promise.allSettled(document.getAnimations().map((animation) => animation.finished))
    }, theme)
    const { violations } = await new AxeBuilder({ page })
      .options({ runOnly: levels, rules })
      .analyze()
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
    expect(found, `${state}, ${theme}`).toEqual([])
  }
  for (const width of [320, 360, 1280]) {
    await page.setViewportSize({ width, height: 740 })
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide, `${state} scrolls sideways at ${width}`).toBe(width)
  }
  await page.setViewportSize({ width: 360, height: 740 })
}

test('signing in', async ({ page }) => {
  await page.goto('/sign-in')
  await isFine(page, 'sign in', false)
  await page.getByLabel('Tên đăng nhập').fill('khong-co')
  await page.getByLabel('Mật khẩu', { exact: true }).fill('khong-co')
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await isFine(page, 'sign in, refused', false)
})

test('the account', async ({ page, context, baseURL, told }) => {
  await becomes(context, baseURL, told['session-20'])
  await page.goto('/account')
  await expect(page.getByRole('heading', { name: 'Thạch Thị Sa Rươne 20' })).toBeVisible()
  await isFine(page, 'account', false)
})

test('the quiz, from the start to the review', async ({ page, context, baseURL, told }) => {
  test.setTimeout(180_000)
  await becomes(context, baseURL, told['session-21'])
  await page.goto(quizOf('xem-lai'))
  await expect(page.getByRole('button', { name: 'Bắt đầu làm bài' })).toBeEnabled()
  await isFine(page, 'start')
  await page.getByRole('button', { name: 'Bắt đầu làm bài' }).click()
  await expect(page.getByRole('heading', { name: 'Câu 1/15' })).toBeVisible()
  await isFine(page, 'question')
  await answers(page)
  await page.getByRole('button', { name: 'Đánh dấu xem lại' }).click()
  await isSaved(page)
  await context.setOffline(true)
  await goesNext(page)
  await answers(page)
  await expect(saveState(page)).toHaveAttribute('data-save-state', 'waiting')
  await isFine(page, 'question, waiting')
  await context.setOffline(false)
  await isSaved(page)
  await opensOverview(page)
  await expect(page.getByRole('heading', { name: 'Tổng quan' })).toBeVisible()
  await isFine(page, 'overview')
  await page.getByRole('button', { name: 'Hiện mọi câu trên một trang' }).click()
  await expect(page.locator('#question-15')).toBeVisible()
  await isFine(page, 'one page')
  await opensOverview(page)
  await page.getByRole('button', { name: 'Nộp bài' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await isFine(page, 'confirm')
  await page.getByRole('dialog').getByRole('button', { name: 'Nộp bài' }).click()
  await expect(page.getByRole('heading', { name: 'Xem lại bài làm' })).toBeVisible()
  await isFine(page, 'result and review')
})

for (const language of ['en', 'km']) {
  test(`the quiz in ${language}, in the largest text on the narrowest phone`, async ({
    page,
    context,
    baseURL,
    told,
  }) => {
    await becomes(context, baseURL, told[language === 'en' ? 'session-22' : 'session-23'])
    await context.addCookies([
      { name: 'hoithi_language', value: language, url: baseURL ?? '' },
      { name: 'hoithi_text', value: 'larger', url: baseURL ?? '' },
    ])
    await page.setViewportSize({ width: 320, height: 640 })
    await page.goto(quizOf('cai-cach-2021'))
    const fits = async () =>
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    await fits()
    await page.locator('#main button:enabled').first().click()
    await expect(page.locator('#question-1')).toBeVisible()
    await page.locator('#question-1 label').nth(1).click()
    await isSaved(page)
    await fits()
    await page.locator('.foot .step').nth(1).click()
    await expect(page.locator('#main h1')).toBeVisible()
    await fits()
    await isFine(page, `overview in ${language}`)
  })
}

test('the result while its screen is fetched', async ({ page, context, baseURL, told }) => {
  await becomes(context, baseURL, told['session-19'])
  await context.route('**/workers/chunks/**', (route) => route.abort('connectionreset'))
  await page.goto(quizOf('cai-cach-2021'))
  await page.getByRole('button', { name: 'Bắt đầu làm bài' }).click()
  await opensOverview(page)
  await page.getByRole('button', { name: 'Nộp bài' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Nộp bài' }).click()
  await expect(page.getByRole('heading', { name: 'Đang tải kết quả' })).toBeVisible()
  await isFine(page, 'result awaited')
})

test('the quiz, cold, weighs at most 60 kB to the first question, everything on the wire', async ({
  page,
  context,
  baseURL,
  told,
}) => {
  await becomes(context, baseURL, told['session-24'])
  const network = await context.newCDPSession(page)
  await network.send('Network.enable')
  let bytes = 0
  network.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await page.goto(quizOf('cai-cach-2021'), { waitUntil: 'networkidle' })
  await expect(page.getByRole('button', { name: 'Bắt đầu làm bài' })).toBeEnabled()
  await page.evaluate(() => document.fonts.ready)
  await page.getByRole('button', { name: 'Bắt đầu làm bài' }).click()
  await expect(page.getByRole('heading', { name: 'Câu 1/15' })).toBeVisible()
  await page.waitForLoadState('networkidle')
  expect(bytes).toBeLessThan(60_000)
  test.info().annotations.push({ type: 'bytes', description: String(bytes) })
})
