import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContext, Page } from '@playwright/test'
import writeWorkbook from 'write-excel-file/node'
import { expect, test } from './application.ts'

test.use({ story: 'desk-bank', viewport: { width: 1280, height: 900 } })

const base = '/desk/contests/cai-cach-2021'

type Place = {
  readonly context: BrowserContext
  readonly running: { readonly origin: string }
  readonly told: Readonly<Record<string, string>>
}

const enterAs = async ({ context, running, told }: Place, who: 'writer' | 'organiser') => {
  const value = (told[who] ?? '').split('=')[1] ?? ''
  await context.addCookies([{ name: 'hoithi_session', value, url: running.origin }])
}

/** The page's script has come, and takes what is pressed. */
const ready = async (page: Page, path: string) => {
  await page.goto(path)
  await page.waitForLoadState('networkidle')
}

test('a question is written by one person, reviewed by another, and then in use', async ({
  page,
  context,
  running,
  told,
}) => {
  await enterAs({ context, running, told }, 'writer')
  await ready(page, `${base}/bank`)
  await page.getByRole('link', { name: 'Soạn câu mới' }).click()
  await page.getByRole('textbox', { name: 'Nội dung câu hỏi' }).fill('Ai tiếp công dân?')
  await page.getByRole('button', { name: 'Lưu bản nháp' }).click()
  await expect(page.getByText('Chưa đánh dấu phương án đúng nào.')).toBeVisible()

  for (const [letter, text] of [
    ['A', 'Chủ tịch'],
    ['B', 'Chánh Thanh tra'],
    ['C', 'Tất cả các đáp án trên'],
  ] as const)
    await page.getByRole('textbox', { name: `Phương án ${letter}` }).fill(text)
  await page.getByRole('checkbox', { name: 'A: Đúng' }).check()
  await page.getByRole('button', { name: 'Giữ chỗ phương án C' }).click()
  await expect(page.getByRole('checkbox', { name: 'C: Giữ chỗ' })).toBeChecked()
  const preview = page.getByRole('region', { name: 'Thí sinh nhìn thấy' })
  await preview.getByRole('radio', { name: 'Chánh Thanh tra' }).check({ force: true })
  await page.getByRole('button', { name: 'Lưu bản nháp' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Câu bs-001')
  await expect(page.getByText('Bản nháp do chính bạn soạn; cần người khác duyệt.')).toBeVisible()

  await enterAs({ context, running, told }, 'organiser')
  await ready(page, `${base}/bank?state=draft`)
  await page.getByRole('link', { name: 'Ai tiếp công dân?' }).click()
  await page.getByRole('button', { name: 'Duyệt câu này' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Duyệt câu này' }).click()
  await page.getByRole('button', { name: 'Đưa vào dùng' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Đưa vào dùng' }).click()
  await expect(page.getByText('Duyệt: Trần Hoàng Phúc')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Ngừng dùng' })).toBeVisible()
})

test('unsaved changes are asked about before the page is left', async ({
  page,
  context,
  running,
  told,
}) => {
  await enterAs({ context, running, told }, 'writer')
  await ready(page, `${base}/bank/cau-002`)
  await page.getByRole('textbox', { name: 'Nội dung câu hỏi' }).fill('Dở dang')
  const asked = page.waitForEvent('dialog')
  const leaving = page.getByRole('link', { name: 'Thi thử, rút đề thử' }).click()
  const dialog = await asked
  expect(dialog.message()).toContain('Có thay đổi chưa lưu')
  await dialog.dismiss()
  await leaving
  await expect(page.getByRole('textbox', { name: 'Nội dung câu hỏi' })).toHaveValue('Dở dang')
  await page.getByRole('button', { name: 'Bỏ thay đổi' }).click()
  await expect(page.getByText('Chưa có thay đổi')).toBeVisible()
})

test('questions are found without tone marks, and the filter stands in the address', async ({
  page,
  context,
  running,
  told,
}) => {
  await enterAs({ context, running, told }, 'writer')
  await ready(page, `${base}/bank`)
  await page.getByRole('searchbox').fill('sipas tinh huong 12')
  await expect(page).toHaveURL(/search=sipas/u)
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.getByRole('link', { name: 'Xóa bộ lọc' }).click()
  await expect(page.getByRole('searchbox')).toHaveValue('')
  await page.getByRole('combobox', { name: 'Độ khó' }).selectOption('hard')
  await expect(page).toHaveURL(/difficulty=hard/u)
  await expect(page.getByRole('row')).toHaveCount(11)
  await page.reload()
  await expect(page.getByRole('combobox', { name: 'Độ khó' })).toHaveValue('hard')
})

test('a workbook is previewed, mended, and imported', async ({ page, context, running, told }) => {
  await enterAs({ context, running, told }, 'organiser')
  const fileOf = async (rows: (string | null)[][]) => ({
    name: 'ngan-hang.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await writeWorkbook(rows).toBuffer(),
  })
  const headings = ['Mã', 'Chủ đề', 'Câu hỏi', 'A', 'B', 'Đáp án', 'Mức độ']
  const rows = ['to-chuc', 'thu-tuc'].flatMap((topic) =>
    Array.from({ length: 12 }, (_, index) => [
      `${topic}-${index + 1}`,
      topic,
      `Câu thứ ${index + 1} của ${topic}?`,
      'Một',
      'Hai',
      'A',
      'Dễ',
    ]),
  )
  await ready(page, `${base}/bank/import`)
  const picker = page.locator('input[type=file]')
  await picker.setInputFiles(
    await fileOf([headings, ...rows, ['x-1', 'to-chuc', null, 'Một', 'Hai', 'A', 'Dễ']]),
  )
  await expect(page.getByRole('heading', { name: /^Phải sửa trong tệp/u })).toBeVisible()
  await expect(page.getByRole('row', { name: 'C26 – câu hỏi trống' })).toBeVisible()
  await picker.setInputFiles(await fileOf([headings, ...rows]))
  await expect(page.getByText('Đọc được 24 câu ở trang')).toBeVisible()
  await page.getByRole('button', { name: 'Nhập vào ngân hàng' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Nhập vào ngân hàng' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ngân hàng thử nghiệm')
  await expect(page.getByRole('link', { name: 'Câu thứ 12 của thu-tuc?' })).toBeVisible()
})

test('a paper is tried, handed in and reviewed; ten papers are laid beside each other', async ({
  page,
  context,
  running,
  told,
}) => {
  await enterAs({ context, running, told }, 'writer')
  await ready(page, `${base}/trial`)
  await page.getByRole('button', { name: 'Bắt đầu làm thử' }).click()
  await expect(page.getByRole('timer')).toContainText('Còn')
  await page.getByRole('radio').first().check({ force: true })
  await page.getByRole('button', { name: 'Câu sau' }).click()
  await expect(page.getByText('Chưa trả lời: câu 2, 3, 4, 5.')).toBeVisible()
  await page.getByRole('button', { name: 'Nộp bài thử' }).click()
  await expect(page.getByRole('heading', { name: /^[01]\/5 câu đúng/u })).toBeFocused()
  await expect(page.getByText('Đáp án đúng').first()).toBeVisible()

  await page.getByRole('link', { name: 'Rút 10 đề' }).click()
  await expect(page.getByRole('table', { name: 'Số câu theo chủ đề và độ khó' })).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: /^Excel/u }).click()
  expect((await download).suggestedFilename()).toBe('rut-de-thu-cai-cach-2021.xlsx')
  await page.getByRole('button', { name: 'Rút 10 đề khác' }).click()
  await expect(page).toHaveURL(/seed=\d+/u)
})

const screens = [
  '/bank',
  '/bank?state=retired',
  '/bank?view=figures',
  '/bank?view=alike',
  '/bank/new',
  '/bank/cau-001',
  '/bank/import',
  '/trial',
  '/trial?view=draws&seed=5',
]

for (const [index, path] of screens.entries()) {
  test(`nothing to find fault with on ${path}`, async ({ page, context, running, told }) => {
    await enterAs({ context, running, told }, 'organiser')
    for (const [place, width] of [360, 1280].entries()) {
      const theme = ['light', 'dark', 'contrast'][(index + place) % 3] ?? 'light'
      await context.addCookies([{ name: 'hoithi_theme', value: theme, url: running.origin }])
      await page.setViewportSize({ width, height: 800 })
      await ready(page, base + path)
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze()
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
      expect(found, `${path} at ${width} in ${theme}`).toEqual([])
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(wide, `${path} scrolls sideways`).toBe(width)
    }
  })
}
