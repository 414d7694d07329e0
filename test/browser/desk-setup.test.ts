import type { Page } from '@playwright/test'
import { expect, test } from './application.ts'
import { faultsOf, signIn } from './desk-steps.ts'

test.use({ story: 'desk-setup' })

const fitsWithoutFault = async (page: Page, width: number): Promise<void> => {
  await page.setViewportSize({ width, height: 800 })
  expect(await faultsOf(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
}

test('next year’s edition is copied, changed, checked and opened', async ({ page, told }) => {
  await signIn(page, 'lan', told['first'] ?? '')
  await page.getByRole('link', { name: 'Tạo hội thi mới' }).click()
  await expect(page.getByLabel('Tên hội thi mới')).toHaveValue(
    'Hội thi tìm hiểu cải cách hành chính năm 2022',
  )
  await page.getByLabel('Ngày mở đợt đầu tiên').fill('2022-09-15')
  await expect(page.getByText(/mở 09:00 Thứ Năm, 15\/9\/2022/u)).toBeVisible()
  await fitsWithoutFault(page, 360)
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.getByRole('button', { name: 'Tạo bản nháp' }).click()

  await expect(page.getByRole('heading', { name: 'Trước khi mở' })).toBeVisible()
  await expect(page.getByText('Bản nháp', { exact: true })).toBeVisible()
  await expect(page.getByText(/6\/6 đơn vị chưa có đầu mối/u)).toBeVisible()
  await fitsWithoutFault(page, 360)
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.getByRole('link', { name: 'Sửa thiết lập' }).click()

  await page.getByRole('spinbutton', { name: 'Thời gian làm bài' }).fill('0')
  await expect(page.getByText(/thời gian phải từ 10 đến 86400 giây/u).first()).toBeVisible()
  await page.getByRole('spinbutton', { name: 'Thời gian làm bài' }).fill('12')
  await expect(page.getByText(/^10 câu trong 12 phút/u)).toBeVisible()
  await fitsWithoutFault(page, 360)
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.getByRole('button', { name: 'Xem khác biệt và lưu' }).click()
  const dialog = page.getByRole('dialog', { name: 'Những gì sẽ thay đổi' })
  await expect(dialog).toContainText('10 phút')
  await expect(dialog).toContainText('12 phút')
  expect(await faultsOf(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Lưu thay đổi' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Đã lưu lúc' })).toBeVisible()
  await expect(page.getByRole('article').filter({ hasText: 'Sửa thiết lập' })).toContainText(
    'Trần Thị Lan',
  )

  await page.getByRole('link', { name: 'Việc cần làm' }).click()
  await page.getByRole('button', { name: 'Đánh dấu đã kiểm tra' }).click()
  await page.getByRole('button', { name: 'Mở cho mọi người' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Mở cho mọi người' }).click()
  await expect(page.getByRole('heading', { name: 'Hôm nay' })).toBeVisible()
  await expect(page.getByText('Sắp mở')).toBeVisible()
  await fitsWithoutFault(page, 360)
})

test('of two who change the settings at once, the second is told and loses nothing', async ({
  browser,
  running,
  told,
}) => {
  const settings = '/desk/contests/cai-cach-2021/settings'
  const open = async (username: string, password: string) => {
    const page = await (await browser.newContext({ baseURL: running.origin })).newPage()
    await signIn(page, username, password)
    await page.goto(settings)
    return page
  }
  const first = await open('lan', told['first'] ?? '')
  const second = await open('hai', told['second'] ?? '')
  const save = async (page: Page) => {
    await page.getByRole('button', { name: 'Xem khác biệt và lưu' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Lưu thay đổi' }).click()
  }
  await first.getByLabel('Cơ quan tổ chức', { exact: true }).fill('Sở Nội vụ tỉnh')
  await save(first)
  await expect(first.getByRole('status').filter({ hasText: 'Đã lưu lúc' })).toBeVisible()

  const audience = second.getByLabel('Ai được dự thi', { exact: true })
  await audience.fill('Viên chức')
  await save(second)
  const notice = second.getByRole('alert').filter({ hasText: 'Có người vừa lưu trước' })
  await expect(notice).toContainText('Trần Thị Lan')
  await expect(notice).toContainText('Sở Nội vụ tỉnh')
  await expect(audience).toHaveValue('Viên chức')
  await notice.getByRole('button', { name: 'Đặt phần tôi nhập lên bản mới' }).click()
  await expect(second.getByLabel('Cơ quan tổ chức', { exact: true })).toHaveValue('Sở Nội vụ tỉnh')
  await expect(audience).toHaveValue('Viên chức')
  await save(second)
  await expect(second.getByRole('status').filter({ hasText: 'Đã lưu lúc' })).toBeVisible()
})

test('the short form and a pack say what is missing before anything is made', async ({
  page,
  told,
}) => {
  await signIn(page, 'lan', told['first'] ?? '')
  await page.goto('/desk/contests/new?way=form')
  await page.getByLabel('Tên hội thi mới').fill('Tìm hiểu luật 2022')
  await page.getByLabel('Số câu mỗi lượt').fill('20')
  await expect(page.getByText(/^20 câu trong 10 phút/u)).toBeVisible()
  await page.getByRole('button', { name: 'Tạo bản nháp' }).click()
  await expect(page.getByText('Còn thiếu: Mở lúc, Đóng lúc.')).toBeVisible()
  await fitsWithoutFault(page, 360)
  await page.getByText('Gói có sẵn (.zip)').click()
  await expect(page.getByText('Tệp .zip của hội thi')).toBeVisible()
  await fitsWithoutFault(page, 360)
})

test('the sections of the settings stay beside them on a wide screen, and fold on a phone', async ({
  page,
  told,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await signIn(page, 'lan', told['first'] ?? '')
  await page.goto('/desk/contests/cai-cach-2021/settings')
  const sections = page.getByRole('navigation', { name: 'Các mục thiết lập' })
  const rules = sections.getByRole('link', { name: 'Thể lệ' })
  await rules.click()
  await expect(page).toHaveURL(/#rules$/u)
  await expect(rules).toBeInViewport()
  await expect(rules).toHaveAttribute('aria-current', 'location')
  await page.setViewportSize({ width: 360, height: 740 })
  await expect(rules).toBeHidden()
  await sections.getByRole('button', { name: 'Các mục thiết lập' }).click()
  await rules.click()
  await expect(rules).toBeHidden()
  await fitsWithoutFault(page, 360)
})
