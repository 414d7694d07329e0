import { vietnamEnd, vietnamTime } from '#src/shared/instant.ts'

/** A unit that is still short of its quota. */
export type ShortUnit = {
  readonly name: string
  readonly nominated: number
  readonly tookPart: number
  /** null where its staff count is missing */
  readonly required: number | null
  readonly listDueAt: Date | null
  readonly takePartDueAt: Date | null
}

const dueOf = ({ listDueAt, takePartDueAt }: ShortUnit): string =>
  [
    listDueAt === null ? '' : `hạn lập danh sách ${vietnamEnd(listDueAt)}`,
    takePartDueAt === null ? '' : `hạn dự thi ${vietnamEnd(takePartDueAt)}`,
  ]
    .filter((text) => text !== '')
    .join('; ')

/** How a unit stands, in one line of Vietnamese. */
export const shortLine = (unit: ShortUnit): string => {
  const { name, nominated, tookPart, required } = unit
  const due = dueOf(unit)
  const tail = due === '' ? '' : ` (${due})`
  if (required === null) return `${name}: chưa khai số biên chế nên chưa tính được chỉ tiêu${tail}`
  const missing = Math.max(0, required - tookPart)
  return `${name}: đã cử ${nominated}, đã dự thi ${tookPart}/${required}, còn thiếu ${missing}${tail}`
}

/** A reminder to several units at once, ready to be copied into a chat. */
export const reminderText = (message: string, units: readonly ShortUnit[], now: Date): string =>
  [
    message,
    '',
    `Tính đến ${vietnamTime(now)}, còn ${units.length} đơn vị chưa đủ chỉ tiêu:`,
    ...units.map((unit, index) => `${index + 1}. ${shortLine(unit)}`),
  ].join('\n')

/** The letter to the coordinator of one unit; `link` leads to what there is to do. */
export const reminderLetter = (
  message: string,
  {
    unit,
    recipient,
    link,
  }: { readonly unit: ShortUnit; readonly recipient: string; readonly link: string | null },
): string =>
  [
    `Kính gửi ${recipient},`,
    '',
    message,
    '',
    `${shortLine(unit)}.`,
    ...(link === null ? [] : ['', `Việc cần làm: ${link}`]),
  ].join('\n')
