import type { Ranking, RankingRow, Turnout, UnitRanking } from '#src/modules/ranking/schema.ts'

const asOf = '2021-10-01T02:00:00Z'

const row = (rank: number, name: string, unit: string, durationMs: number, joint = false) =>
  ({
    rank,
    joint,
    name,
    unit,
    correct: Math.max(11, 15 - Math.floor(rank / 3)),
    total: 15,
    durationMs,
    achievedAt: asOf,
  }) satisfies RankingRow

const pali = 'Trường Bổ túc Văn hóa Pali Trung cấp Nam bộ'
const own = row(1041, 'Thạch Thị Sa Rươne', pali, 72_345)

/** A page of a ranking with joint ranks, the longest names, and the reader's own row. */
export const people: Ranking = {
  visibility: 'published',
  asOf,
  publications: [],
  total: 2318,
  rows: [
    row(1, 'Nguyễn Thị Ngọc Hân', 'Sở Nội vụ', 64_018),
    row(2, 'Thạch Thị Sa Rươne', pali, 68_730, true),
    row(2, 'Trần Hoàng Phúc', 'Ban Quản lý các khu công nghiệp', 68_730, true),
    row(4, 'Lâm Văn Hưởng', 'Sở Lao động - Thương binh và Xã hội', 71_004),
    own,
  ],
  next: null,
  own,
}

/** A publication and its correction. */
export const publications: Ranking['publications'] = [
  {
    kind: 'correct',
    publishedAt: '2021-10-20T03:00:00Z',
    publishedBy: 'Võ Thị Thanh',
    reason: 'Đính chính đáp án câu 12 theo biên bản số 3.',
  },
  {
    kind: 'publish',
    publishedAt: '2021-10-18T02:00:00Z',
    publishedBy: 'Võ Thị Thanh',
    reason: null,
  },
]

const unitRow = (rank: number, unit: string, unitGroup: string, staffCount: number | null) =>
  ({
    rank,
    joint: false,
    unit,
    unitGroup,
    staffCount,
    contestants: 31 - rank,
    turnout: staffCount === null ? null : (31 - rank) / staffCount,
    attempts: 96 - rank * 7,
    meanCorrect: 13.25 - rank / 3,
  }) satisfies UnitRanking['rows'][number]

/** Units of all groups, one of them without a staff count. */
export const units: UnitRanking = {
  visibility: 'live',
  asOf,
  publications: [],
  total: 3,
  rows: [
    unitRow(1, 'Sở Nội vụ', 'Cơ quan chuyên môn thuộc Ủy ban nhân dân tỉnh', 38),
    unitRow(2, pali, 'Đơn vị sự nghiệp công lập', null),
    unitRow(3, 'Ủy ban nhân dân thị xã Vĩnh Châu', 'Ủy ban nhân dân cấp huyện', 112),
  ],
}

const days = Array.from({ length: 31 }, (_, index) => ({
  day: new Date(Date.UTC(2021, 8, 15 + index)).toISOString().slice(0, 10),
  // Quiet week ends, and everyone in the last days.
  attempts: (index % 7 > 4 ? 12 : 60) + (index > 26 ? (index - 26) * 210 : index * 2),
  contestants: 40,
}))

/** A contest of a month that is over. */
export const turnout: Turnout = {
  asOf,
  registered: 2814,
  contestants: 2318,
  attempts: days.reduce((sum, { attempts }) => sum + attempts, 0),
  units: { total: 46, taking: 38 },
  byDay: days,
  byUnit: [
    {
      unit: 'Sở Nội vụ',
      unitGroup: 'Cơ quan chuyên môn thuộc Ủy ban nhân dân tỉnh',
      registered: 64,
      contestants: 61,
      attempts: 402,
    },
    {
      unit: pali,
      unitGroup: 'Đơn vị sự nghiệp công lập',
      registered: 48,
      contestants: 0,
      attempts: 0,
    },
  ],
}

/** A contest that nobody has taken yet. */
export const emptyTurnout: Turnout = {
  asOf,
  registered: 2814,
  contestants: 0,
  attempts: 0,
  units: { total: 46, taking: 0 },
  byDay: [],
  byUnit: [],
}
