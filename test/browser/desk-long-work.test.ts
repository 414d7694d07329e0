import pg from 'pg'
import type { Page } from '@playwright/test'
import { expect, test } from './application.ts'
import { faultsOf, signIn } from './desk-steps.ts'

test.use({ story: 'desk-long-work' })

const desk = '/desk/contests/dong-nguoi-2021/coordinate/don-vi-1'

const held: pg.Client[] = []

test.afterEach(async () => {
  for (const client of held.splice(0)) await client.end()
})

/** Holds up whatever changes this person, until it is called, or the test ends. */
const holdUp = async (database: string, username: string): Promise<() => Promise<void>> => {
  const client = new pg.Client({ connectionString: database })
  await client.connect()
  held.push(client)
  await client.query('begin')
  await client.query('select from person where username = $1 for update', [username])
  return async () => {
    await client.query('commit')
  }
}

const makeSlips = async (page: Page) => {
  await page.goto(`${desk}/slips`)
  await page.waitForLoadState('networkidle')
  await page.getByRole('button', { name: 'Tạo phiếu' }).click()
}

test('slips of many show how far they are, are left, and are there when one comes back', async ({
  page,
  told,
}) => {
  await page.setViewportSize({ width: 1280, height: 900 })
  const goOn = await holdUp(told['database'] ?? '', 'dong-550')
  await signIn(page, 'dau-moi', told['coordinator'] ?? '')
  await makeSlips(page)
  const bar = page.getByRole('progressbar', { name: 'Tạo phiếu đăng nhập' })
  await expect(bar).toHaveAttribute('aria-valuenow', '500')
  await expect(bar).toHaveAttribute('aria-valuemax', '600')
  await expect(page.getByText('Đã xong 500/600').first()).toBeVisible()
  await expect(page).toHaveURL(/\?work=\d+$/u)
  const address = page.url()
  expect(await faultsOf(page)).toEqual([])
  const strip = page.getByRole('region', { name: 'Việc đang xử lý' })
  await expect(strip).toHaveCount(0)

  await page.getByRole('link', { name: 'Danh sách cử' }).click()
  await expect(strip).toContainText('Đã xong 500/600')
  expect(await faultsOf(page)).toEqual([])
  await strip.getByRole('link', { name: 'Xem tiến độ' }).click()
  await expect(bar).toHaveAttribute('aria-valuenow', '500')
  await page.getByRole('link', { name: 'Danh sách cử' }).click()
  await goOn()
  await expect(strip).toContainText('đã xong')
  await expect(strip.getByRole('button', { name: 'Bỏ qua' })).toHaveCount(0)

  await page.goto(address)
  await expect(page.getByText('Đã tạo 600 phiếu')).toBeVisible()
  const slips = page.getByRole('list', { name: 'Các phiếu để in' }).getByRole('listitem')
  await expect(slips).toHaveCount(600)
  expect(await (await page.request.get(address)).text()).not.toContain('dong-17')
  await page.getByRole('button', { name: 'Xong, đã in' }).click()
  await expect(slips).toHaveCount(0)
  await page.goto(address)
  await expect(page.getByText('Không còn giữ kết quả của việc này')).toBeVisible()
})

test('after signing out nobody opens the slips again, and the screen says so', async ({
  page,
  told,
}) => {
  await signIn(page, 'dau-moi', told['coordinator'] ?? '')
  await makeSlips(page)
  await expect(page.getByText('Đã tạo 600 phiếu')).toBeVisible()
  const address = page.url()
  await page.request.delete('/api/v1/sessions')
  await signIn(page, 'dau-moi', told['coordinator'] ?? '')
  await page.goto(address)
  await expect(page.getByText('Hãy tạo phiếu mới')).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
})

test('a list that was left and refused says what is wrong in which row', async ({ page, told }) => {
  await signIn(page, 'dau-moi', told['coordinator'] ?? '')
  const reply = await page.request.post(
    '/api/v1/contests/dong-nguoi-2021/units/don-vi-1/roster/imports',
    {
      headers: { prefer: 'respond-async' },
      data: { rows: [{ name: 'Lý Thị Hoa', phone: '09123' }] },
    },
  )
  const { id } = (await reply.json()) as { id: string }
  await page.goto(`${desk}/roster/add?work=${id}`)
  await expect(page.getByText('Có 1 chỗ cần sửa')).toBeVisible()
  await expect(page.getByText('Dòng 1, Số điện thoại:')).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
})
