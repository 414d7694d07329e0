import { expect, test } from './application.ts'
import { faultsOf, signIn } from './desk-steps.ts'

test.use({ story: 'desk-live' })

const base = '/desk/contests/dien-bien-2021'

test('an organiser sees at a glance how the contest goes, and finds who has not begun', async ({
  page,
  told,
}) => {
  await signIn(page, 'ban-to-chuc', told['organiser'] ?? '')
  await page.goto(`${base}/live`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Diễn biến')
  await expect(page.getByText('24/25')).toBeVisible()
  const units = page.getByRole('table', { name: /^3 đơn vị/u })
  await expect(units.getByRole('row').nth(1)).toContainText('Sở Nội vụ')
  await expect(units.getByRole('row').nth(1)).toContainText('Chưa ai bắt đầu')
  expect(await faultsOf(page)).toEqual([])

  await page.getByRole('link', { name: 'Xem ai chưa bắt đầu' }).click()
  await expect(page.getByText('Thạch Thị Đào').first()).toBeVisible()
  await page.getByLabel('Họ và tên').fill('dao')
  await expect(page).toHaveURL(/search=dao/u)
  await expect(page.getByText('Thạch Thị Đào').first()).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
})

test('the figures say as of when they are when the network is gone, and go on when it is back', async ({
  page,
  told,
}) => {
  await signIn(page, 'ban-to-chuc', told['organiser'] ?? '')
  await page.goto(`${base}/live`)
  // Once the page asks by itself its script has come.
  await page.waitForResponse((response) => response.url().endsWith('/live'))
  await page.context().setOffline(true)
  await expect(page.getByText(/^Mất kết nối/u)).toBeVisible()
  await page.context().setOffline(false)
  await expect(page.getByText(/^Mất kết nối/u)).toHaveCount(0)
})

test('a lead is told with its evidence and what else could explain it, and noted as looked at', async ({
  page,
  told,
}) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await signIn(page, 'ban-to-chuc', told['organiser'] ?? '')
  await page.goto(`${base}/leads`)
  await expect(page.getByText('Đúng 10/10 câu trong 20 giây', { exact: false })).toBeVisible()
  await expect(page.getByText(/Đã thi nhiều lần nên thuộc câu hỏi/u)).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Ghi là đã xem' }).click()
  await page.getByLabel('Đã tìm hiểu được gì').fill('Đã hỏi đơn vị: ôn kỹ.')
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Ghi đã xem' }).click()
  await expect(page.getByText('Đã hỏi đơn vị: ôn kỹ.')).toBeVisible()
  await page.getByRole('link', { name: 'Chưa xem (0)' }).click()
  await expect(page.getByRole('button', { name: 'Ghi là đã xem' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Tất cả (1)' }).click()
  await page.getByRole('button', { name: 'Bỏ ghi đã xem' }).click()
  await expect(page.getByRole('button', { name: 'Ghi là đã xem' })).toBeVisible()
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBe(360)

  await page.getByRole('listitem').filter({ hasText: 'Trường Bổ túc' }).getByRole('link').click()
  await expect(page).toHaveURL(/\/contestants\/nguoi-\d+$/u)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Nguyễn Văn')
})
