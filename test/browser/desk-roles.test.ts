import { expect, test } from './application.ts'
import { faultsOf, signIn } from './desk-steps.ts'

test.use({ story: 'desk-roles' })

const base = '/desk/contests/phan-cong-2021'

test('an organiser names a new coordinator, hands over the password, and dismisses them', async ({
  page,
  browser,
  running,
  told,
}) => {
  await signIn(page, 'ban-to-chuc', told['organiser'] ?? '')
  await page.goto(`${base}/roles`)
  await expect(page.getByText('Còn 2 đơn vị chưa có đầu mối.')).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
  const units = page.getByRole('table', { name: /đơn vị$/u })
  await expect(units.getByRole('row').last()).toContainText('Lâm Văn Hưởng')
  await units.getByRole('button', { name: /^Giao đầu mối Trường Bổ túc/u }).click()

  const dialog = page.getByRole('dialog')
  await expect(dialog).toHaveAccessibleName(/^Giao đầu mối cho Trường Bổ túc/u)
  await dialog.getByRole('radio', { name: /^Người mới/u }).check()
  await dialog.getByRole('button', { name: 'Giao việc', exact: true }).click()
  await expect(dialog.getByText('Ghi họ và tên.')).toBeVisible()
  await dialog.getByLabel('Họ và tên').fill('Thạch Thị Sa Rươne')
  await dialog.getByLabel('Điện thoại').focus()
  await expect(dialog.getByLabel('Tên đăng nhập', { exact: true })).toHaveValue('thachthisaruone')
  await dialog.getByLabel('Điện thoại').fill('12')
  expect(await faultsOf(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Giao việc', exact: true }).click()
  await expect(dialog.getByRole('alert')).toContainText('Số điện thoại “12” chưa đúng.')
  await dialog.getByLabel('Điện thoại').fill('0912 345 678')
  await dialog.getByRole('button', { name: 'Giao việc', exact: true }).click()

  await expect(dialog).toHaveAccessibleName('Mật khẩu dùng một lần của Thạch Thị Sa Rươne')
  const password = (await dialog.getByRole('definition').nth(1).textContent())?.trim() ?? ''
  expect(await faultsOf(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Đã trao, đóng lại' }).click()
  await expect(page.getByText('Còn 1 đơn vị chưa có đầu mối.')).toBeVisible()

  const elsewhere = await browser.newContext({ baseURL: running.origin, locale: 'vi-VN' })
  const other = await elsewhere.newPage()
  await other.goto('/sign-in?returnTo=/desk')
  await other.getByLabel('Tên đăng nhập').fill('thachthisaruone')
  await other.getByLabel('Mật khẩu', { exact: true }).fill(password)
  await other.getByRole('button', { name: 'Đăng nhập' }).click()
  await expect(other.getByLabel('Mật khẩu mới', { exact: true })).toBeVisible()
  await elsewhere.close()

  await units.getByRole('button', { name: 'Thôi giao việc Thạch Thị Sa Rươne' }).click()
  await expect(dialog).toContainText('mất ngay quyền đầu mối của Trường Bổ túc')
  await dialog.getByRole('button', { name: 'Thôi giao việc' }).click()
  await expect(page.getByText('Còn 2 đơn vị chưa có đầu mối.')).toBeVisible()
})

test('somebody with an account is found without tone marks; who is on the roster can’t be chosen', async ({
  page,
  told,
}) => {
  await signIn(page, 'ban-to-chuc', told['organiser'] ?? '')
  await page.goto(`${base}/roles`)
  await page.getByRole('button', { name: 'Giao việc', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: /^Tổ Thư ký/u }).check()
  await dialog.getByRole('searchbox', { name: 'Tìm người' }).fill('dang')
  await expect(dialog.getByText('Tìm thấy 2 người')).toBeVisible()
  await expect(dialog.getByRole('radio', { name: /^Đặng Thí Sinh/u })).toBeDisabled()
  await dialog.getByRole('radio', { name: /^Đặng Thư Ký/u }).check()
  expect(await faultsOf(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Giao việc', exact: true }).click()
  await expect(dialog).toBeHidden()
  const people = page.getByRole('table', { name: '2 người' })
  await expect(people.getByRole('row').filter({ hasText: 'Đặng Thư Ký' })).toContainText(
    'Tổ Thư ký',
  )
  await people.getByRole('button', { name: 'Thôi giao việc Võ Thị Thanh' }).click()
  await expect(dialog).toContainText('Đây là việc của chính bạn')
  await dialog.getByRole('button', { name: 'Thôi giao việc' }).click()
  await expect(dialog.getByRole('alert')).toContainText('là người cuối cùng của Ban Tổ chức')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test('the history reads as sentences, is filtered by the address and taken along', async ({
  page,
  told,
}) => {
  await signIn(page, 'ban-to-chuc', told['organiser'] ?? '')
  await page.goto(`${base}/history`)
  const table = page.getByRole('table', { name: /^Nhật ký thao tác/u })
  await expect(table.getByRole('row').last()).toContainText(
    'Võ Thị Thanh sửa thiết lập Phần thi kiến thức',
  )
  await expect(table.getByRole('row').last()).toContainText('phút →')
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('link', { name: 'Trang sau' }).click()
  await expect(page).toHaveURL(/after=/u)
  await page.getByRole('searchbox').fill('cong van so 12')
  await expect(page).toHaveURL(/search=cong\+van\+so\+12$/u)
  await expect(table.getByRole('rowheader')).toHaveCount(1)
  await expect(table.getByRole('row').last()).toContainText('Thời gian làm bài: 10 phút → 11 phút')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: /^Excel/u }).click()
  expect((await download).suggestedFilename()).toBe('nhat-ky-phan-cong-2021.xlsx')
  await page.getByLabel('Từ ngày').fill('2021-10-05')
  await expect(page.getByText('Không có thao tác nào như vậy.')).toBeVisible()
  await page.getByRole('link', { name: 'Xóa bộ lọc' }).click()
  await expect(page).toHaveURL(/\/history$/u)
})

test('on a phone both screens fit, and nothing is to be found fault with', async ({
  page,
  told,
}) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await signIn(page, 'ban-to-chuc', told['organiser'] ?? '')
  for (const path of ['roles', 'history']) {
    await page.goto(`${base}/${path}`)
    await page.waitForLoadState('networkidle')
    expect(await faultsOf(page), path).toEqual([])
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide, path).toBe(360)
  }
})

test('a coordinator names somebody for a sub-unit, and sees no other unit', async ({
  page,
  told,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await signIn(page, 'dau-moi', told['coordinator'] ?? '')
  await page.goto(`${base}/coordinate/snv/sub-units`)
  await expect(page.getByText('Còn 1 đơn vị chưa có đầu mối.')).toBeVisible()
  await expect(page.getByText('Pali')).toHaveCount(0)
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Giao đầu mối Phòng Một' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toHaveAccessibleName('Giao đầu mối cho Phòng Một')
  await dialog.getByRole('searchbox', { name: 'Tìm người' }).fill('dang')
  await dialog.getByRole('radio', { name: 'Đặng Thí Sinh' }).check()
  await dialog.getByRole('button', { name: 'Giao việc', exact: true }).click()
  await expect(page.getByText('Đơn vị nào cũng có đầu mối.')).toBeVisible()
  const reply = await page.goto(`${base}/coordinate/pali/sub-units`)
  expect(reply?.status()).toBe(404)
})
