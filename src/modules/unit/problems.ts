import type { RefusalText } from '#src/shared/result.ts'

/** What was expected where a row of a file of units could not be taken. */
export const unitProblems = {
  unit_heading_missing: {
    status: 422,
    vi: 'trong 10 dòng đầu có dòng tiêu đề với cột “Tên đơn vị”',
    en: 'a row of headings among the first ten, with “Name of unit”',
    km: 'ក្នុងជួរ ១០ ដំបូង មានជួរចំណងជើងដែលមានជួរឈរ “ឈ្មោះអង្គភាព”',
  },
  unit_heading_twice: {
    status: 422,
    vi: 'mỗi nội dung chỉ có một cột',
    en: 'one column for each thing',
    km: 'ជួរឈរតែមួយសម្រាប់ខ្លឹមសារនីមួយៗ',
  },
  unit_several_lists: {
    status: 422,
    vi: 'chỉ một trang tính có danh sách; trang “{sheet}” cũng có',
    en: 'one sheet with a list; the sheet “{sheet}” has one too',
    km: 'សន្លឹកតែមួយដែលមានបញ្ជី សន្លឹក “{sheet}” ក៏មានដែរ',
  },
  unit_rows_missing: {
    status: 422,
    vi: 'ít nhất một đơn vị bên dưới dòng tiêu đề',
    en: 'at least one unit below the headings',
    km: 'អង្គភាពយ៉ាងតិចមួយនៅក្រោមជួរចំណងជើង',
  },
  unit_row_name: {
    status: 422,
    vi: 'tên đơn vị, có chữ, tối đa 200 ký tự',
    en: 'a name with letters, of at most 200 characters',
    km: 'ឈ្មោះដែលមានអក្សរ យ៉ាងច្រើន ២០០ តួអក្សរ',
  },
  unit_row_code: {
    status: 422,
    vi: 'mã gồm chữ thường không dấu, số và gạch nối, tối đa 80 ký tự; hoặc để trống',
    en: 'a code of lower-case letters, digits and hyphens, of at most 80 characters; or blank',
    km: 'លេខកូដមានអក្សរតូច លេខ និងសហសញ្ញា យ៉ាងច្រើន ៨០ តួអក្សរ ឬទុកទទេ',
  },
  unit_row_repeated: {
    status: 422,
    vi: 'mỗi đơn vị một dòng; dòng {other} đã có',
    en: 'one row for each unit; row {other} has it already',
    km: 'ជួរមួយសម្រាប់អង្គភាពមួយ ជួរ {other} មានរួចហើយ',
  },
  unit_row_parent: {
    status: 422,
    vi: 'mã hoặc tên của một đơn vị trong tệp hay trong cây',
    en: 'the code or name of a unit of the file or the tree',
    km: 'លេខកូដ ឬឈ្មោះអង្គភាពក្នុងឯកសារ ឬក្នុងមែកធាង',
  },
  unit_row_parent_twice: {
    status: 422,
    vi: 'mã của đơn vị cấp trên: có nhiều đơn vị mang tên này',
    en: 'the code of the unit above: several have this name',
    km: 'លេខកូដអង្គភាពថ្នាក់លើ៖ មានអង្គភាពច្រើនមានឈ្មោះនេះ',
  },
  unit_row_cycle: {
    status: 422,
    vi: 'một đơn vị cấp trên không nằm dưới chính đơn vị này',
    en: 'a unit above that does not stand below this one itself',
    km: 'អង្គភាពថ្នាក់លើដែលមិនស្ថិតក្រោមអង្គភាពនេះ',
  },
  unit_row_parent_time: {
    status: 422,
    vi: 'đơn vị cấp trên có trong suốt thời gian của đơn vị này; “{parent}” thì không',
    en: 'a unit above that is there for as long as this one; “{parent}” is not',
    km: 'អង្គភាពថ្នាក់លើដែលមានពេញមួយរយៈពេលរបស់អង្គភាពនេះ “{parent}” មិនមានទេ',
  },
  unit_row_staff: {
    status: 422,
    vi: 'số nguyên từ 0 đến 999.999, hoặc để trống',
    en: 'a whole number from 0 to 999,999, or blank',
    km: 'ចំនួនគត់ពី ០ ដល់ ៩៩៩.៩៩៩ ឬទុកទទេ',
  },
  unit_row_ordinal: {
    status: 422,
    vi: 'số thứ tự là số nguyên từ 0 đến 999.999, hoặc để trống',
    en: 'a place in order, a whole number from 0 to 999,999, or blank',
    km: 'លេខលំដាប់ជាចំនួនគត់ពី ០ ដល់ ៩៩៩.៩៩៩ ឬទុកទទេ',
  },
  unit_row_date: {
    status: 422,
    vi: 'ngày dạng ngày/tháng/năm, ví dụ 01/07/2025',
    en: 'a date as day/month/year, e.g. 01/07/2025',
    km: 'ថ្ងៃជាថ្ងៃ/ខែ/ឆ្នាំ ឧទាហរណ៍ 01/07/2025',
  },
  unit_row_period: {
    status: 422,
    vi: 'ngày kết thúc sau ngày bắt đầu',
    en: 'an end after the beginning',
    km: 'ថ្ងៃបញ្ចប់ក្រោយថ្ងៃចាប់ផ្ដើម',
  },
  unit_row_changed_later: {
    status: 422,
    vi: 'ngày áp dụng sau thay đổi đã ghi từ ngày {day}',
    en: 'a day after the change recorded for {day}',
    km: 'ថ្ងៃអនុវត្តក្រោយការផ្លាស់ប្ដូរដែលបានកត់ត្រាចាប់ពីថ្ងៃ {day}',
  },
  unit_row_email: {
    status: 422,
    vi: 'một địa chỉ thư điện tử, hoặc để trống',
    en: 'one e-mail address, or blank',
    km: 'អាសយដ្ឋានអ៊ីមែលមួយ ឬទុកទទេ',
  },
  unit_row_too_long: {
    status: 422,
    vi: 'tối đa {most} ký tự',
    en: 'at most {most} characters',
    km: 'យ៉ាងច្រើន {most} តួអក្សរ',
  },
} as const satisfies Record<string, RefusalText>

export type UnitProblemCode = keyof typeof unitProblems

/** One thing that keeps a file of units from being taken. */
export type UnitProblem = {
  /** as the spreadsheet numbers it; null where it is about the file or a unit that is not in it */
  readonly row: number | null
  /** the heading as written in the file */
  readonly column: string
  readonly found: string
  readonly code: UnitProblemCode
  readonly values: Readonly<Record<string, string | number>>
}
