import type { Language } from '#src/shared/language.ts'

/** What somebody who waits reads; `{n}` is the place, `{m}` the seconds. */
export type WaitingWords = {
  readonly title: string
  readonly both: string
  readonly place: string
  readonly unknown: string
  readonly away: string
  readonly keep: string
  readonly noTimeLost: string
  readonly retry: string
}

export const waitingWords: Readonly<Record<Language, WaitingWords>> = {
  vi: {
    title: 'Máy chủ đang phục vụ nhiều người',
    both: 'Bạn đứng khoảng thứ {n}; dự kiến {m} giây.',
    place: 'Bạn đứng khoảng thứ {n}. Chưa ước được bao lâu nữa đến lượt.',
    unknown: 'Chưa biết được bao lâu nữa đến lượt.',
    away: 'Không kết nối được máy chủ. Trang này tự thử lại.',
    keep: 'Cứ để trang này mở: đến lượt, trang tự vào, chỗ của bạn được giữ.',
    noTimeLost:
      'Chờ ở đây không mất giờ làm bài của ai: giờ chỉ tính từ lúc nhận đề. Câu nào đã báo “Đã lưu” vẫn còn nguyên.',
    retry: 'Thử vào ngay',
  },
  en: {
    title: 'The server is serving many people',
    both: 'You are about number {n} in line; about {m} seconds.',
    place: 'You are about number {n} in line. How long it takes cannot be told yet.',
    unknown: 'How long it takes cannot be told yet.',
    away: 'The server cannot be reached. This page tries again by itself.',
    keep: 'Keep this page open: it goes on by itself when it is your turn, and your place is kept.',
    noTimeLost:
      'Waiting takes no time from anyone: the clock starts when the paper arrives. Every answer shown as “Saved” is safe.',
    retry: 'Try now',
  },
  km: {
    title: 'ម៉ាស៊ីនមេកំពុងបម្រើមនុស្សច្រើន',
    both: 'អ្នកស្ថិតនៅលំដាប់ប្រហែលទី {n} ប្រហែល {m} វិនាទីទៀត។',
    place: 'អ្នកស្ថិតនៅលំដាប់ប្រហែលទី {n}។ មិនទាន់អាចដឹងថាត្រូវរង់ចាំប៉ុន្មានទៀតទេ។',
    unknown: 'មិនទាន់អាចដឹងថាត្រូវរង់ចាំប៉ុន្មានទៀតទេ។',
    away: 'មិនអាចភ្ជាប់ទៅម៉ាស៊ីនមេបានទេ។ ទំព័រនេះព្យាយាមម្តងទៀតដោយខ្លួនឯង។',
    keep: 'សូមទុកទំព័រនេះឱ្យបើក៖ ដល់វេន ទំព័រនឹងចូលដោយខ្លួនឯង ហើយលំដាប់របស់អ្នកត្រូវបានរក្សា។',
    noTimeLost:
      'ការរង់ចាំមិនបាត់ម៉ោងធ្វើវិញ្ញាសារបស់នរណាទេ៖ ម៉ោងគិតតែពីពេលទទួលវិញ្ញាសា។ ចម្លើយដែលបានបង្ហាញថា «បានរក្សាទុក» នៅដដែល។',
    retry: 'ព្យាយាមចូលឥឡូវនេះ',
  },
}
