import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import type { Download } from '#src/platform/http/files.ts'
import { type Cell, type SheetFormat, sheetDownload } from '#src/platform/sheets/write-sheet.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { type ContestantRow, readContestants } from './contestant-store.ts'
import { filterOf, reachOf, toldPart } from './list-contestants.ts'
import { type DeskAddress, type DeskRefusal, openDesk } from './open-desk.ts'
import type { ContestantFilter } from './schema.ts'

// As many as the largest roster file may bring.
const most = 50_000

const columns = [
  { heading: 'STT', width: 6 },
  { heading: 'Họ và tên', width: 28 },
  { heading: 'Đơn vị', width: 32 },
  { heading: 'Đơn vị trực thuộc', width: 32 },
  { heading: 'Chức vụ', width: 22 },
  { heading: 'Số điện thoại', width: 14 },
  { heading: 'Email', width: 28 },
  { heading: 'Tên đăng nhập', width: 20 },
  { heading: 'Được cử hay tự đăng ký', width: 22 },
  { heading: 'Dự thi', width: 14 },
  { heading: 'Số câu đúng', width: 12 },
  { heading: 'Số câu', width: 10 },
  { heading: 'Thời gian (giây)', width: 16 },
  { heading: 'Đạt lúc', width: 20 },
] as const

const stateOf = ({ tookPart, underWay, disqualified }: ContestantRow): string => {
  if (disqualified) return 'Bị loại'
  if (tookPart) return 'Đã dự thi'
  return underWay ? 'Đang làm bài' : 'Chưa dự thi'
}

const rowOf =
  (unit: string) =>
  (row: ContestantRow, index: number): readonly Cell[] => [
    index + 1,
    row.name,
    unit,
    row.subUnit,
    row.position,
    row.phone,
    row.email,
    row.username,
    row.nominated ? 'Được cử' : 'Tự đăng ký',
    stateOf(row),
    row.correct,
    row.total,
    row.durationMs === null ? null : row.durationMs / 1000,
    row.achievedAt,
  ]

/**
 * A unit's contestants as a file, filtered as the list is. Its headings are those of a roster file,
 * so that it can be corrected in Excel and taken in again.
 */
export const downloadContestants = async (
  context: Context,
  actor: Actor,
  at: DeskAddress,
  asked: ContestantFilter & { readonly format: SheetFormat },
): Promise<Result<Download, DeskRefusal | 'no_sub_unit'>> => {
  const opened = await openDesk(context, actor, at, 'correct')
  if (!opened.ok) return opened
  const desk = opened.value
  const filter = filterOf(desk, asked)
  if (filter === null) return refuse('no_sub_unit')
  const partId = toldPart(desk.contest, context.clock.now())
  const page = { after: null, limit: most, partId }
  const rows = await readContestants(context.db.query, reachOf(desk), filter, page)
  const content = { name: 'Danh sách cử', columns, rows: rows.map(rowOf(desk.root.name)) }
  return ok(
    await sheetDownload(content, asked.format, `danh-sach-${desk.contest.slug}-${desk.unit.code}`),
  )
}
