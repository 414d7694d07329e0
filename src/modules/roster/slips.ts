import { stringify } from 'csv-stringify/sync'
import type { Slip } from './import-roster.ts'

/**
 * The slips as a CSV that Excel opens as UTF-8. A cell that a spreadsheet would take for a formula
 * is preceded by an apostrophe: names and sub-units come from files of others.
 */
export const slipsAsCsv = (slips: readonly Slip[]): string =>
  stringify(
    slips.map(({ unit, subUnit, name, username, password }) => [
      unit,
      subUnit ?? '',
      name,
      username,
      password ?? '',
    ]),
    {
      bom: true,
      header: true,
      columns: ['Đơn vị', 'Phòng ban', 'Họ và tên', 'Tên đăng nhập', 'Mật khẩu'],
      escape_formulas: true,
      record_delimiter: 'windows',
    },
  )
