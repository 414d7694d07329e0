import type { RefusalText } from '#src/shared/result.ts'

/** The expected refusals of signing in, passwords and roles. */
export const personRefusals = {
  bad_credentials: {
    status: 401,
    vi: 'Tên đăng nhập hoặc mật khẩu không đúng.',
    en: 'The username or the password is not right.',
    km: 'ឈ្មោះអ្នកប្រើ ឬពាក្យសម្ងាត់មិនត្រឹមត្រូវ។',
  },
  too_many_failures: {
    status: 429,
    vi: 'Đã nhập sai quá nhiều lần. Xin thử lại sau {minutes} phút.',
    en: 'Too many wrong tries. Please try again in {minutes} minutes.',
    km: 'បានបញ្ចូលខុសច្រើនដងពេក។ សូមព្យាយាមម្ដងទៀតក្នុងរយៈពេល {minutes} នាទី។',
  },
  wrong_current_password: {
    status: 403,
    vi: 'Mật khẩu hiện tại không đúng.',
    en: 'The current password is not right.',
    km: 'ពាក្យសម្ងាត់បច្ចុប្បន្នមិនត្រឹមត្រូវ។',
  },
  password_too_short: {
    status: 422,
    vi: 'Mật khẩu phải có ít nhất {least} ký tự.',
    en: 'A password has at least {least} characters.',
    km: 'ពាក្យសម្ងាត់ត្រូវមានយ៉ាងតិច {least} តួអក្សរ។',
  },
  password_too_common: {
    status: 422,
    vi: 'Mật khẩu này quá dễ đoán. Xin chọn mật khẩu khác.',
    en: 'This password is too easy to guess. Please choose another.',
    km: 'ពាក្យសម្ងាត់នេះងាយស្មានពេក។ សូមជ្រើសរើសពាក្យសម្ងាត់ផ្សេង។',
  },
  password_like_name: {
    status: 422,
    vi: 'Mật khẩu không được là tên đăng nhập hay họ tên của bạn.',
    en: 'A password is not your username or your name.',
    km: 'ពាក្យសម្ងាត់មិនត្រូវជាឈ្មោះអ្នកប្រើ ឬឈ្មោះរបស់អ្នកឡើយ។',
  },
  password_unchanged: {
    status: 422,
    vi: 'Mật khẩu mới phải khác mật khẩu hiện tại.',
    en: 'The new password differs from the current one.',
    km: 'ពាក្យសម្ងាត់ថ្មីត្រូវខុសពីពាក្យសម្ងាត់បច្ចុប្បន្ន។',
  },
  password_not_set: {
    status: 403,
    vi: 'Xin đặt mật khẩu của riêng bạn trước khi tiếp tục.',
    en: 'Please set a password of your own before going on.',
    km: 'សូមកំណត់ពាក្យសម្ងាត់ផ្ទាល់ខ្លួនរបស់អ្នក មុននឹងបន្ត។',
  },
  username_taken: {
    status: 409,
    vi: 'Tên đăng nhập “{username}” đã có người dùng.',
    en: 'The username “{username}” is taken.',
    km: 'ឈ្មោះអ្នកប្រើ “{username}” មានគេប្រើហើយ។',
  },
  bad_username: {
    status: 422,
    vi: 'Tên đăng nhập gồm 3 đến 80 chữ thường không dấu, chữ số, dấu chấm, gạch ngang hoặc gạch dưới.',
    en: 'A username has 3 to 80 unaccented lower-case letters, digits, dots, hyphens or underscores.',
    km: 'ឈ្មោះអ្នកប្រើមាន ៣ ដល់ ៨០ តួអក្សរឡាតាំងតូច លេខ ចំណុច សហសញ្ញា ឬសញ្ញាគូសក្រោម។',
  },
  bad_name: {
    status: 422,
    vi: 'Họ tên gồm 1 đến 200 ký tự.',
    en: 'A name has 1 to 200 characters.',
    km: 'ឈ្មោះមាន ១ ដល់ ២០០ តួអក្សរ។',
  },
  person_unknown: {
    status: 404,
    vi: 'Không có người dùng “{username}”.',
    en: 'There is no person “{username}”.',
    km: 'គ្មានអ្នកប្រើ “{username}” ទេ។',
  },
  contest_unknown: {
    status: 404,
    vi: 'Không có hội thi “{contest}”.',
    en: 'There is no contest “{contest}”.',
    km: 'គ្មានការប្រឡង “{contest}” ទេ។',
  },
  unit_not_in_contest: {
    status: 404,
    vi: 'Hội thi “{contest}” không có đơn vị “{unit}”.',
    en: 'The contest “{contest}” has no unit “{unit}”.',
    km: 'ការប្រឡង “{contest}” គ្មានអង្គភាព “{unit}” ទេ។',
  },
  bad_scope: {
    status: 422,
    vi: 'Vai trò “{role}” cần phạm vi: {needs}.',
    en: 'The role “{role}” needs this scope: {needs}.',
    km: 'តួនាទី “{role}” ត្រូវការវិសាលភាព៖ {needs}។',
  },
  role_not_held: {
    status: 404,
    vi: '“{username}” không giữ vai trò này.',
    en: '“{username}” does not hold this role.',
    km: '“{username}” មិនកាន់តួនាទីនេះទេ។',
  },
  person_is_contestant: {
    status: 409,
    vi: '“{username}” có tên trong danh sách dự thi của hội thi này nên không thể giữ vai trò này.',
    en: '“{username}” is on the roster of this contest and so cannot hold this role.',
    km: '“{username}” មានឈ្មោះក្នុងបញ្ជីបេក្ខជននៃការប្រឡងនេះ ដូច្នេះមិនអាចកាន់តួនាទីនេះបានទេ។',
  },
} as const satisfies Record<string, RefusalText>
