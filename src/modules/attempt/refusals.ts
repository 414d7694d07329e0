import type { RefusalText } from '#src/shared/result.ts'

/** The expected refusals of taking a quiz. */
export const attemptRefusals = {
  not_a_contestant: {
    status: 403,
    vi: 'Bạn không có tên trong danh sách dự thi của hội thi này. Hãy liên hệ đầu mối của đơn vị.',
    en: 'You are not on the roster of this contest. Ask the coordinator of your unit.',
    km: 'អ្នកមិនមានឈ្មោះក្នុងបញ្ជីបេក្ខជននៃការប្រឡងនេះទេ។ សូមទាក់ទងអ្នកសម្របសម្រួលនៃអង្គភាពរបស់អ្នក។',
  },
  excluded_by_role: {
    status: 403,
    vi: 'Bạn tham gia tổ chức hội thi này nên không được dự thi.',
    en: 'You help to run this contest and so cannot take part in it.',
    km: 'អ្នកចូលរួមរៀបចំការប្រឡងនេះ ដូច្នេះមិនអាចចូលប្រឡងបានទេ។',
  },
  disqualified: {
    status: 403,
    vi: 'Ban Tổ chức đã quyết định bạn không được dự thi tiếp, lý do: “{reason}”. Lượt thi mới không bắt đầu được.',
    en: 'The organisers have disqualified you for this reason: “{reason}”. No new attempt can be started.',
    km: 'គណៈកម្មការរៀបចំបានសម្រេចថាអ្នកមិនអាចបន្តប្រឡងទេ ដោយមូលហេតុ៖ “{reason}”។ មិនអាចចាប់ផ្ដើមការប្រឡងថ្មីបានទេ។',
  },
  part_not_a_quiz: {
    status: 409,
    vi: 'Phần thi này không phải là phần thi trắc nghiệm.',
    en: 'This part of the contest is not a quiz.',
    km: 'ផ្នែកប្រឡងនេះមិនមែនជាការប្រឡងជ្រើសរើសចម្លើយទេ។',
  },
  not_open_yet: {
    status: 409,
    vi: 'Phần thi mở lúc {when}.',
    en: 'The quiz opens at {when}.',
    km: 'ការប្រឡងនឹងបើកនៅ {when}។',
  },
  closed: {
    status: 409,
    vi: 'Phần thi đã kết thúc.',
    en: 'The quiz has closed.',
    km: 'ការប្រឡងបានបិទហើយ។',
  },
  no_attempts_left: {
    status: 409,
    vi: 'Bạn đã dùng hết {limit} lượt thi của đợt này.',
    en: 'You have used all {limit} attempts of this round.',
    km: 'អ្នកបានប្រើអស់ {limit} លើកនៃជុំនេះហើយ។',
  },
  attempt_open_elsewhere: {
    status: 409,
    vi: 'Bạn đang có một lượt thi mở ở phần thi khác. Hãy nộp bài đó trước.',
    en: 'You have an attempt open in another quiz. Submit that one first.',
    km: 'អ្នកមានការប្រឡងមួយកំពុងបើកនៅផ្នែកផ្សេង។ សូមបញ្ជូនវាជាមុនសិន។',
  },
  bank_too_small: {
    status: 503,
    vi: 'Ngân hàng câu hỏi chưa đủ để ra đề. Hãy báo Ban Tổ chức.',
    en: 'The question bank does not suffice for a paper. Please tell the organisers.',
    km: 'ធនាគារសំណួរមិនទាន់គ្រប់គ្រាន់សម្រាប់វិញ្ញាសាទេ។ សូមប្រាប់គណៈកម្មការរៀបចំ។',
  },
  no_such_attempt: {
    status: 404,
    vi: 'Bạn không có lượt thi này.',
    en: 'You have no such attempt.',
    km: 'អ្នកមិនមានការប្រឡងនេះទេ។',
  },
  attempt_over: {
    status: 409,
    vi: 'Lượt thi đã kết thúc nên không nhận thêm câu trả lời.',
    en: 'The attempt is over and takes no more answers.',
    km: 'ការប្រឡងនេះបានបញ្ចប់ហើយ ដូច្នេះមិនទទួលចម្លើយបន្ថែមទេ។',
  },
  no_such_slot: {
    status: 422,
    vi: 'Đề thi không có câu {slot}.',
    en: 'The paper has no question {slot}.',
    km: 'វិញ្ញាសាមិនមានសំណួរទី {slot} ទេ។',
  },
  no_such_option: {
    status: 422,
    vi: 'Câu {slot} không có phương án {option}.',
    en: 'Question {slot} has no option {option}.',
    km: 'សំណួរទី {slot} មិនមានជម្រើស {option} ទេ។',
  },
  one_option_only: {
    status: 422,
    vi: 'Câu {slot} chỉ được chọn một phương án.',
    en: 'Question {slot} takes one option only.',
    km: 'សំណួរទី {slot} អាចជ្រើសរើសបានតែមួយប៉ុណ្ណោះ។',
  },
  sequence_conflict: {
    status: 409,
    vi: 'Câu {slot} đã được lưu với câu trả lời khác ở lần lưu số {sequence}. Hãy tải lại bài thi.',
    en: 'Question {slot} was saved with another answer under number {sequence}. Reload the attempt.',
    km: 'សំណួរទី {slot} ត្រូវបានរក្សាទុកជាមួយចម្លើយផ្សេងក្រោមលេខ {sequence}។ សូមផ្ទុកការប្រឡងឡើងវិញ។',
  },
} as const satisfies Record<string, RefusalText>

export type AttemptRefusal = keyof typeof attemptRefusals

/** Why a sample paper is not marked. */
export const sampleRefusals = {
  sample_changed: {
    status: 409,
    vi: 'Ngân hàng câu hỏi đã thay đổi từ khi rút đề thử này. Hãy rút đề khác.',
    en: 'The question bank has changed since this sample paper was drawn. Draw another.',
    km: 'ធនាគារសំណួរបានផ្លាស់ប្តូរចាប់តាំងពីចាប់វិញ្ញាសាសាកល្បងនេះ។ សូមចាប់វិញ្ញាសាផ្សេង។',
  },
} as const satisfies Record<string, RefusalText>
