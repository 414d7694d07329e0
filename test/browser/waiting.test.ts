import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { Attempt } from '#src/modules/attempt/schema.ts'
import { waitingPage, waitingPagePolicy } from '#src/platform/http/waiting-page.ts'
import { expect, test } from './application.ts'
import { becomes } from './contestant-steps.ts'

test.use({ story: 'opening' })

const findings = async (page: Page) => (await new AxeBuilder({ page }).analyze()).violations

test('who asked to go in at the opening goes in by itself, with the whole time; who presses is not held up', async ({
  page,
  browser,
  running,
  told,
}) => {
  test.setTimeout(120_000)
  await becomes(page.context(), running.origin, told['waits'])
  const path = `/contests/sap-mo/quiz/${told['part'] ?? ''}`
  const started = page.waitForResponse((reply) => reply.request().method() === 'POST', {
    timeout: 90_000,
  })
  await page.goto(path)
  await expect(page.getByRole('timer')).toContainText('Mở sau')
  await page.getByRole('button', { name: 'Vào thi ngay khi mở' }).click()
  await expect(page.getByRole('status')).toContainText('giờ làm bài chỉ tính từ lúc nhận đề')
  expect(await findings(page)).toEqual([])

  const other = await browser.newContext({ baseURL: running.origin })
  await becomes(other, running.origin, told['presses'])
  const pressing = await other.newPage()
  await pressing.goto(path)
  const begin = pressing.getByRole('button', { name: 'Bắt đầu làm bài' })
  await begin.click({ timeout: 60_000 })
  await expect(pressing.getByRole('heading', { name: /^Câu 1\// })).toBeVisible()
  await other.close()

  await expect(page.getByRole('heading', { name: /^Câu 1\// })).toBeVisible({ timeout: 60_000 })
  const { startedAt, serverTime } = (await (await started).json()) as Attempt
  expect(Date.parse(serverTime) - Date.parse(startedAt)).toBeLessThan(1000)
})

test('who has to wait to start reads the place, may stop, and is let in without a press', async ({
  page,
  running,
  told,
}) => {
  await becomes(page.context(), running.origin, told['queues'])
  let left = 3
  await page.route('**/attempts', async (route) => {
    left -= 1
    if (left < 0) return route.continue()
    const detail = `Máy chủ đang phục vụ nhiều người. Bạn đứng khoảng thứ ${left + 1}; dự kiến ${left + 1} giây.`
    return route.fulfill({
      status: 503,
      headers: { 'retry-after': '1' },
      contentType: 'application/problem+json',
      json: { code: 'server_busy', detail, values: { again: 1000, place: left + 1 } },
    })
  })
  await page.goto(`/contests/dang-mo/quiz/${told['part'] ?? ''}`)
  await page.getByRole('button', { name: 'Bắt đầu làm bài' }).click()
  await expect(page.getByText('Bạn đứng khoảng thứ 3').first()).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'thứ 3' })).toBeAttached()
  expect(await findings(page)).toEqual([])
  await page.getByRole('button', { name: 'Thôi chờ' }).press('Enter')
  await page.getByRole('button', { name: 'Bắt đầu làm bài' }).press('Enter')
  await expect(page.getByRole('heading', { name: /^Câu 1\// })).toBeVisible({ timeout: 20_000 })
})

test('the waiting page of a full lane opens the page when it is the reader’s turn', async ({
  page,
}) => {
  let left = 2
  const { promise: seen, resolve: isSeen } = Promise.withResolvers<void>()
  await page.route('/contests/dang-mo', async (route) => {
    const isLook = route.request().headers()['hoithi-look'] !== undefined
    left -= isLook ? 1 : 0
    if (left <= 0) {
      await seen
      return route.continue()
    }
    const wait = { again: 1000, place: 40 * left, seconds: left }
    if (isLook) return route.fulfill({ status: 503, json: { values: wait } })
    return route.fulfill({
      status: 503,
      contentType: 'text/html; charset=utf-8',
      headers: { 'content-security-policy': waitingPagePolicy },
      body: waitingPage('vi', 'system', wait),
    })
  })
  await page.goto('/contests/dang-mo')
  await expect(page.getByText('Bạn đứng khoảng thứ 80; dự kiến 2 giây.')).toBeVisible()
  expect(await findings(page)).toEqual([])
  await expect(page.getByRole('status')).toHaveText('Bạn đứng khoảng thứ 40; dự kiến 1 giây.')
  isSeen()
  await expect(page.getByRole('link', { name: 'Bắt đầu làm bài' })).toBeVisible({ timeout: 20_000 })
})
