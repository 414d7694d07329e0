import type { SheetContent } from '#src/platform/sheets/write-sheet.ts'
import type { Missing } from './not-begun-store.ts'
import type { Live, LiveSheet } from './schema.ts'

type Turnout = Pick<
  Live['byUnit'][number],
  'staff' | 'roster' | 'begun' | 'tookPart' | 'finished' | 'open'
>

const percent = (part: number, whole: number | null): number | null =>
  whole === null || whole === 0 ? null : Math.round((part / whole) * 1000) / 10

const turnoutColumns = [
  { heading: 'Biên chế' },
  { heading: 'Danh sách cử' },
  { heading: 'Đã bắt đầu' },
  { heading: 'Chưa bắt đầu' },
  { heading: 'Đã dự thi' },
  { heading: 'Đã dự thi / danh sách (%)', width: 26 },
  { heading: 'Đã dự thi / biên chế (%)', width: 26 },
  { heading: 'Lượt đã nộp' },
  { heading: 'Lượt đang mở' },
]

const turnoutCells = ({ staff, roster, begun, tookPart, finished, open }: Turnout) => [
  staff,
  roster,
  begun,
  roster - begun,
  tookPart,
  percent(tookPart, roster),
  percent(tookPart, staff),
  finished,
  open,
]

const localDay = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${date}/${month}/${year}`
}

const minutes = (milliseconds: number): number => milliseconds / 60_000

const sheets: Readonly<Record<LiveSheet, (live: Live) => SheetContent>> = {
  units: ({ byUnit }) => ({
    name: 'Theo đơn vị',
    columns: [
      { heading: 'Đơn vị', width: 44 },
      { heading: 'Khối', width: 32 },
      { heading: 'Chỉ tiêu' },
      ...turnoutColumns,
    ],
    rows: byUnit.map((unit) => [unit.name, unit.unitGroup, unit.required, ...turnoutCells(unit)]),
  }),
  groups: ({ byGroup }) => ({
    name: 'Theo khối',
    columns: [
      { heading: 'Khối', width: 44 },
      { heading: 'Số đơn vị' },
      { heading: 'Đơn vị đã bắt đầu', width: 20 },
      ...turnoutColumns,
    ],
    rows: byGroup.map((group) => [
      group.unitGroup,
      group.units,
      group.unitsBegun,
      ...turnoutCells(group),
    ]),
  }),
  days: ({ byDay, people, required }) => ({
    name: 'Theo ngày',
    columns: [
      { heading: 'Ngày' },
      { heading: 'Lượt đã nộp' },
      { heading: 'Người dự thi lần đầu', width: 24 },
      { heading: 'Tổng số người đã dự thi', width: 24 },
      { heading: 'Danh sách cử' },
      { heading: 'Chỉ tiêu' },
    ],
    rows: byDay.map(({ day, finished, newcomers, tookPart }) => [
      localDay(day),
      finished,
      newcomers,
      tookPart,
      people.roster,
      required,
    ]),
  }),
  hours: ({ byHour, day }) => ({
    name: 'Theo giờ',
    columns: [{ heading: 'Ngày' }, { heading: 'Từ giờ' }, { heading: 'Lượt đã nộp' }],
    rows: byHour.map(({ hour, finished }) => [localDay(day), hour, finished]),
  }),
  scores: ({ parts }) => ({
    name: 'Điểm',
    columns: [
      { heading: 'Phần thi', width: 32 },
      { heading: 'Số câu đúng' },
      { heading: 'Số câu của đề' },
      { heading: 'Số lượt' },
    ],
    rows: parts.flatMap(({ name, questions, scores }) =>
      scores.map(({ correct, finished }) => [name, correct, questions, finished]),
    ),
  }),
  times: ({ parts }) => ({
    name: 'Thời gian làm bài',
    columns: [
      { heading: 'Phần thi', width: 32 },
      { heading: 'Từ (phút)' },
      { heading: 'Đến dưới (phút)' },
      { heading: 'Số lượt' },
    ],
    rows: parts.flatMap(({ name, times }) =>
      times.map(({ fromMs, toMs, finished }) => [
        name,
        minutes(fromMs),
        toMs === null ? null : minutes(toMs),
        finished,
      ]),
    ),
  }),
  refusals: ({ refusals, day }) => ({
    name: 'Thông báo từ chối',
    columns: [
      { heading: 'Ngày' },
      { heading: 'Mã', width: 28 },
      { heading: 'Từ giờ' },
      { heading: 'Số lần' },
    ],
    rows: refusals.flatMap(({ code, byHour }) =>
      byHour.map(({ hour, times }) => [localDay(day), code, hour, times]),
    ),
  }),
}

/** A chart of the live page as a sheet, with the same figures. */
export const liveSheet = (live: Live, sheet: LiveSheet): SheetContent => sheets[sheet](live)

/** Those who have not begun as a sheet. */
export const notBegunSheet = (people: readonly Missing[]): SheetContent => ({
  name: 'Chưa bắt đầu',
  columns: [
    { heading: 'Đơn vị', width: 44 },
    { heading: 'Đơn vị trực thuộc', width: 36 },
    { heading: 'Họ và tên', width: 30 },
    { heading: 'Chức vụ', width: 24 },
    { heading: 'Điện thoại' },
  ],
  rows: people.map(({ unit, subUnit, name, position, phone }) => [
    unit,
    subUnit,
    name,
    position,
    phone,
  ]),
})
