import type { RefusalText } from '#src/shared/result.ts'

/** Why a file of rows could not be read at all; what is wrong in a row is the importer's to say. */
export const sheetRefusals = {
  sheet_missing: {
    status: 404,
    vi: 'Không có tệp “{path}”.',
    en: 'There is no file “{path}”.',
    km: 'គ្មានឯកសារ “{path}” ទេ។',
  },
  sheet_unreadable: {
    status: 422,
    vi: 'Không mở được tệp “{path}” ({reason}).',
    en: 'The file “{path}” cannot be opened ({reason}).',
    km: 'មិនអាចបើកឯកសារ “{path}” បានទេ ({reason})។',
  },
  sheet_too_large: {
    status: 413,
    vi: 'Tệp quá lớn: tối đa {megabytes} MB và {rows} dòng.',
    en: 'The file is too large: at most {megabytes} MB and {rows} rows.',
    km: 'ឯកសារធំពេក៖ យ៉ាងច្រើន {megabytes} MB និង {rows} ជួរ។',
  },
  sheet_swollen: {
    status: 422,
    vi: 'Trang tính “{sheet}” trải đến ô {cell}. Hãy xoá các dòng và cột trống đã định dạng rồi lưu lại.',
    en: 'The sheet “{sheet}” reaches as far as cell {cell}. Delete the empty formatted rows and columns and save it again.',
    km: 'សន្លឹក “{sheet}” លាតសន្ធឹងដល់ក្រឡា {cell}។ សូមលុបជួរ និងជួរឈរទទេដែលបានធ្វើទម្រង់ រួចរក្សាទុកម្ដងទៀត។',
  },
  sheet_old_excel: {
    status: 422,
    vi: 'Đây là tệp Excel kiểu cũ (.xls) hoặc có mật khẩu. Hãy lưu lại thành “Excel Workbook (.xlsx)” không có mật khẩu.',
    en: 'This is an old Excel file (.xls) or one with a password. Save it as “Excel Workbook (.xlsx)” without a password.',
    km: 'នេះជាឯកសារ Excel ចាស់ (.xls) ឬមានពាក្យសម្ងាត់។ សូមរក្សាទុកជា “Excel Workbook (.xlsx)” ដោយគ្មានពាក្យសម្ងាត់។',
  },
  sheet_damaged: {
    status: 422,
    vi: 'Tệp .xlsx bị hỏng nên không đọc được ({reason}). Hãy mở bằng Excel và lưu lại.',
    en: 'The .xlsx file is damaged and cannot be read ({reason}). Open it in Excel and save it again.',
    km: 'ឯកសារ .xlsx ខូច មិនអាចអានបាន ({reason})។ សូមបើកក្នុង Excel រួចរក្សាទុកម្ដងទៀត។',
  },
  sheet_encoding: {
    status: 422,
    vi: 'Bảng mã của tệp không phải Unicode (có thể là windows-1258 hoặc TCVN3). Hãy lưu lại thành “CSV UTF-8” hoặc .xlsx.',
    en: 'The file is not in Unicode (perhaps windows-1258 or TCVN3). Save it as “CSV UTF-8” or .xlsx.',
    km: 'ឯកសារមិនមែនជា Unicode ទេ (ប្រហែលជា windows-1258 ឬ TCVN3)។ សូមរក្សាទុកជា “CSV UTF-8” ឬ .xlsx។',
  },
  sheet_malformed: {
    status: 422,
    vi: 'Tệp CSV sai dấu ngoặc kép ở dòng {row}.',
    en: 'The CSV file has a stray quotation mark in row {row}.',
    km: 'ឯកសារ CSV មានសញ្ញាសម្រង់ខុសនៅជួរ {row}។',
  },
  sheet_empty: {
    status: 422,
    vi: 'Tệp không có dòng nào.',
    en: 'The file has no rows.',
    km: 'ឯកសារគ្មានជួរណាមួយទេ។',
  },
} as const satisfies Record<string, RefusalText>

export type SheetRefusal = keyof typeof sheetRefusals
