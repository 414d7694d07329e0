import type { Page } from '@playwright/test'
import { expect, test } from './application.ts'
import { faultsOf, signIn } from './desk-steps.ts'

test.use({ story: 'desk-roster' })

const desk = '/desk/contests/danh-sach-2021/coordinate/don-vi-1'

const paste = async (page: Page, ...lines: string[]) => {
  await page.goto(`${desk}/roster/add`)
  await page.waitForLoadState('networkidle')
  await page.getByLabel('Nội dung chép từ Excel').fill(lines.join('\n'))
  await page.getByRole('button', { name: 'Xem trước' }).click()
}

const pagesOf = (pdf: Buffer): number =>
  (pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu) ?? []).length

test('a list is pasted, mended in its rows, taken, and its slips are printed once', async ({
  page,
  told,
}) => {
  await signIn(page, 'dau-moi', told['coordinator'] ?? '')
  await paste(
    page,
    'STT\tHọ và tên\tPhòng ban\tSĐT',
    '1\tNguyễn Văn An\tVăn phòng\t912345678',
    '2\tLý Thị Hoa\tTổ Pali\t09123',
  )
  await expect(page.getByText('Có 1 chỗ cần sửa')).toBeVisible()
  await expect(page.getByText('“09123” → cần một số điện thoại Việt Nam')).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
  await page.getByLabel('Số điện thoại, Dòng 2').fill('0912345679')
  await page.getByRole('button', { name: 'Kiểm tra lại' }).click()
  await expect(page.getByText('thêm mới 2 người')).toBeVisible()
  await expect(page.getByText('Sẽ thêm đơn vị trực thuộc mới: Văn phòng')).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Xác nhận thêm vào danh sách' }).click()
  await expect(page.getByText('Đã ghi vào danh sách: thêm 2 người')).toBeVisible()

  await page.getByRole('link', { name: 'In phiếu đăng nhập cho người mới' }).click()
  await expect(page.getByText('Mật khẩu của các phiếu in trước')).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Tạo phiếu' }).click()
  await expect(page.getByText('Đã tạo 2 phiếu')).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
  const slips = page.getByRole('list', { name: 'Các phiếu để in' }).getByRole('listitem')
  await expect(slips).toHaveCount(2)
  await expect(slips.last()).toContainText('nguyenvanan')
  await expect(slips.last()).toContainText(/[2-9a-z]{10}/u)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('button', { name: 'In phiếu' })).toBeHidden()
  expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(1)
  await page.emulateMedia({ media: 'screen' })

  await page.getByRole('link', { name: 'Bàn làm việc' }).click()
  const strip = page.getByRole('region', { name: 'Việc đang xử lý' })
  await expect(strip).toContainText('Tạo phiếu đăng nhập')
  expect(await faultsOf(page)).toEqual([])
  await strip.getByRole('link', { name: 'Xem kết quả' }).click()
  await expect(slips).toHaveCount(2)
  await page.getByRole('button', { name: 'Xong, đã in' }).click()
  await expect(slips).toHaveCount(0)
  await page.getByRole('link', { name: 'Bàn làm việc' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(strip).toHaveCount(0)
})

test('many slips fill pages of A4, eight on each', async ({ page, told }) => {
  await signIn(page, 'dau-moi', told['coordinator'] ?? '')
  const letters = 'A B C D E F G H I K'.split(' ')
  await paste(page, 'Họ và tên\tSĐT', ...letters.map((one, n) => `Sơn Thị ${one}\t098765432${n}`))
  await page.getByRole('button', { name: 'Xác nhận thêm vào danh sách' }).click()
  await page.getByRole('link', { name: 'In phiếu đăng nhập cho người mới' }).click()
  await page.getByRole('button', { name: 'Tạo phiếu' }).click()
  await expect(page.getByText('Đã tạo 10 phiếu')).toBeVisible()
  expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(2)
})

test('the roster is searched, a contestant corrected and given a new password', async ({
  page,
  told,
}) => {
  await signIn(page, 'dau-moi', told['coordinator'] ?? '')
  await page.goto(`${desk}/roster`)
  await page.waitForLoadState('networkidle')
  await expect(page.getByText('Trần Người Khác')).toHaveCount(0)
  expect(await faultsOf(page)).toEqual([])
  await page.getByLabel('Họ tên, số điện thoại hoặc tên đăng nhập').fill('ngoc han')
  await expect(page.getByText('Tìm thấy 1 người')).toBeVisible()
  await expect(page).toHaveURL(/search=ngoc(?:\+|%20)han/u)
  await page.getByRole('button', { name: 'Sửa Thạch Thị Ngọc Hân' }).click()
  await page.getByLabel('Số điện thoại', { exact: true }).fill('12')
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByText('Cần: một số điện thoại Việt Nam')).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
  await page.getByLabel('Số điện thoại', { exact: true }).fill('0901234567')
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByRole('cell', { name: '0901234567' })).toBeVisible()

  await page.getByRole('button', { name: 'Sửa Thạch Thị Ngọc Hân' }).click()
  await page.getByRole('button', { name: 'Cấp lại mật khẩu' }).click()
  await expect(page.getByText('Cấp lại mật khẩu cho Thạch Thị Ngọc Hân?')).toBeVisible()
  await page.getByRole('button', { name: 'Cấp lại mật khẩu' }).click()
  await expect(page.getByText('Đã tạo 1 phiếu')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Thạch Thị Ngọc Hân' })).toBeVisible()
})

test('on a phone a list is mended too', async ({ page, told }) => {
  await page.setViewportSize({ width: 360, height: 780 })
  await signIn(page, 'dau-moi', told['coordinator'] ?? '')
  await paste(page, 'Họ và tên\tSĐT\tEmail', 'Kim Sang\t0933444555\tsang@soctrang')
  await expect(page.getByText('1 lỗi')).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
  await page.goto(`${desk}/registrations`)
  expect(await faultsOf(page)).toEqual([])
})
