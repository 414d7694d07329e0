import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import type { Download } from '#src/platform/http/files.ts'
import { sheetDownload, type SheetFormat } from '#src/platform/sheets/write-sheet.ts'
import { actInWords, changeInWords } from '#src/shared/acts-in-words.ts'
import type { Language } from '#src/shared/language.ts'
import { ok, type Result } from '#src/shared/result.ts'
import { queryOf } from './list-acts.ts'
import { openTrail, type TrailRefusal } from './open-trail.ts'
import type { ActFilter } from './schema.ts'
import { readActs } from './trail-store.ts'

// More than a workbook is read with; the filters lead to what is older.
const mostLines = 50_000

const headings = {
  vi: ['Thời điểm', 'Người thực hiện', 'Tên đăng nhập', 'Việc', 'Đơn vị', 'Lý do', 'Thay đổi'],
  en: ['When', 'Who', 'Username', 'What', 'Unit', 'Reason', 'Changes'],
}
const widths = [18, 26, 18, 60, 32, 40, 60]

/** The trail of a contest as a file, filtered as it is on the screen, the newest first. */
export const downloadActs = async (
  context: Context,
  actor: Actor,
  asked: ActFilter & {
    readonly contest: string
    readonly format: SheetFormat
    readonly language: Language
  },
): Promise<Result<Download, TrailRefusal>> => {
  const opened = await openTrail(context, actor, { contest: asked.contest })
  if (!opened.ok) return opened
  const page = { after: null, limit: mostLines }
  const acts = await readActs(context.db.query, queryOf(opened.value, asked), page)
  const language = asked.language === 'en' ? 'en' : 'vi'
  const content = {
    name: language === 'en' ? 'History of acts' : 'Nhật ký thao tác',
    columns: headings[language].map((heading, index) => ({ heading, width: widths[index] ?? 16 })),
    rows: acts.map((act) => [
      act.at,
      act.by.name,
      act.by.username,
      actInWords(act, language),
      act.unit,
      act.reason,
      act.changes.map((change) => changeInWords(change, language)).join('\n'),
    ]),
  }
  return ok(await sheetDownload(content, asked.format, `nhat-ky-${asked.contest}`))
}
