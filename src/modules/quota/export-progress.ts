import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import type { Download } from '#src/platform/http/files.ts'
import { type SheetFormat, sheetDownload } from '#src/platform/sheets/write-sheet.ts'
import { ok, type Result } from '#src/shared/result.ts'
import { findQuotaScope, type QuotaAddress } from './policy.ts'
import { progressOf } from './read-progress.ts'
import type { ProgressRow } from './schema.ts'

const states: Readonly<Record<ProgressRow['state'], string>> = {
  'take-part-late': 'Quá hạn dự thi',
  'list-late': 'Quá hạn lập danh sách',
  'staff-missing': 'Chưa khai số biên chế',
  'under-way': 'Đang thực hiện',
  met: 'Đủ chỉ tiêu',
  free: 'Không có chỉ tiêu',
}

const columns = [
  { heading: 'Đơn vị', width: 48 },
  { heading: 'Khối', width: 30 },
  { heading: 'Số biên chế' },
  { heading: 'Chỉ tiêu' },
  { heading: 'Đã cử' },
  { heading: 'Tổng số thí sinh' },
  { heading: 'Đã dự thi' },
  { heading: 'Còn thiếu' },
  { heading: 'Tỷ lệ dự thi trên số biên chế (%)', width: 24 },
  { heading: 'Hạn lập danh sách', width: 20 },
  { heading: 'Hạn dự thi', width: 20 },
  { heading: 'Tình trạng', width: 28 },
  { heading: 'Đầu mối', width: 40 },
]

const share = ({ tookPart, staffCount }: ProgressRow): number | null =>
  staffCount === null || staffCount === 0 ? null : Math.round((tookPart / staffCount) * 1000) / 10

const dateOf = (instant: string | null): Date | null =>
  instant === null ? null : new Date(instant)

/** The report of turnout: each child of a unit, or of the contest, against its quota. */
export const exportProgress = async (
  context: Context,
  actor: Actor,
  request: QuotaAddress & { readonly format: SheetFormat },
): Promise<Result<Download, 'not_your_unit'>> => {
  const found = await findQuotaScope(context, actor, request)
  if (!found.ok) return found
  const { contest, unit } = found.value
  const { rows } = await progressOf(context, found.value)
  const content = {
    name: 'Tình hình dự thi',
    columns,
    rows: rows.map((row) => [
      row.name,
      row.unitGroup,
      row.staffCount,
      row.required,
      row.nominated,
      row.registered,
      row.tookPart,
      row.missing,
      share(row),
      dateOf(row.listDueAt),
      dateOf(row.takePartDueAt),
      states[row.state],
      row.coordinators.join(', '),
    ]),
  }
  const name = `Tình hình dự thi - ${unit?.code ?? contest.slug}`
  return ok(await sheetDownload(content, request.format, name))
}
