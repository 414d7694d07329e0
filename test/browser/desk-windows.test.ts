import { expect, test } from './application.ts'
import { faultsOf, signIn } from './desk-steps.ts'

test.use({ story: 'desk-windows' })

test('an organiser moves a deadline, sees first what it means, and the public reads the notice', async ({
  page,
  told,
}) => {
  await signIn(page, 'ban-to-chuc', told['organiser'] ?? '')
  await page.goto('/desk/contests/dang-thi/windows')
  const move = page.getByRole('region', { name: 'Đổi thời gian một phần thi' })
  const closes = move.getByRole('group', { name: 'Đóng lúc' })
  await closes.getByLabel('Ngày').fill('2035-12-31')
  await closes.getByLabel('Giờ').fill('24:00')
  await move.getByLabel('Số, ký hiệu thông báo').fill('12/TB-SNV')
  await move.getByLabel('Lý do').fill('Mạng của nhiều đơn vị gián đoạn vì bão.')
  await move.getByRole('button', { name: 'Xem ảnh hưởng' }).click()
  await expect(move.getByText('Không có lượt nào đang làm.')).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
  await move.getByRole('button', { name: 'Đổi thời gian và đăng thông báo' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Thứ Hai, 31/12/2035, 24:00')
  expect(await faultsOf(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Đổi thời gian và đăng thông báo' }).click()
  await expect(page.getByRole('article').first()).toContainText('Số 12/TB-SNV')

  await page.goto('/desk/contests/dang-thi/publish')
  await expect(page.getByText('còn mở đến 31/12/2035, 24:00')).toBeVisible()
  await page.goto('/desk/contests/dang-thi')
  await expect(page.getByText('đến hết Thứ Hai, 31/12/2035.')).toBeVisible()

  await page.goto('/contests/dang-thi')
  const notices = page.getByRole('region', { name: 'Thông báo' })
  await expect(notices).toContainText('Thứ Hai, 31/12/2035, 24:00')
  await expect(notices).toContainText('Mạng của nhiều đơn vị gián đoạn vì bão.')
  expect(await faultsOf(page)).toEqual([])
})

test('an end before the start is said to be none, and nothing is lost without asking', async ({
  page,
  told,
}) => {
  await signIn(page, 'ban-to-chuc', told['organiser'] ?? '')
  await page.goto('/desk/contests/dang-thi/windows')
  const move = page.getByRole('region', { name: 'Đổi thời gian một phần thi' })
  await move.getByRole('group', { name: 'Đóng lúc' }).getByLabel('Ngày').fill('2001-01-01')
  await move.getByLabel('Lý do').fill('Lý do để thử nghiệm.')
  await move.getByRole('button', { name: 'Xem ảnh hưởng' }).click()
  await expect(move.getByText('Giờ đóng phải sau giờ mở.')).toBeVisible()
  const asked = new Promise<string>((resolve) => {
    page.once('dialog', (dialog) => {
      resolve(dialog.message())
      void dialog.dismiss()
    })
  })
  await page.getByRole('link', { name: 'Bàn làm việc' }).click()
  expect(await asked).toContain('chưa đăng')
})

test('a contestant who is signed in meets the newest notice', async ({ page, told }) => {
  await signIn(page, 'ban-to-chuc', told['organiser'] ?? '')
  await page.goto('/desk/contests/dang-thi/windows')
  const other = page.getByRole('region', { name: 'Đăng thông báo khác' })
  await other.getByLabel('Tiêu đề thông báo').fill('Hướng dẫn đăng nhập')
  await other.getByLabel('Nội dung').fill('Dùng phiếu do đơn vị phát để đăng nhập.')
  await other.getByRole('button', { name: 'Đăng thông báo' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Đăng thông báo' }).click()
  await expect(page.getByRole('article').first()).toContainText('Hướng dẫn đăng nhập')
  await page.context().clearCookies()

  await page.goto('/sign-in?returnTo=/account')
  await page.getByLabel('Tên đăng nhập').fill('thi-sinh')
  await page.getByLabel('Mật khẩu', { exact: true }).fill(told['contestant'] ?? '')
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await expect(page.getByText('Hướng dẫn đăng nhập')).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
  await page.goto('/contests/dang-thi/quiz/kien-thuc')
  await expect(page.getByText('Hướng dẫn đăng nhập')).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
})

test('an organiser previews, publishes, and corrects with a reason', async ({ page, told }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await signIn(page, 'ban-to-chuc', told['organiser'] ?? '')
  await page.goto('/desk/contests/da-dong/publish')
  const preview = page.getByRole('region', { name: 'Xem trước' })
  await expect(preview.getByText('L.T.H.')).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  await preview.getByRole('link', { name: 'Đơn vị' }).click()
  await expect(preview.getByRole('table')).toContainText('Sở số 1')
  expect(await faultsOf(page)).toEqual([])

  await page.getByRole('button', { name: 'Công bố kết quả' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Công bố kết quả của 3 người?')
  await dialog.getByRole('button', { name: 'Công bố kết quả' }).click()
  await expect(page.getByText(/^Công bố lúc .*, Trần Văn Tổ$/u)).toBeVisible()
  await expect(page.getByText(/^Kết quả hiện nay giống hệt bản đã công bố/u)).toBeVisible()

  await page.getByRole('button', { name: 'Đính chính kết quả' }).click()
  await dialog.getByLabel('Lý do').fill('Chấm lại câu 7 do đáp án sai')
  await dialog.getByRole('button', { name: 'Đính chính kết quả' }).click()
  await expect(page.getByText('Lý do: Chấm lại câu 7 do đáp án sai')).toBeVisible()
  expect(await faultsOf(page)).toEqual([])

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('link', { name: /^Excel/u })
      .last()
      .click(),
  ])
  expect(download.suggestedFilename()).toBe('xep-hang-don-vi-da-dong.xlsx')
})

test('an organiser freezes the ranking of a running contest and lets it live again', async ({
  page,
  told,
}) => {
  await signIn(page, 'ban-to-chuc', told['organiser'] ?? '')
  await page.goto('/desk/contests/dang-thi/publish')
  await expect(page.getByText(/^Đợt thi chính thức còn mở đến/u)).toBeVisible()
  await page.getByRole('button', { name: 'Khóa ngay' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Khóa ngay' }).click()
  await expect(page.getByText(/^Đã khóa lúc/u)).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Mở khóa' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Mở khóa' }).click()
  await expect(page.getByText('Chưa đặt giờ khóa.')).toBeVisible()
})
