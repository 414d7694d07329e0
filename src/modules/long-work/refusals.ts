import type { RefusalText } from '#src/shared/result.ts'

/** The expected refusals of long work. */
export const workRefusals = {
  no_work: {
    status: 404,
    vi: 'Không còn giữ kết quả của việc này.',
    en: 'What came of this is no longer kept.',
    km: 'លទ្ធផលនៃការងារនេះមិនត្រូវបានរក្សាទុកទៀតទេ។',
  },
  work_under_way: {
    status: 409,
    vi: 'Việc này đang được xử lý rồi. Hãy đợi xong rồi mới làm lại.',
    en: 'This is being done already. Wait for its end before doing it again.',
    km: 'ការងារនេះកំពុងដំណើរការរួចហើយ។ សូមរង់ចាំឱ្យចប់ មុននឹងធ្វើម្ដងទៀត។',
  },
  work_line_full: {
    status: 503,
    vi: 'Có quá nhiều việc đang chờ xử lý. Chưa có gì thay đổi; hãy thử lại sau ít phút.',
    en: 'Too much is waiting to be done. Nothing was changed; try again in a few minutes.',
    km: 'មានការងារច្រើនពេកកំពុងរង់ចាំ។ មិនទាន់មានអ្វីផ្លាស់ប្តូរទេ សូមព្យាយាមម្ដងទៀតក្នុងរយៈពេលប៉ុន្មាននាទី។',
  },
  work_runs: {
    status: 409,
    vi: 'Việc này còn đang chạy nên chưa bỏ khỏi danh sách được.',
    en: 'This is still running and cannot be put away yet.',
    km: 'ការងារនេះនៅកំពុងដំណើរការ ដូច្នេះមិនទាន់ដកចេញពីបញ្ជីបានទេ។',
  },
} as const satisfies Record<string, RefusalText>
