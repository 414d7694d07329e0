import { expect, test } from './application.ts'
import {
  answers,
  apiOf,
  attemptsBy,
  becomes,
  goesNext,
  isSaved,
  opensOverview,
  quizOf,
  startsQuiz,
  tile,
} from './contestant-steps.ts'

test.use({ story: 'contestant' })

test('from the slip to the ranking, on a phone', async ({ page, told }) => {
  await page.goto(quizOf('cai-cach-2021'))
  await expect(page.getByRole('heading', { name: 'Đăng nhập' })).toBeVisible()

  const password = page.getByLabel('Mật khẩu', { exact: true })
  await page.getByLabel('Tên đăng nhập').fill(told['slip'] ?? '')
  await password.fill('không phải')
  await page.getByRole('button', { name: 'Hiện mật khẩu' }).click()
  await expect(password).toHaveAttribute('type', 'text')
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await expect(page.getByRole('alert')).toContainText('Tên đăng nhập hoặc mật khẩu không đúng')
  await password.fill('mat-khau-tren-phieu')
  await page.getByRole('button', { name: 'Đăng nhập' }).click()

  await expect(page.getByRole('heading', { name: 'Đặt mật khẩu của riêng mình' })).toBeVisible()
  const own = page.getByLabel('Mật khẩu mới')
  await own.fill('ngan')
  await page.getByRole('button', { name: 'Lưu mật khẩu' }).click()
  await expect(page.getByRole('alert')).toContainText('ít nhất')
  await own.fill('chiều mưa trên sông Hậu')
  await page.getByRole('button', { name: 'Lưu mật khẩu' }).click()

  await expect(page).toHaveURL(new RegExp(`${quizOf('cai-cach-2021')}$`, 'u'))
  await page.getByRole('button', { name: 'Bắt đầu làm bài' }).click()
  for (let slot = 1; slot <= 15; slot += 1) {
    await expect(page.getByRole('heading', { name: `Câu ${slot}/15` })).toBeVisible()
    if (slot === 10) await answers(page, 'Cải cách tư pháp.')
    else await answers(page)
    if (slot === 11) await answers(page, 'Sai thứ hai')
    await goesNext(page)
  }
  await expect(page.getByText('Đã trả lời đủ 15 câu.')).toBeVisible()
  await isSaved(page)
  await page.getByRole('button', { name: 'Nộp bài' }).click()

  await expect(page.getByRole('heading', { level: 1 })).toContainText('14/15 câu đúng')
  await expect(page.getByText(/Lần cao nhất từ trước đến nay – hạng \d+ trong \d+/u)).toBeVisible()
  await expect(page.getByText('Được tính')).toBeVisible()
  await page.getByRole('link', { name: 'Xem bảng xếp hạng' }).click()
  await expect(page.getByText('Lâm Thị Ngọc Hân').first()).toBeVisible()
})

test('the phone’s back button goes to the question before and never loses the attempt', async ({
  page,
  context,
  baseURL,
  told,
}) => {
  await becomes(context, baseURL, told['session-1'])
  await startsQuiz(page)
  await answers(page)
  await goesNext(page)
  await goesNext(page)
  await opensOverview(page)
  await expect(page.getByRole('heading', { name: 'Tổng quan' })).toBeVisible()
  for (const slot of [3, 2, 1]) {
    await page.goBack()
    await expect(page.getByRole('heading', { name: `Câu ${slot}/15` })).toBeVisible()
  }
  await expect(tile(page, 'Đúng').locator('input')).toBeChecked()
  await page.goBack()
  await expect(page.getByText('Đang có một bài làm dở')).toBeVisible()
  await page.getByRole('button', { name: 'Làm tiếp' }).click()
  await expect(tile(page, 'Đúng').locator('input')).toBeChecked()
})

test('a reload stays at the question, with its answer and its mark', async ({
  page,
  context,
  baseURL,
  told,
}) => {
  await becomes(context, baseURL, told['session-2'])
  await startsQuiz(page)
  await goesNext(page)
  await answers(page, 'Sai thứ ba')
  await page.getByRole('button', { name: 'Đánh dấu xem lại' }).click()
  await isSaved(page)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Câu 2/15' })).toBeVisible()
  await expect(tile(page, 'Sai thứ ba').locator('input')).toBeChecked()
  await expect(page.getByRole('button', { name: 'Đã đánh dấu' })).toBeVisible()
  await opensOverview(page)
  await expect(
    page.getByRole('button', { name: 'Câu 2: Đã trả lời, Đánh dấu xem lại' }),
  ).toBeVisible()
})

