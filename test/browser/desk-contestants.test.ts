import type { Page } from '@playwright/test'
import { expect, test } from './application.ts'
import { faultsOf, signIn } from './desk-steps.ts'

test.use({ story: 'desk-contestants' })

const base = '/desk/contests/thi-sinh-2021/contestants'
const name = 'Thạch Thị Sà Rây Nguyễn Ngọc Phương Uyên'
const reason = 'Theo biên bản số 12 của Ban Tổ chức'

/** Opens a page of the desk, and waits until its script is there. */
const open = async (page: Page, path: string): Promise<void> => {
  await page.goto(base + path)
  await expect(page.locator('[inert]')).toHaveCount(0)
}

const confirm = async (page: Page, verb: string): Promise<void> => {
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Lý do').fill(reason)
  expect(await faultsOf(page)).toEqual([])
  await dialog.getByRole('button', { name: verb }).click()
  await expect(dialog).toBeHidden()
}

test('anybody is found as one types, and the list tells no whole phone', async ({ page, told }) => {
  await signIn(page, 'ban-to-chuc', told['organiser'] ?? '')
  await open(page, '')
  await expect(page.getByText('4 thí sinh')).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
  await page.getByLabel('Tìm thí sinh').last().fill('uyen pali')
  await expect(page.getByText('1 thí sinh')).toBeVisible()
  await expect(page).toHaveURL(/search=uyen/u)
  await expect(page.getByText('•••••••678')).toBeVisible()
  await expect(page.getByText('0912345678')).toHaveCount(0)
  await page.getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  await expect(page.getByText('0912345678')).toBeVisible()

  // Gone elsewhere and back by the menu, the list is as it was left.
  const go = async (to: string) => {
    await page.getByRole('button', { name: 'Các mục' }).click()
    await page.getByRole('link', { name: to, exact: true }).click()
  }
  await go('Chỉ tiêu')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Chỉ tiêu dự thi')
  await go('Thí sinh')
  await expect(page).toHaveURL(/search=uyen/u)
  await expect(page.getByText('1 thí sinh')).toBeVisible()
})

test('a contestant is moved, granted more, disqualified and let in again, each with a reason', async ({
  page,
  told,
}) => {
  await signIn(page, 'ban-to-chuc', told['organiser'] ?? '')
  await open(page, '/phuong.uyen')
  await page.getByRole('button', { name: 'Diễn biến' }).click()
  await expect(page.getByRole('heading', { name: 'Diễn biến lượt 1' })).toBeVisible()
  expect(await faultsOf(page)).toEqual([])

  await page.getByRole('button', { name: 'Chuyển đơn vị' }).click()
  await page.getByLabel('Đơn vị đúng').selectOption({ label: 'Sở Nội vụ' })
  await confirm(page, 'Chuyển đơn vị')
  await expect(page.getByRole('definition').filter({ hasText: 'Sở Nội vụ' })).toBeVisible()

  await page.getByRole('button', { name: 'Điều chỉnh riêng' }).click()
  await page.getByLabel('Thêm số lượt').fill('1')
  await page.getByLabel('Thêm giờ cho mỗi lượt').fill('5')
  await confirm(page, 'Điều chỉnh riêng')
  await expect(page.getByText('Điều chỉnh riêng: thêm 1 lượt; thêm 5 phút mỗi lượt')).toBeVisible()

  await page.getByRole('button', { name: 'Loại khỏi hội thi' }).click()
  await confirm(page, 'Loại khỏi hội thi')
  await expect(page.getByText('Không tính', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Hủy quyết định' }).click()
  await confirm(page, 'Hủy quyết định')
  await expect(page.getByText('Được tính', { exact: true })).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
})

test('a secretary looks and hands out a password, and decides nothing', async ({ page, told }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await signIn(page, 'thu-ky', told['secretary'] ?? '')
  await open(page, '/phuong.uyen')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  await expect(page.getByRole('button', { name: 'Chuyển đơn vị' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Đặt lại mật khẩu' }).click()
  await confirm(page, 'Đặt lại mật khẩu')
  await expect(page.locator('[data-password]')).toHaveText(/\S{6,}/u)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBe(360)
})

test('an outage is looked at before it is credited, and can be taken back', async ({
  page,
  told,
}) => {
  await signIn(page, 'ban-to-chuc', told['organiser'] ?? '')
  await open(page, '/outages')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bù giờ do sự cố')
  expect(await faultsOf(page)).toEqual([])
  const attemptEnded = Date.parse(told['endedAt'] ?? '')
  const began = new Date(attemptEnded - 60_000)
  const ended = new Date(attemptEnded + 120_000)
  for (const [legend, instant] of [
    ['Gián đoạn từ', began],
    ['Đến', ended],
  ] as const) {
    const local = new Date(instant.getTime() + 7 * 3_600_000).toISOString()
    const field = page.getByRole('group', { name: legend, exact: true })
    await field.getByLabel('Ngày').fill(local.slice(0, 10))
    await field.getByLabel('Giờ').fill(local.slice(11, 16))
  }
  await page.getByRole('button', { name: 'Xem trước' }).click()
  await expect(page.getByText('1 thí sinh ở trong khoảng này')).toBeVisible()
  await page.getByRole('button', { name: 'Bù giờ' }).click()
  await confirm(page, 'Bù giờ')
  await expect(page.getByText('Có hiệu lực')).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Thu hồi' }).click()
  await confirm(page, 'Thu hồi')
  await expect(page.getByText('Đã thu hồi', { exact: true })).toBeVisible()
})
