import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './application.ts'

const open = async (page: Page, query = '') => {
  await page.goto(`/design/desk${query}`)
  await page.waitForLoadState('networkidle')
}

test('a date and a time are typed as people write them, with the weekday said', async ({
  page,
}) => {
  await open(page)
  const closes = page.getByRole('group', { name: 'Đóng cửa lúc' })
  await expect(closes.getByText('Thứ Sáu, 15/10/2021, 24:00')).toBeVisible()
  await closes.getByLabel('Ngày').fill('2021-10-20')
  await closes.getByLabel('Giờ').fill('7h30')
  await expect(closes.getByText('Thứ Tư, 20/10/2021, 07:30')).toBeVisible()
  await closes.getByLabel('Giờ').press('Tab')
  await expect(closes.getByLabel('Giờ')).toHaveValue('07:30')
  await expect(page.getByText('Giá trị:')).toContainText('2021-10-20T07:30')
  await closes.getByLabel('Giờ').fill('25')
  await closes.getByLabel('Giờ').press('Tab')
  await expect(closes.getByText('Chưa đọc được giờ.')).toBeVisible()
  await expect(closes.getByLabel('Giờ')).toHaveAttribute('aria-invalid', 'true')
})

test('a list is filtered, sorted and turned over by the address', async ({ page }) => {
  await open(page)
  const table = page.getByRole('table', { name: 'Thí sinh', exact: true })
  const search = page.getByRole('searchbox', { name: 'Tìm theo tên' })
  await search.pressSequentially('sa ruone 70')
  await expect(page).toHaveURL(/q=sa\+ruone\+70/u)
  await expect(search).toBeFocused()
  await expect(search).toHaveValue('sa ruone 70')
  await expect(page.getByRole('status').filter({ hasText: /^2 thí sinh/u })).toBeVisible()
  await page.getByRole('combobox', { name: 'Đơn vị' }).last().selectOption('Sở Nội vụ')
  await expect(page).toHaveURL(/unit=/u)
  await page.getByRole('link', { name: 'Xóa bộ lọc' }).click()
  await expect(search).toHaveValue('')
  await expect(page.getByRole('status').filter({ hasText: '5.000 thí sinh' })).toBeVisible()

  const heading = table.getByRole('columnheader', { name: 'Số câu đúng' })
  await heading.getByRole('link').click()
  await expect(heading).toHaveAttribute('aria-sort', 'ascending')
  await heading.getByRole('link').click()
  await expect(heading).toHaveAttribute('aria-sort', 'descending')
  await expect(table.getByRole('row').nth(1)).toContainText('15/15')
  await page.getByRole('link', { name: 'Trang sau' }).click()
  await expect(page).toHaveURL(/after=20/u)
  await page.getByRole('link', { name: 'Về đầu danh sách' }).click()
  await expect(page).not.toHaveURL(/after=/u)
})

test('nothing found says what to do', async ({ page }) => {
  await open(page, '?q=khong+ai+ca')
  await expect(page.getByText('Không có thí sinh nào như vậy.')).toBeVisible()
})

test('the choice of columns is kept on the device', async ({ page }) => {
  await open(page)
  const table = page.getByRole('table', { name: 'Thí sinh', exact: true })
  await expect(table.getByRole('columnheader', { name: 'Điện thoại' })).toHaveCount(0)
  await page.getByText('Chọn cột').first().click()
  await page.getByRole('checkbox', { name: 'Điện thoại' }).check()
  await page.getByRole('checkbox', { name: 'Đơn vị' }).uncheck()
  await expect(table.getByRole('columnheader', { name: 'Điện thoại' })).toBeVisible()
  await page.reload()
  await expect(table.getByRole('columnheader', { name: 'Điện thoại' })).toBeVisible()
  await expect(table.getByRole('columnheader', { name: 'Đơn vị' })).toHaveCount(0)
})

