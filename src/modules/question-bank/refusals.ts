import type { RefusalText } from '#src/shared/result.ts'

export const bankRefusals = {
  bad_bank_slug: {
    status: 400,
    vi: 'Tên ngắn “{slug}” không đúng: chỉ gồm chữ thường không dấu, số và gạch nối.',
    en: 'The slug “{slug}” is not valid: lower-case letters, digits and hyphens only.',
    km: 'ឈ្មោះខ្លី “{slug}” មិនត្រឹមត្រូវ៖ មានតែអក្សរតូច លេខ និងសហសញ្ញា។',
  },
  no_question_headings: {
    status: 422,
    vi: 'Không thấy dòng tiêu đề trong 10 dòng đầu. Cần các cột: Câu hỏi, Phương án A, Phương án B, …, Đáp án.',
    en: 'There are no headings in the first 10 rows. Columns needed: Question, Option A, Option B, …, Answer.',
    km: 'រកមិនឃើញជួរក្បាលក្នុង ១០ ជួរដំបូង។ ត្រូវការជួរឈរ៖ សំណួរ ជម្រើស A ជម្រើស B … ចម្លើយ។',
  },
  several_question_sheets: {
    status: 422,
    vi: 'Nhiều trang tính có câu hỏi ({sheets}). Hãy chỉ ra một trang.',
    en: 'Several sheets have questions ({sheets}). Name one of them.',
    km: 'សន្លឹកច្រើនមានសំណួរ ({sheets})។ សូមបញ្ជាក់សន្លឹកមួយ។',
  },
  no_such_sheet: {
    status: 422,
    vi: 'Không có trang tính “{sheet}” chứa câu hỏi.',
    en: 'There is no sheet “{sheet}” with questions.',
    km: 'គ្មានសន្លឹក “{sheet}” ដែលមានសំណួរទេ។',
  },
} as const satisfies Record<string, RefusalText>
