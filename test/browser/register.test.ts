import { expect, test } from './application.ts'
import { faultsOf, signIn } from './desk-steps.ts'

test.use({ story: 'desk-roster' })

const contest = '/contests/danh-sach-2021'

test('somebody registers on a phone, is confirmed, and signs in', async ({
  browser,
  page,
  told,
}) => {
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto(contest)
  await page.getByRole('link', { name: 'Đăng ký dự thi' }).click()
  await page.waitForLoadState('networkidle')
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Gửi đăng ký' }).click()
  await expect(page.getByText('Chưa gửi được: còn 4 ô cần sửa.')).toBeVisible()
  await expect(page.getByText('Hãy chọn đơn vị trong danh sách.')).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
  await page.getByLabel('Họ và tên').fill('Danh Thị Sa Rương')
  await page.getByLabel('Tìm đơn vị').fill('pali')
  await page.getByLabel('Trường Bổ túc Văn hóa Pali').check()
  await page.getByLabel('Số điện thoại').fill('0911222333')
  await page.getByLabel('Mật khẩu của riêng bạn').fill('sông nước miền tây')
  await page.getByRole('button', { name: 'Gửi đăng ký' }).click()
  await expect(page.getByText('Đã gửi đăng ký')).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('link', { name: 'Xem tình trạng đăng ký' }).click()
  await expect(page.getByText('Đang chờ xác nhận')).toBeVisible()
  expect(await faultsOf(page)).toEqual([])

  const office = await (await browser.newContext({ locale: 'vi-VN' })).newPage()
  await signIn(office, 'dau-moi', told['coordinator'] ?? '')
  await office.goto('/desk/contests/danh-sach-2021/coordinate/don-vi-1/registrations')
  await office.waitForLoadState('networkidle')
  expect(await faultsOf(office)).toEqual([])
  await office.getByRole('button', { name: 'Xác nhận Danh Thị Sa Rương' }).click()
  await expect(office.getByText('tên đăng nhập “danhthisaruong”')).toBeVisible()
  await office.context().close()

  await page.reload()
  await expect(page.getByText('Đã được xác nhận')).toBeVisible()
  await page.getByRole('link', { name: 'Đăng nhập' }).last().click()
  await expect(page.getByLabel('Tên đăng nhập')).toHaveValue('danhthisaruong')
  await page.getByLabel('Mật khẩu', { exact: true }).fill('sông nước miền tây')
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await expect(page).not.toHaveURL(/sign-in/u)
})

test('a declined registration says why, and a wrong code that there is none', async ({
  browser,
  page,
  told,
}) => {
  const reply = await page.request.post('/api/v1/contests/danh-sach-2021/registrations', {
    data: {
      unit: 'don-vi-1',
      name: 'Người Lạ',
      phone: '0911222444',
      password: 'sông nước miền tây',
    },
  })
  const { receipt } = (await reply.json()) as { receipt: string }
  const office = await (await browser.newContext({ locale: 'vi-VN' })).newPage()
  await signIn(office, 'dau-moi', told['coordinator'] ?? '')
  await office.goto('/desk/contests/danh-sach-2021/coordinate/don-vi-1/registrations')
  await office.waitForLoadState('networkidle')
  await office.getByRole('button', { name: 'Từ chối Người Lạ' }).click()
  await office.getByLabel('Lý do').fill('Không phải người của trường.')
  expect(await faultsOf(office)).toEqual([])
  await office.getByRole('dialog').getByRole('button', { name: 'Từ chối' }).click()
  await expect(office.getByText('Đã từ chối đăng ký của Người Lạ.')).toBeVisible()
  await office.context().close()

  await page.goto(`${contest}/register`)
  await page.getByLabel('Mã đăng ký').fill(receipt)
  await page.getByRole('button', { name: 'Xem tình trạng' }).click()
  await expect(page.getByText('Không phải người của trường.')).toBeVisible()
  await page.getByLabel('Mã đăng ký').fill('abcde-fghij')
  await page.getByRole('button', { name: 'Xem tình trạng' }).click()
  await expect(page.getByText('Không tìm thấy đăng ký')).toBeVisible()
})

for (const language of ['en', 'km'])
  test(`the page to register is whole in ${language}`, async ({ page, context, baseURL }) => {
    await context.addCookies([{ name: 'hoithi_language', value: language, url: baseURL ?? '' }])
    await page.goto(`${contest}/register`)
    await page.waitForLoadState('networkidle')
    expect(await faultsOf(page)).toEqual([])
  })
