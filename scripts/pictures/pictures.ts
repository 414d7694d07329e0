import type { Page } from '@playwright/test'

/** A picture of the guides: whose screen, where, and what is done on it first. */
export type Picture = {
  /** file name without its ending */
  readonly name: string
  readonly who: 'organiser' | 'coordinator' | 'writer' | 'secretary'
  /** address from the root */
  readonly path: string
  readonly act?: (page: Page) => Promise<void>
  /** of the window, in pixels; 1100 × 760 unless said */
  readonly width?: number
  readonly height?: number
}

const contest = '/desk/contests/soctrang-2021'
const unit = `${contest}/coordinate/so-noi-vu`

/** Every picture of docs/huong-dan, in the order of the guides. */
export const pictures: readonly Picture[] = [
  { name: 'viec-can-lam', who: 'organiser', path: contest },
  { name: 'tao-hoi-thi', who: 'organiser', path: '/desk/contests/new' },
  { name: 'thiet-lap', who: 'organiser', path: `${contest}/settings` },
  { name: 'thoi-gian', who: 'organiser', path: `${contest}/windows` },
  { name: 'don-vi-du-thi', who: 'organiser', path: `${contest}/units` },
  { name: 'cay-don-vi', who: 'organiser', path: '/desk/units' },
  { name: 'phan-cong', who: 'organiser', path: `${contest}/roles` },
  { name: 'thi-thu', who: 'organiser', path: `${contest}/trial` },
  { name: 'chi-tieu', who: 'organiser', path: `${contest}/quotas` },
  { name: 'dien-bien', who: 'organiser', path: `${contest}/live` },
  { name: 'thi-sinh', who: 'organiser', path: `${contest}/contestants` },
  { name: 'dau-hieu', who: 'organiser', path: `${contest}/leads` },
  { name: 'cong-bo', who: 'organiser', path: `${contest}/publish` },
  { name: 'nhat-ky', who: 'organiser', path: `${contest}/history` },
  { name: 'viec-tuan-nay', who: 'coordinator', path: unit },
  { name: 'viec-tuan-nay-dien-thoai', who: 'coordinator', path: unit, width: 360, height: 740 },
  { name: 'danh-sach-cu', who: 'coordinator', path: `${unit}/roster` },
  { name: 'phieu-dang-nhap', who: 'coordinator', path: `${unit}/slips` },
  { name: 'dang-ky', who: 'coordinator', path: `${unit}/registrations` },
  { name: 'don-vi-truc-thuoc', who: 'coordinator', path: `${unit}/sub-units` },
  { name: 'chi-tieu-don-vi', who: 'coordinator', path: `${unit}/quotas` },
  { name: 'ngan-hang', who: 'writer', path: `${contest}/bank` },
]
