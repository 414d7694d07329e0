import { expect, test } from './application.ts'
import { faultsOf, signIn } from './desk-steps.ts'

test.use({ story: 'desk-units' })

const base = '/desk/contests/don-vi-2021'

test('an organiser finds a unit without tone marks, merges two after a preview, and undoes it', async ({
  page,
  told,
}) => {
  await signIn(page, 'ban-to-chuc', told['organiser'] ?? '')
  await page.getByRole('link', { name: 'Cây đơn vị' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cây đơn vị')
  expect(await faultsOf(page)).toEqual([])
  await page.getByLabel('Tìm đơn vị').fill('pali trung cap')
  await expect(page.getByText('Tìm thấy 1 đơn vị')).toBeVisible()
  await page.getByRole('link', { name: 'Xóa bộ lọc' }).click()
  await page.getByLabel('Chọn Sở Nội vụ').check()
  await page.getByLabel('Chọn Sở Lao động - Thương binh và Xã hội').check()
  await page.getByRole('link', { name: 'Sáp nhập' }).click()
  await page.getByLabel('Số văn bản').fill('01/NQ-HĐND')
  await page.getByLabel('Tên đơn vị mới').fill('Sở Nội vụ và Lao động')
  await page.getByRole('button', { name: 'Xem trước' }).click()
  await expect(page.getByText('Sẽ kết thúc 2 đơn vị')).toBeVisible()
  await expect(page.getByText('Sẽ lập mới 1 đơn vị')).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Ghi thay đổi' }).click()
  await expect(page.getByRole('link', { name: 'Sở Nội vụ và Lao động' })).toBeVisible()
  await page.getByRole('link', { name: 'Các thay đổi đã ghi' }).click()
  await expect(page.getByText('theo 01/NQ-HĐND')).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Hoàn tác' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Hoàn tác' }).click()
  await expect(page.getByText('Chưa có thay đổi nào được ghi.')).toBeVisible()
})

test('a file is looked at before it is taken, with each row’s problem in its row', async ({
  page,
  told,
}) => {
  await signIn(page, 'ban-to-chuc', told['organiser'] ?? '')
  await page.getByRole('link', { name: 'Cây đơn vị' }).click()
  await page.getByRole('link', { name: 'Nhập từ tệp' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nhập cây đơn vị từ tệp')
  const send = async (text: string) => {
    await page.locator('input[type=file]').setInputFiles({
      name: 'don-vi.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(text),
    })
    await page.getByRole('button', { name: 'Xem khác biệt' }).click()
  }
  await send('Tên đơn vị,Mã,Cấp trên\nPhòng Một,phong-1,khong-co\n')
  await expect(page.getByText('mã hoặc tên của một đơn vị trong tệp hay trong cây')).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
  await send('Tên đơn vị,Mã,Cấp trên\nPhòng Một,phong-1,truong-1\n')
  await expect(page.getByText('Thêm mới (1)')).toBeVisible()
  await page.getByRole('button', { name: 'Xác nhận nhập' }).click()
  await expect(page.getByText('Đã nhập: thêm 1, sửa 0, kết thúc 0.')).toBeVisible()
  await page.goto('/desk/units')
  await page.getByRole('button', { name: /^Mở Trường Bổ túc/u }).click()
  await page.getByRole('link', { name: 'Phòng Một' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Phòng Một')
  expect(await faultsOf(page)).toEqual([])
})

test('a unit of the tree joins the contest once its differences are seen', async ({
  page,
  told,
}) => {
  await signIn(page, 'ban-to-chuc', told['organiser'] ?? '')
  await page.goto(`${base}/units`)
  await page.getByRole('button', { name: 'Thêm đơn vị từ cây' }).click()
  await page.getByRole('button', { name: 'Thêm Sở Y tế vào hội thi' }).click()
  await expect(page.getByRole('dialog').getByText('Vào hội thi (1)')).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Ghi thay đổi' }).click()
  await expect(page.getByRole('rowheader', { name: 'Sở Y tế' })).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
})

test('a coordinator pastes sub-units from Excel, corrects one and removes it, on a phone', async ({
  page,
  told,
}) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await signIn(page, 'dau-moi', told['coordinator'] ?? '')
  await page.goto(`${base}/coordinate/so-1/sub-units`)
  await expect(page.getByText('Chưa có đơn vị trực thuộc nào')).toBeVisible()
  await page.getByLabel('Tên các đơn vị').fill('Phòng Tổ chức\t12\nTrường Hai')
  await page.getByRole('button', { name: 'Thêm vào danh sách' }).click()
  await expect(page.getByText('Đã thêm 2 đơn vị.')).toBeVisible()
  await page.getByRole('button', { name: 'Sửa Phòng Tổ chức' }).click()
  await page.getByRole('dialog').getByLabel('Tên đơn vị').fill('Phòng Tổ chức cán bộ')
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click()
  await page.getByRole('button', { name: 'Bỏ Phòng Tổ chức cán bộ' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Bỏ', exact: true }).click()
  // In the list, and among those for whom a coordinator can be named.
  await expect(page.getByRole('rowheader', { name: 'Phòng Tổ chức cán bộ' })).toHaveCount(0)
  await expect(page.getByRole('rowheader', { name: 'Trường Hai' })).toHaveCount(2)
  expect(await faultsOf(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
})
