import { randomBytes } from 'node:crypto'
import {
  oneTimePassword,
  oneTimePasswordBytes,
} from '#src/modules/person/rules/one-time-password.ts'

/** The practice edition that is open, and where demo people belong. */
export const demoContest = 'thuc-hanh'

/** The editions that a first start loads, in this order; the open one last. */
export const demoEditions: readonly string[] = ['soctrang-2020', 'soctrang-2021', demoContest]

export type SignIn = { readonly username: string; readonly password: string }

/** What data/demo.json holds: who can sign in to the demo, and where they go. */
export type Demo = {
  /** slug */
  readonly contest: string
  /** code of its quiz; empty until the edition is there */
  readonly part: string
  readonly contestants: readonly SignIn[]
  readonly coordinator: SignIn
  readonly organiser: SignIn
}

/** Invented people, as they are called in Sóc Trăng: Kinh, Khmer and Hoa. */
export const demoNames: readonly string[] = [
  'Nguyễn Thị Thu Hà',
  'Trần Quốc Bảo',
  'Thạch Sô Phia',
  'Lê Hoàng Yến',
  'Lý Kim Phụng',
  'Phạm Minh Đức',
  'Sơn Thị Ngọc Ánh',
  'Huỳnh Tấn Phát',
  'Võ Thị Mỹ Duyên',
  'Danh Chanh Đa',
  'Đặng Thanh Tùng',
  'Bùi Thị Diễm My',
  'Kim Thị Sa Rây',
  'Ngô Chí Hiếu',
  'Lâm Tố Trinh',
  'Đỗ Văn Út',
  'Trương Thị Cẩm Nhung',
  'Thạch Thanh Hùng',
  'Phan Nhật Quang',
  'Mai Thị Xuân Lan',
  'Châu Gia Huy',
  'Dương Thị Bé Tư',
  'Hồ Đắc Lộc',
  'Tô Ái Vân',
]

export const demoCoordinator = { username: 'demo-dau-moi', name: 'Đầu mối đơn vị (thực hành)' }
export const demoOrganiser = { username: 'demo-ban-to-chuc', name: 'Ban Tổ chức (thực hành)' }

const withPassword = (username: string): SignIn => ({
  username,
  password: oneTimePassword(randomBytes(oneTimePasswordBytes)),
})

/** The usernames of all demo people. */
export const demoUsernames = (demo: Demo): readonly string[] =>
  [...demo.contestants, demo.coordinator, demo.organiser].map(({ username }) => username)

/** Draws new passwords for the demo people. */
export const drawDemo = (): Demo => ({
  contest: demoContest,
  part: '',
  contestants: demoNames.map((_name, index) =>
    withPassword(`demo${String(index + 1).padStart(2, '0')}`),
  ),
  coordinator: withPassword(demoCoordinator.username),
  organiser: withPassword(demoOrganiser.username),
})
