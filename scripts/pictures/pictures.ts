import type { Page } from '@playwright/test'

/** Whose screens the guides show. */
export type Who = 'anybody' | 'organiser' | 'secretary' | 'writer' | 'coordinator' | 'contestant'

/** A picture of the guides: whose screen, where, and what is done on it first. */
export type Picture = {
  /** file name without its ending */
  readonly name: string
  readonly who: Who
  /** address from the root */
  readonly path: string
  readonly act?: (page: Page) => Promise<void>
  /** of the window, in pixels; 1100 × 760 unless said */
  readonly width?: number
  readonly height?: number
}

const contest = '/desk/contests/soctrang-2021'
const unit = `${contest}/coordinate/so-noi-vu`
const open = '/contests/soctrang-2021'
const quiz = `${open}/quiz/kien-thuc`
const phone = { width: 360, height: 740 }

const scrollTo =
  (heading: string) =>
  async (page: Page): Promise<void> => {
    const found = page.getByRole('heading', { name: heading, exact: true }).first()
    const { y } = (await found.boundingBox()) ?? { y: 0 }
    await page.evaluate(`window.scrollTo(0, ${Math.round(y) - 24})`)
  }

const copyThisYears = async (page: Page): Promise<void> => {
  await page.getByLabel('Hội thi để sao').selectOption('soctrang-2021')
  await page.waitForLoadState('networkidle')
}

const answerOne = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Bắt đầu làm bài' }).click()
  await page.getByRole('heading', { name: 'Câu 1/10' }).waitFor()
  await page.locator('label').first().click()
  await page.locator('[data-save-state="saved"]').waitFor()
}

/** Every picture of docs/huong-dan, in the order of the guides. */
export const pictures: readonly Picture[] = [
  {
    name: 'tao-hoi-thi',
    who: 'organiser',
    path: '/desk/contests/new',
    act: copyThisYears,
    height: 900,
  },
  { name: 'thiet-lap', who: 'organiser', path: '/desk/contests/soctrang-2022/settings' },
  { name: 'don-vi-du-thi', who: 'organiser', path: `${contest}/units`, height: 900 },
  { name: 'cay-don-vi', who: 'organiser', path: '/desk/units' },
  { name: 'phan-cong', who: 'organiser', path: `${contest}/roles`, height: 900 },
  { name: 'chi-tieu', who: 'organiser', path: `${contest}/quotas`, height: 960 },
  { name: 'thi-thu', who: 'organiser', path: `${contest}/trial`, height: 420 },
  { name: 'truoc-khi-mo', who: 'organiser', path: '/desk/contests/soctrang-2022', height: 960 },
  { name: 'viec-can-lam', who: 'organiser', path: contest, height: 820 },
  { name: 'dien-bien', who: 'organiser', path: `${contest}/live`, height: 1050 },
  { name: 'thoi-gian', who: 'organiser', path: `${contest}/windows`, height: 1000 },
  { name: 'thi-sinh', who: 'organiser', path: `${contest}/contestants`, height: 900 },
  { name: 'dau-hieu', who: 'organiser', path: `${contest}/leads` },
  { name: 'cong-bo', who: 'organiser', path: `${contest}/publish`, act: scrollTo('Xem trước') },
  { name: 'nhat-ky', who: 'organiser', path: `${contest}/history`, height: 820 },
  { name: 'thu-ky-dien-bien', who: 'secretary', path: `${contest}/live` },
  { name: 'thu-ky-thi-sinh', who: 'secretary', path: `${contest}/contestants` },
  { name: 'ngan-hang', who: 'writer', path: `${contest}/bank`, height: 1000 },
  { name: 'soan-cau', who: 'writer', path: `${contest}/bank/new`, height: 900 },
  { name: 'viec-tuan-nay', who: 'coordinator', path: unit },
  { name: 'viec-tuan-nay-dien-thoai', who: 'coordinator', path: unit, ...phone },
  { name: 'danh-sach-cu', who: 'coordinator', path: `${unit}/roster`, height: 900 },
  { name: 'them-nguoi', who: 'coordinator', path: `${unit}/roster/add` },
  { name: 'phieu-dang-nhap', who: 'coordinator', path: `${unit}/slips`, height: 740 },
  { name: 'dang-ky', who: 'coordinator', path: `${unit}/registrations`, height: 860 },
  { name: 'don-vi-truc-thuoc', who: 'coordinator', path: `${unit}/sub-units`, height: 1000 },
  { name: 'chi-tieu-don-vi', who: 'coordinator', path: `${unit}/quotas`, height: 1000 },
  { name: 'dang-nhap', who: 'anybody', path: '/sign-in', ...phone },
  { name: 'tu-dang-ky', who: 'anybody', path: `${open}/register`, ...phone },
  { name: 'truoc-khi-thi', who: 'contestant', path: quiz, ...phone },
  { name: 'lam-bai', who: 'contestant', path: quiz, act: answerOne, ...phone },
]
