import { foldForSearch, vietnameseOrder } from '#src/shared/text.ts'
import type { Sort } from '#web/components/table-column.ts'

export type SamplePerson = {
  readonly id: string
  readonly name: string
  readonly unit: string
  readonly correct: number
  readonly phone: string
}

const names = [
  'Thạch Thị Sa Rươne',
  'Nguyễn Thị Ngọc Hân',
  'Trần Hoàng Phúc',
  'Lâm Văn Hưởng',
  'Đặng Ngọc Đoan Trang',
  'Võ Thị Thanh',
  'Công Tằng Tôn Nữ Thị Hồng Nhung',
]
const units = [
  'Trường Bổ túc Văn hóa Pali Trung cấp Nam bộ',
  'Ban Quản lý các khu công nghiệp',
  'Sở Nội vụ',
  'Sở Lao động - Thương binh và Xã hội',
]

/** As many as a large contest has. */
export const people: readonly SamplePerson[] = Array.from({ length: 5000 }, (_, index) => ({
  id: String(index),
  name: `${names[index % names.length] ?? ''} ${index + 1}`,
  unit: units[index % units.length] ?? '',
  correct: (index * 7) % 16,
  phone: `091 234 ${String(index).padStart(4, '0')}`,
}))

const pageSize = 20

/** A page of them, as an API would give it. */
export const samplePage = (typed: string, unit: string, sort: Sort, after: number) => {
  const sought = foldForSearch(typed)
  const turn = sort.direction === 'asc' ? 1 : -1
  const found = people
    .filter((one) => foldForSearch(one.name).includes(sought) && (unit === '' || one.unit === unit))
    .toSorted((one, other) =>
      sort.key === 'correct'
        ? (one.correct - other.correct) * turn
        : vietnameseOrder.compare(one.name, other.name) * turn,
    )
  const end = after + pageSize
  return {
    total: found.length,
    rows: found.slice(after, end),
    next: end < found.length ? String(end) : null,
  }
}