test('double clicks start one attempt and submit once; what is unanswered is asked about', async ({
  page,
  context,
  baseURL,
  told,
}) => {
  await becomes(context, baseURL, told['session-3'])
  await page.goto(quizOf('cai-cach-2021'))
  await page.getByRole('button', { name: 'Bắt đầu làm bài' }).dblclick()
  await answers(page)
  await opensOverview(page)
  await expect(page.getByText('Đã trả lời 1/15 câu. Chưa trả lời: câu 2, 3, 4')).toBeVisible()
  await page.getByRole('button', { name: 'Nộp bài' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Còn 14 câu')
  await dialog.getByRole('button', { name: 'Nộp bài' }).dblclick()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('1/15 câu đúng')
  const { attempts } = await attemptsBy(await apiOf(baseURL, told['session-3']))
  expect(attempts.map(({ result }) => result?.correct)).toEqual([1])
})

test('with the keyboard alone', async ({ page, context, baseURL, told }) => {
  await becomes(context, baseURL, told['session-4'])
  await page.goto(quizOf('cai-cach-2021'))
  const reach = async (name: string) => {
    const wanted = page.getByRole('button', { name })
    for (let steps = 0; steps < 60; steps += 1) {
      if (await wanted.evaluate((element) => element === document.activeElement)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`Tab does not reach ${name}`)
  }
  await expect(page.getByRole('button', { name: 'Bắt đầu làm bài' })).toBeEnabled()
  await reach('Bắt đầu làm bài')
  await page.keyboard.press('Enter')
  const heading = page.getByRole('heading', { name: 'Câu 1/15' })
  await expect(heading).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await expect(tile(page, 'Đúng').locator('input')).toBeChecked()
  await reach('Tiếp')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Câu 2/15' })).toBeFocused()
  await reach('Tổng quan')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Tổng quan' })).toBeFocused()
  await reach('Nộp bài')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Nộp bài' })).toBeFocused()
  await page.keyboard.press('Enter')
  const submit = page.getByRole('dialog').getByRole('button', { name: 'Nộp bài' })
  await submit.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('1/15 câu đúng')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
})

test('all questions on one page, for who prefers it', async ({ page, context, baseURL, told }) => {
  await becomes(context, baseURL, told['session-5'])
  await startsQuiz(page)
  await opensOverview(page)
  await page.getByRole('button', { name: 'Hiện mọi câu trên một trang' }).click()
  await expect(page.getByRole('heading', { name: /^Câu \d+\/15$/u })).toHaveCount(15)
  await page.locator('#question-7 label').nth(1).click()
  await isSaved(page)
  await page.reload()
  await expect(page.locator('#question-7 input').nth(1)).toBeChecked()
  await opensOverview(page)
  await page.getByRole('button', { name: 'Câu 9:' }).click()
  await expect(page.locator('#question-9 [data-heading]')).toBeFocused()
  await opensOverview(page)
  await page.getByRole('button', { name: 'Hiện từng câu một' }).click()
  await expect(page.getByRole('heading', { name: 'Câu 1/15' })).toBeVisible()
})

test('marks and right answers are shown as the policy says', async ({
  page,
  context,
  baseURL,
  told,
}) => {
  await becomes(context, baseURL, told['session-6'])
  const submits = async () => {
    await answers(page)
    await isSaved(page)
    await opensOverview(page)
    await page.getByRole('button', { name: 'Nộp bài' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Nộp bài' }).click()
  }
  await startsQuiz(page, 'kin')
  await submits()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Đã nộp bài')
  await expect(page.getByText('Số câu đúng được cho biết sau khi đợt thi kết thúc')).toBeVisible()
  await expect(page.getByText('Chưa công bố')).toBeVisible()
  await page.goto(quizOf('kin'))
  await expect(page.getByText('Bạn đã dùng hết 1 lượt thi của đợt này.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Làm lượt nữa' })).toHaveCount(0)

  await startsQuiz(page, 'xem-lai')
  await submits()
  await expect(page.getByRole('heading', { name: 'Xem lại bài làm' })).toBeVisible()
  await expect(page.getByText('Đã chọn – đúng')).toHaveCount(1)
  await expect(page.getByText('Vì điều thứ hai đúng với câu 1.')).toBeVisible()
  await expect(page.getByText('Căn cứ: Nghị quyết 76/NQ-CP, Điều 1').first()).toBeVisible()
})

test('an earlier attempt can be looked at again, and a better one replaces it', async ({
  page,
  context,
  baseURL,
  told,
}) => {
  await becomes(context, baseURL, told['session-7'])
  for (const right of [1, 0]) {
    await page.goto(quizOf('cai-cach-2021'))
    await page.getByRole('button', { name: /Bắt đầu làm bài|Làm lượt nữa/u }).click()
    await answers(page, right === 1 ? 'Đúng' : 'Sai thứ nhất')
    await isSaved(page)
    await opensOverview(page)
    await page.getByRole('button', { name: 'Nộp bài' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Nộp bài' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`${right}/15 câu đúng`)
  }
  await expect(page.getByText('Lần cao nhất vẫn là lượt 1: 1/15 câu đúng')).toBeVisible()
  await page.getByRole('button', { name: 'Xem lượt 1' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('1/15 câu đúng')
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('0/15 câu đúng')
})

test('an attempt open in another contest is led back to', async ({
  page,
  context,
  baseURL,
  told,
}) => {
  await becomes(context, baseURL, told['session-8'])
  await startsQuiz(page)
  await page.goto(quizOf('xem-lai'))
  await expect(page.getByText('Bạn đang có một lượt thi mở ở phần thi khác.')).toBeVisible()
  await page.getByRole('link', { name: 'Làm tiếp' }).click()
  await expect(page).toHaveURL(new RegExp(`${quizOf('cai-cach-2021')}$`, 'u'))
  await page.getByRole('button', { name: 'Làm tiếp' }).click()
  await expect(page.getByRole('heading', { name: 'Câu 1/15' })).toBeVisible()
})

test('who is not on the roster is told so and given nothing to press', async ({
  page,
  context,
  baseURL,
  told,
}) => {
  await becomes(context, baseURL, told['outsider'])
  await page.goto(quizOf('cai-cach-2021'))
  await expect(page.getByText('Bạn không có tên trong danh sách dự thi')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Bắt đầu làm bài' })).toHaveCount(0)
})

test('the account shows the contests, sets another password and signs out', async ({
  page,
  baseURL,
}) => {
  await page.goto('/sign-in?returnTo=//example.org/')
  await page.getByLabel('Tên đăng nhập').fill('thi-sinh-8')
  await page.getByLabel('Mật khẩu', { exact: true }).fill('mat-khau-thi-sinh-8')
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await expect(page).toHaveURL(`${baseURL ?? ''}/account`)
  await expect(page.getByRole('heading', { name: 'Thạch Thị Sa Rươne 8' })).toBeVisible()
  await expect(page.getByText('Trường Bổ túc Văn hóa Pali').first()).toBeVisible()
  await page.getByLabel('Mật khẩu hiện tại').fill('mat-khau-thi-sinh-8')
  await page.getByLabel('Mật khẩu mới').fill('nắng sớm Vĩnh Châu muối trắng')
  await page.getByRole('button', { name: 'Lưu mật khẩu' }).click()
  await expect(page.getByText('Đã đổi mật khẩu.')).toBeVisible()
  await page.getByRole('button', { name: 'Đăng xuất khỏi mọi máy' }).click()
  await expect(page.getByRole('link', { name: 'Đăng nhập' })).toBeVisible()
  await page.goto('/account')
  await expect(page.getByRole('heading', { name: 'Đăng nhập' })).toBeVisible()
})

test('what was typed before the script came is still there, and signs in', async ({ page }) => {
  let release = (): void => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/*.js', async (route) => {
    await held
    await route.continue()
  })
  await page.goto('/sign-in?returnTo=%2Faccount', { waitUntil: 'commit' })
  await page.getByLabel('Tên đăng nhập').fill('thi-sinh-22')
  await page.getByLabel('Mật khẩu', { exact: true }).fill('mat-khau-thi-sinh-22')
  const button = page.getByRole('button', { name: 'Đăng nhập' })
  await expect(button).toBeDisabled()
  release()
  await expect(button).toBeEnabled()
  await expect(page.getByLabel('Mật khẩu', { exact: true })).toBeFocused()
  await button.click()
  await expect(page).toHaveURL('/account')
})

test('without scripts the start page says what it needs', async ({ context, baseURL, told }) => {
  await becomes(context, baseURL, told['session-9'])
  const reply = await context.request.get(quizOf('cai-cach-2021'))
  const page = await reply.text()
  // Asked for as text: with scripts off by command, Chromium still reads <noscript> as if they ran.
  expect(/<noscript>.*<\/noscript>/su.exec(page)?.[0]).toContain('Trang làm bài cần JavaScript.')
  expect(page).toContain('15 câu hỏi trắc nghiệm, làm trong 10 phút')
  expect(page).not.toContain('Câu hỏi số 1')
})
