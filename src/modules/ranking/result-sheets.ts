import type { Cell, SheetContent } from '#src/platform/sheets/write-sheet.ts'
import type { Ranked } from './rules/joint-ranks.ts'
import { turnoutOf, type UnitFigures } from './rules/unit-order.ts'

/** A line of people's results. */
export type PersonLine = {
  readonly rank: number
  readonly joint: boolean
  readonly name: string
  readonly unit: string
  readonly subUnit?: string | null
  readonly correct: number
  readonly total: number
  readonly durationMs: number
  readonly achievedAt: Date
  readonly attempts?: number
}

const jointly = (joint: boolean): Cell => (joint ? 'x' : null)
const rounded = (value: number | null, digits: number): Cell =>
  value === null ? null : Number(value.toFixed(digits))

/** The ranking of people as everybody may have it. */
export const publicSheet = (lines: readonly PersonLine[]): SheetContent => ({
  name: 'Xếp hạng cá nhân',
  columns: [
    { heading: 'Hạng', width: 8 },
    { heading: 'Đồng hạng', width: 11 },
    { heading: 'Họ và tên', width: 28 },
    { heading: 'Đơn vị', width: 40 },
    { heading: 'Số câu đúng', width: 12 },
    { heading: 'Số câu', width: 8 },
    { heading: 'Thời gian làm bài (giây)', width: 22 },
    { heading: 'Đạt lúc', width: 18 },
  ],
  rows: lines.map((line) => [
    line.rank,
    jointly(line.joint),
    line.name,
    line.unit,
    line.correct,
    line.total,
    line.durationMs / 1000,
    line.achievedAt,
  ]),
})

/** The ranking of people as organisers have it. */
export const peopleSheet = (lines: readonly PersonLine[]): SheetContent => {
  const { name, columns, rows } = publicSheet(lines)
  return {
    name,
    columns: [
      ...columns.slice(0, 4),
      { heading: 'Bộ phận', width: 28 },
      ...columns.slice(4),
      { heading: 'Số lượt thi', width: 11 },
    ],
    rows: rows.map((row, place) => [
      ...row.slice(0, 4),
      lines[place]?.subUnit ?? null,
      ...row.slice(4),
      lines[place]?.attempts ?? null,
    ]),
  }
}

/** The ranking of units. */
export const unitsSheet = (units: readonly Ranked<UnitFigures>[]): SheetContent => ({
  name: 'Xếp hạng đơn vị',
  columns: [
    { heading: 'Hạng', width: 8 },
    { heading: 'Đồng hạng', width: 11 },
    { heading: 'Đơn vị', width: 40 },
    { heading: 'Khối', width: 28 },
    { heading: 'Biên chế', width: 10 },
    { heading: 'Người dự thi', width: 13 },
    { heading: 'Tỷ lệ tham gia (%)', width: 18 },
    { heading: 'Số lượt thi', width: 11 },
    { heading: 'Số câu đúng trung bình', width: 22 },
  ],
  rows: units.map(({ row, rank, joint }) => {
    const turnout = turnoutOf(row)
    return [
      rank,
      jointly(joint),
      row.unit,
      row.unitGroup,
      row.staffCount,
      row.contestants,
      rounded(turnout === null ? null : turnout * 100, 2),
      row.attempts,
      rounded(row.meanCorrect, 4),
    ]
  }),
})
