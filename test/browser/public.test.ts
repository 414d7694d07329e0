import { expect, test } from './application.ts'

test('from the home page to a contest, its ranking and a unit’s people', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 2 })).toHaveText([
    'Đang diễn ra',
    'Sắp diễn ra',
    'Đã kết thúc',
  ])
  const running = page.getByRole('article').filter({ hasText: 'cải cách hành chính' })
  await expect(running).toContainText('Đến Thứ Sáu, 15/10/2021, 24:00')
  await expect(running.getByRole('timer')).toHaveText('Còn 14 ngày 14 giờ')
  await running.getByRole('link', { name: 'Xem và dự thi' }).click()

  await expect(page).toHaveTitle(/^Hội thi tìm hiểu và tuyên truyền cải cách hành chính/u)
  await expect(page.getByRole('link', { name: 'Bắt đầu làm bài' })).toBeInViewport()
  await expect(page.getByText('37/46')).toBeVisible()
  await expect(page.getByText('Số 1847/QĐ-TTg')).toBeVisible()
  await page.getByRole('link', { name: 'Xem bảng xếp hạng' }).click()

  await expect(page.getByRole('table', { name: '37 thí sinh' })).toBeVisible()
  await page.getByRole('link', { name: 'Đơn vị', exact: true }).click()
  await expect(page.getByRole('table', { name: '8 đơn vị' })).toBeVisible()
  await page.getByRole('link', { name: 'Sở Y tế' }).click()
  await expect(page).toHaveURL(/unit=so-y-te$/u)
  await expect(page.getByRole('table', { name: '7 thí sinh' })).toBeVisible()
})

test('a sample contest says so wherever it is shown', async ({ page }) => {
  await page.goto('/')
  const sample = page.getByRole('article').filter({ hasText: 'Hội thi thực hành' })
  await expect(sample.getByText('Dữ liệu mẫu')).toBeVisible()
  for (const path of ['/contests/thuc-hanh', '/contests/thuc-hanh/embed']) {
    await page.goto(path)
    await expect(page.getByText('Dữ liệu mẫu')).toBeVisible()
  }
})

test('a unit is found by a part of its name without tone marks, several are offered', async ({
  page,
}) => {
  await page.goto('/contests/cai-cach-2021/ranking')
  const unit = page.getByRole('combobox', { name: /^Đơn vị/u })
  await unit.fill('ban quan ly du an')
  await unit.press('Enter')
  await page.getByRole('link', { name: 'Ban Quản lý dự án 2' }).click()
  await expect(page).toHaveURL(/unit=du-an-2$/u)
  await expect(page.getByRole('table', { name: '6 thí sinh' })).toBeVisible()
  await unit.fill('thuong binh')
  await unit.press('Enter')
  await expect(page).toHaveURL(/unit=so-lao-dong$/u)
  await unit.fill('bo ngoai giao')
  await unit.press('Enter')
  await expect(page.getByText('Không có đơn vị nào tên như “bo ngoai giao”.')).toBeVisible()
})

test('the language, the background and the size are kept without scripts', async ({
  browser,
  running,
}) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    baseURL: running.origin,
    locale: 'vi-VN',
  })
  const page = await context.newPage()
  await page.goto('/contests/cai-cach-2021/ranking?scope=units')
  const choose = async (open: string, choice: string) => {
    await page.locator('header summary').filter({ hasText: open }).click()
    await page.getByRole('button', { name: choice }).click()
  }
  await choose('Tiếng Việt', 'English')
  await expect(page).toHaveURL(/\/ranking\?scope=units$/u)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ranking')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await choose('English', 'Dark')
  await choose('English', 'Very large')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(page.locator('html')).toHaveAttribute('data-text', 'larger')
  await choose('English', 'ភាសាខ្មែរ')
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'កំពុងប្រព្រឹត្តទៅ' })).toBeVisible()
  await context.close()
})

test('a preference leads nowhere else than to this site', async ({ page, request }) => {
  for (const back of ['//example.org', 'https://example.org', '/\\example.org', '']) {
    const reply = await request.get('/preferences', {
      params: { language: 'en', back },
      maxRedirects: 0,
    })
    expect(reply.status()).toBe(303)
    expect(reply.headers()['location']).toBe('/')
  }
  await page.goto('/preferences?language=xx&back=/contests/sap-mo')
  await expect(page).toHaveURL(/\/contests\/sap-mo$/u)
  await expect(page.locator('html')).toHaveAttribute('lang', 'vi')
})

test('the contestant’s own place stands above the ranking, and only on their own screen', async ({
  page,
  context,
  running,
  told,
}) => {
  await page.goto('/contests/cai-cach-2021/ranking')
  await expect(page.getByRole('region', { name: 'Kết quả của bạn' })).toHaveCount(0)
  const value = (told['contestant'] ?? '').split('=')[1] ?? ''
  await context.addCookies([{ name: 'hoithi_session', value, url: running.origin }])
  await page.reload()
  const own = page.getByRole('region', { name: 'Kết quả của bạn' })
  await expect(own).toContainText('Hạng 12 trong 37')
  await expect(own).toContainText(told['name'] ?? '')
})

