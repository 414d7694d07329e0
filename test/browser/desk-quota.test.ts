import { expect, test } from './application.ts'
import { faultsOf, signIn } from './desk-steps.ts'

test.use({ story: 'desk-quota' })

const base = '/desk/contests/chi-tieu-2021'

test('an organiser sets a quota, sees who falls short, and writes a reminder', async ({
  page,
  told,
}) => {
  await signIn(page, 'ban-to-chuc', told['organiser'] ?? '')
  await page.goto(`${base}/quotas`)
  await page.getByRole('button', { name: 'Đặt chỉ tiêu' }).click()
  await page.getByLabel('Cách tính').selectOption({ label: 'Tỷ lệ trên số biên chế' })
  await page.getByLabel('Ít nhất').fill('10')
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByText('Mỗi đơn vị: ít nhất 10% số biên chế.')).toBeVisible()
  const table = page.getByRole('table', { name: /^3 đơn vị/u })
  await expect(table.getByRole('row').nth(1)).toContainText('Sở Nội vụ')
  await expect(table.getByRole('row').nth(1)).toContainText('Chưa khai biên chế')
  await page.getByRole('button', { name: 'Soạn lời nhắc' }).click()
  await expect(page.getByText('còn 3 đơn vị chưa đủ chỉ tiêu')).toBeVisible()
  await expect(page.getByText('đã cử 1, đã dự thi 0/3, còn thiếu 3')).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
})

test('what is typed into a quota is not left behind without asking', async ({ page, told }) => {
  await signIn(page, 'ban-to-chuc', told['organiser'] ?? '')
  await page.goto(`${base}/quotas`)
  await page
    .getByRole('button', { name: /chỉ tiêu$/u })
    .first()
    .click()
  await page.getByRole('button', { name: 'Thêm một chỉ tiêu' }).click()
  const asked = new Promise<string>((resolve) => {
    page.once('dialog', (dialog) => {
      resolve(dialog.message())
      void dialog.dismiss()
    })
  })
  await page.getByRole('link', { name: 'Bàn làm việc' }).click()
  expect(await asked).toContain('chưa lưu')
  await expect(page).toHaveURL(/\/quotas$/u)
})

test('a coordinator’s week says what to do, on a phone too, and of no other unit', async ({
  page,
  told,
}) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await signIn(page, 'dau-moi', told['coordinator'] ?? '')
  await page.getByRole('link', { name: /^Hội thi tìm hiểu/u }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Việc tuần này')
  await expect(page.getByText(/1 người chưa đăng nhập lần nào/u)).toBeVisible()
  await expect(page.getByText('Ban Quản lý các Khu công nghiệp')).toHaveCount(0)
  expect(await faultsOf(page)).toEqual([])
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBe(360)
  const reply = await page.goto(`${base}/coordinate/so-2`)
  expect(reply?.status()).toBe(404)
})

test('the rail names the unit whose desk an organiser opened, and stays around one that is not there', async ({
  page,
  told,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await signIn(page, 'ban-to-chuc', told['organiser'] ?? '')
  await page.goto(`${base}/coordinate/so-2/quotas`)
  const rail = page.getByRole('navigation', { name: 'Các mục' })
  await expect(rail).toContainText('Đơn vị đang xem: Ban Quản lý các Khu công nghiệp')
  const reply = await page.goto(`${base}/coordinate/khong-co/quotas`)
  expect(reply?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Không tìm thấy trang này')
  await expect(rail).not.toContainText('Đơn vị đang xem')
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('main').getByRole('link', { name: 'Việc cần làm' }).click()
  await expect(page).toHaveURL(/\/chi-tieu-2021$/u)
})