test('an act asks, wants its reason, shows a refusal, and says in passing that it is done', async ({
  page,
}) => {
  await open(page)
  const opener = page.getByRole('button', { name: 'Hủy lượt thi…' })
  await opener.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Hủy lượt thi của Thạch Thị Sa Rươne?' })
  const reason = dialog.getByLabel('Lý do')
  const act = dialog.getByRole('button', { name: 'Hủy lượt thi' })
  await act.click()
  await expect(dialog.getByText('Lý do cần ít nhất 10 ký tự.')).toBeVisible()
  await reason.fill('không phải của thí sinh này')
  await act.click()
  await expect(dialog.getByRole('alert')).toContainText('đã được hủy lúc 09:00')
  await reason.fill('Thí sinh thi hộ, có biên bản số 3.')
  await act.click()
  await expect(dialog.getByRole('button', { name: 'Đang thực hiện…' })).toBeVisible()
  await expect(dialog).toBeHidden()
  await expect(opener).toBeFocused()
  await expect(page.getByText('Đã hủy lượt thi.')).toBeVisible()
  await opener.click()
  await expect(reason).toHaveValue('')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test('a file is taken or refused before it is sent', async ({ page }) => {
  await open(page)
  const group = page.getByRole('group', { name: 'Danh sách cử dự thi' })
  const pick = group.locator('input')
  await pick.setInputFiles({ name: 'danh-sach.docx', mimeType: '', buffer: Buffer.from('x') })
  await expect(
    page.getByText('Không nhận tệp danh-sach.docx. Chỉ nhận tệp .xlsx, .csv.'),
  ).toBeVisible()
  await pick.setInputFiles({
    name: 'lon.csv',
    mimeType: 'text/csv',
    buffer: Buffer.alloc(5 * 1024 * 1024),
  })
  await expect(page.getByText('Tệp lon.csv nặng 5 MB, vượt mức 4 MB.')).toBeVisible()
  await pick.setInputFiles({ name: 'cu.csv', mimeType: 'text/csv', buffer: Buffer.alloc(2048) })
  await expect(group.getByText('cu.csv, 2 KB')).toBeVisible()
  await group.getByRole('button', { name: 'Bỏ tệp này' }).click()
  await expect(group.getByText('cu.csv')).toHaveCount(0)
})

test('a form that is not saved warns before it is left', async ({ page }) => {
  await open(page)
  await page.getByLabel('Tên hội thi').fill('Hội thi 2027')
  await expect(page.getByText('Có thay đổi chưa lưu').first()).toBeVisible()
  const asked: string[] = []
  let answer = false
  page.on('dialog', (dialog) => {
    asked.push(dialog.message())
    void (answer ? dialog.accept() : dialog.dismiss())
  })
  const filter = page.getByRole('combobox', { name: 'Đơn vị' }).last()
  await filter.selectOption('Sở Nội vụ')
  await expect(page).not.toHaveURL(/unit=/u)
  expect(asked[0]).toContain('Vẫn rời đi?')
  answer = true
  await filter.selectOption('Ban Quản lý các khu công nghiệp')
  await expect(page).toHaveURL(/unit=/u)
  await page.getByRole('button', { name: 'Lưu' }).first().click()
  await expect(page.getByText('Đã lưu lúc 09:00')).toBeVisible()
  await filter.selectOption('Sở Nội vụ')
  await expect(page).toHaveURL(/unit=S%E1%BB%9F/u)
  expect(asked).toHaveLength(2)
})

test('a figure is there as a table too', async ({ page }) => {
  await open(page)
  await page
    .getByRole('figure')
    .filter({ hasText: 'Số câu đúng' })
    .getByText('Xem bảng số liệu')
    .click()
  await expect(page.getByRole('table', { name: 'Số câu đúng' }).getByRole('row')).toHaveCount(17)
})

test('on a phone a wide table scrolls in its own frame, and one of cards does not', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 800 })
  await open(page)
  const wide = page.getByRole('region', { name: 'Thí sinh', exact: true })
  const first = wide.getByRole('rowheader').first()
  const before = await first.boundingBox()
  await wide.focus()
  await wide.evaluate((frame) => frame.scrollTo({ left: 200 }))
  const after = await first.boundingBox()
  expect(after?.x).toBe(before?.x)
  const cards = page.getByRole('table', { name: 'Thành thẻ trên điện thoại' })
  await expect(cards.getByRole('row')).toHaveCount(3)
  const heading = cards.getByRole('rowheader').first()
  const cell = cards.getByRole('cell').first()
  expect((await cell.boundingBox())?.x).toBe((await heading.boundingBox())?.x)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
})

test('nothing to find fault with while a dialog stands open', async ({ page }) => {
  await open(page)
  await page.getByRole('button', { name: 'Hủy lượt thi…' }).click()
  await page.getByText('Chọn cột').first().click({ force: true })
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([])
})

test('what is chosen, picked or folded away is reached and worked by the keyboard', async ({
  page,
}) => {
  await open(page)
  const attempts = page.getByRole('group', { name: 'Số lần thi' })
  await attempts.getByRole('radio', { name: 'Không giới hạn' }).focus()
  await page.keyboard.press('ArrowUp')
  await expect(attempts.getByRole('radio', { name: 'Một lần' })).toBeChecked()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('radio', { name: 'Một lần' }).last()).toBeFocused()
  await page.getByText('Chọn cột').first().focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  const unit = page.getByRole('checkbox', { name: 'Đơn vị' })
  await expect(unit).toBeFocused()
  await page.keyboard.press('Space')
  await expect(unit).not.toBeChecked()
  const pick = page.getByRole('group', { name: 'Danh sách cử dự thi' }).locator('input')
  // Whoever listens asks the browser to hand over its dialogs, and that is awaited by nobody: it
  // has to have come there, ahead of the focus, before a key opens one.
  const chooser = page.waitForEvent('filechooser')
  await pick.focus()
  await page.keyboard.press('Space')
  expect((await chooser).isMultiple()).toBe(false)
})
