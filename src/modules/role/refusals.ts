import type { RefusalText } from '#src/shared/result.ts'

/** Refusals about who does what in a contest. */
export const roleRefusals = {
  no_grant: {
    status: 404,
    vi: 'Người này không còn giữ việc đó. Tải lại trang để xem phân công hiện tại.',
    en: 'This person does not hold that role any more. Reload the page to see who does what now.',
    km: 'បុគ្គលនេះលែងកាន់តួនាទីនោះទៀតហើយ។ សូមផ្ទុកទំព័រឡើងវិញ ដើម្បីមើលការបែងចែកការងារបច្ចុប្បន្ន។',
  },
  last_organiser: {
    status: 409,
    vi: '{name} là người cuối cùng của Ban Tổ chức. Giao việc này cho người khác trước.',
    en: '{name} is the last organiser. Make somebody else an organiser first.',
    km: '{name} ជាអ្នករៀបចំចុងក្រោយ។ សូមប្រគល់តួនាទីនេះឱ្យអ្នកផ្សេងជាមុនសិន។',
  },
  whom_to_give: {
    status: 422,
    vi: 'Chọn một người đã có tài khoản, hoặc nhập một người mới; không cả hai.',
    en: 'Choose somebody who has an account, or enter somebody new; not both.',
    km: 'សូមជ្រើសរើសអ្នកដែលមានគណនីរួច ឬបញ្ចូលអ្នកថ្មី មិនមែនទាំងពីរទេ។',
  },
  bad_phone: {
    status: 422,
    vi: 'Số điện thoại “{found}” chưa đúng. Ghi số di động 10 chữ số, như 0912 345 678.',
    en: '“{found}” is no phone number. Write one of ten digits, as in 0912 345 678.',
    km: 'លេខទូរស័ព្ទ “{found}” មិនត្រឹមត្រូវ។ សូមសរសេរលេខ ១០ ខ្ទង់ ដូចជា 0912 345 678។',
  },
  bad_email: {
    status: 422,
    vi: 'Địa chỉ thư “{found}” chưa đúng. Ghi như ten@coquan.gov.vn.',
    en: '“{found}” is no e-mail address. Write it as in name@agency.gov.vn.',
    km: 'អាសយដ្ឋានអ៊ីមែល “{found}” មិនត្រឹមត្រូវ។ សូមសរសេរដូចជា name@agency.gov.vn។',
  },
  contact_known: {
    status: 409,
    vi: 'Đã có tài khoản dùng số điện thoại hoặc địa chỉ thư này. Tìm người đó theo tên thay vì nhập mới.',
    en: 'An account with this phone or address exists. Find the person by name rather than entering them anew.',
    km: 'មានគណនីប្រើលេខទូរស័ព្ទ ឬអ៊ីមែលនេះរួចហើយ។ សូមស្វែងរកបុគ្គលនោះតាមឈ្មោះ ជំនួសឱ្យការបញ្ចូលថ្មី។',
  },
  works_elsewhere: {
    status: 403,
    vi: '{name} còn giữ việc ở nơi khác nên không thể cấp lại mật khẩu từ đây. Nhờ người quản trị hệ thống.',
    en: '{name} has work elsewhere too, so the password can’t be renewed from here. Ask the operator.',
    km: '{name} ក៏មានការងារនៅកន្លែងផ្សេងដែរ ដូច្នេះមិនអាចប្តូរពាក្យសម្ងាត់ពីទីនេះបានទេ។ សូមទាក់ទងអ្នកគ្រប់គ្រងប្រព័ន្ធ។',
  },
} as const satisfies Record<string, RefusalText>