test('results say who published them, when and why they were corrected', async ({ page }) => {
  await page.goto('/contests/ky-luat-2020/results')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kết quả')
  await expect(
    page
      .getByRole('paragraph')
      .filter({ hasText: 'Kết quả đã đính chính: Võ Thị Thanh, lúc Thứ Sáu, 1/10/2021, 09:00.' }),
  ).toContainText('Lý do: Đính chính đáp án câu 12 theo biên bản số 3.')
  await page.getByText('Các lần công bố').click()
  await expect(page.getByText(/^Kết quả do Võ Thị Thanh công bố/u)).toBeVisible()
})

test('a hidden ranking shows nobody, a frozen one says since when', async ({ page }) => {
  await page.goto('/contests/chua-cong-bo/ranking')
  await expect(page.getByText('Kết quả chưa được công bố')).toBeVisible()
  await expect(page.getByRole('table')).toHaveCount(0)
  await page.goto('/contests/tam-dung/ranking')
  await expect(page.getByText(/tạm dừng cập nhật từ Thứ Năm, 30\/9\/2021, 00:00/u)).toBeVisible()
})

test('a contest to come counts down to its opening and offers no start', async ({ page }) => {
  await page.goto('/contests/sap-mo')
  await expect(page.getByText('Mở cho thí sinh lúc Thứ Hai, 1/11/2021, 07:00.')).toBeVisible()
  await expect(page.getByRole('timer')).toHaveText('Mở sau 30 ngày 21 giờ')
  await expect(page.getByRole('link', { name: 'Bắt đầu làm bài' })).toHaveCount(0)
})

test('a countdown goes by what the server said, whatever the device believes', async ({ page }) => {
  await page.clock.install({ time: new Date('2035-01-01T00:00:00Z') })
  await page.goto('/contests/cai-cach-2021')
  const timer = page.getByRole('timer')
  await expect(timer).toHaveText('Còn 14 ngày 14 giờ')
  await page.clock.fastForward(300 * 3_600_000)
  await expect(timer).toHaveText(/^Còn 2 ngày \d+ giờ$/u)
  await page.clock.fastForward(60 * 3_600_000)
  await expect(timer).toHaveText('Đã hết giờ')
  await page.goto('/contests/thuc-hanh')
  await page.clock.runFor(1000)
  await expect(timer).toHaveText('Còn 3.378 ngày 14 giờ')
})

test('a document is downloaded from the contest’s page', async ({ page }) => {
  await page.goto('/contests/cai-cach-2021')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: /^Tải về.*Thể lệ tóm tắt/u }).click()
  expect((await download).suggestedFilename()).toBe('the-le.txt')
})

test('any site may frame the announcement, and nothing else of this one', async ({
  page,
  request,
}) => {
  const policyOf = async (path: string) =>
    (await request.get(path)).headers()['content-security-policy'] ?? ''
  expect(await policyOf('/contests/cai-cach-2021/embed')).toContain('frame-ancestors *')
  for (const path of ['/', '/contests/cai-cach-2021', '/contests/cai-cach-2021/ranking']) {
    expect(await policyOf(path)).toContain("frame-ancestors 'self'")
  }
  const embed = await request.get('/contests/cai-cach-2021/embed?language=en')
  expect(embed.headers()['set-cookie']).toBeUndefined()

  await page.goto('/contests/cai-cach-2021/share')
  const snippet = await page.locator('#frame-code').textContent()
  expect(snippet).toContain('/contests/cai-cach-2021/embed?language=vi"')
  const frame = page.frameLocator('iframe')
  await expect(frame.getByRole('timer')).toHaveText('Còn 14 ngày 14 giờ')
  await expect(frame.getByRole('link', { name: 'Vào trang hội thi' })).toHaveAttribute(
    'target',
    '_blank',
  )
})

test('a page is told rightly where it is shared', async ({ page, running }) => {
  await page.goto('/contests/cai-cach-2021?from=mail')
  const property = async (name: string) =>
    page.locator(`meta[property="${name}"]`).getAttribute('content')
  expect(await property('og:title')).toMatch(/^Hội thi tìm hiểu .* – Hội Thi$/u)
  expect(await property('og:description')).toBe(
    'Hội thi trực tuyến dành cho công chức, viên chức trong tỉnh.',
  )
  const canonical = page.locator('link[rel="canonical"]')
  await expect(canonical).toHaveAttribute('href', `${running.origin}/contests/cai-cach-2021`)
})

test('what does not exist says so, with a way on', async ({ page }) => {
  for (const path of ['/khong-co', '/contests/khong-co', '/contests/khong-co/ranking']) {
    const reply = await page.goto(path)
    expect(reply?.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Không tìm thấy trang này')
  }
  await page.getByRole('link', { name: 'Về trang chủ' }).click()
  await expect(page).toHaveURL('/')
})

test('everything is reached by the keyboard, the content first', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Đến nội dung chính' })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Xem và dự thi' }).first()).toBeFocused()
  await page.goto('/contests/cai-cach-2021/ranking')
  const isOpen = () => page.locator('header details').evaluate((it) => it.hasAttribute('open'))
  await page.locator('header summary').focus()
  await page.keyboard.press('Enter')
  expect(await isOpen()).toBe(true)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Tiếng Việt' })).toBeFocused()
  await expect(page.locator('header form')).toBeInViewport({ ratio: 1 })
})

test('the ranking is printed without what can only be pressed', async ({ page }) => {
  await page.goto('/contests/ky-luat-2020/ranking')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('table', { name: '13 thí sinh' })).toBeVisible()
  await expect(page.getByRole('banner')).toBeHidden()
  await expect(page.getByRole('search')).toBeHidden()
})
