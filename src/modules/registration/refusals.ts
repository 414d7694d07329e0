import type { RefusalText } from '#src/shared/result.ts'

/** The expected refusals of registering oneself, and of deciding about it. */
export const registrationRefusals = {
  registration_never: {
    status: 409,
    vi: 'Hội thi này không nhận đăng ký trực tiếp. Xin liên hệ đầu mối của đơn vị để được cử dự thi.',
    en: 'This contest takes no registrations. Please ask the coordinator of your unit to name you.',
    km: 'ការប្រឡងនេះមិនទទួលការចុះឈ្មោះផ្ទាល់ទេ។ សូមទាក់ទងអ្នកសម្របសម្រួលរបស់អង្គភាព។',
  },
  registration_over: {
    status: 409,
    vi: 'Hội thi đã kết thúc nên không nhận đăng ký nữa.',
    en: 'The contest is over, so registrations are no longer taken.',
    km: 'ការប្រឡងបានបញ្ចប់ហើយ ដូច្នេះលែងទទួលការចុះឈ្មោះ។',
  },
  registration_not_valid: {
    status: 422,
    vi: 'Chưa gửi được: còn {count} ô cần sửa.',
    en: 'Not sent: {count} fields need mending.',
    km: 'មិនទាន់ផ្ញើបាន៖ នៅ {count} ប្រអប់ត្រូវកែ។',
  },
  too_many_registrations: {
    status: 429,
    vi: 'Từ địa chỉ mạng này đã có quá nhiều đăng ký. Xin thử lại sau {minutes} phút.',
    en: 'Too many registrations came from this network address. Please try again in {minutes} minutes.',
    km: 'មានការចុះឈ្មោះច្រើនពេកពីអាសយដ្ឋានបណ្ដាញនេះ។ សូមព្យាយាមម្ដងទៀតក្នុងរយៈពេល {minutes} នាទី។',
  },
  registration_full: {
    status: 429,
    vi: 'Đơn vị này đang có quá nhiều đăng ký chờ xác nhận. Xin liên hệ đầu mối của đơn vị.',
    en: 'Too many registrations are waiting at this unit. Please ask its coordinator.',
    km: 'អង្គភាពនេះមានការចុះឈ្មោះរង់ចាំច្រើនពេក។ សូមទាក់ទងអ្នកសម្របសម្រួលរបស់អង្គភាព។',
  },
  too_many_receipts: {
    status: 429,
    vi: 'Đã nhập sai mã quá nhiều lần. Xin thử lại sau {minutes} phút.',
    en: 'Too many wrong codes. Please try again in {minutes} minutes.',
    km: 'បានបញ្ចូលលេខកូដខុសច្រើនដងពេក។ សូមព្យាយាមម្ដងទៀតក្នុងរយៈពេល {minutes} នាទី។',
  },
  no_receipt: {
    status: 404,
    vi: 'Không có đăng ký nào với mã này, hoặc đăng ký đã được xóa sau thời hạn lưu.',
    en: 'There is no registration with this code, or it was deleted after its time.',
    km: 'គ្មានការចុះឈ្មោះដែលមានលេខកូដនេះទេ ឬវាត្រូវបានលុបបន្ទាប់ពីផុតកំណត់រក្សាទុក។',
  },
  no_registration: {
    status: 404,
    vi: 'Không có đăng ký này ở đơn vị.',
    en: 'There is no such registration at the unit.',
    km: 'គ្មានការចុះឈ្មោះនេះនៅអង្គភាពទេ។',
  },
  registration_decided: {
    status: 409,
    vi: 'Đăng ký này đã được xử lý. Hãy tải lại danh sách.',
    en: 'This registration was decided already. Reload the list.',
    km: 'ការចុះឈ្មោះនេះត្រូវបានសម្រេចរួចហើយ។ សូមផ្ទុកបញ្ជីឡើងវិញ។',
  },
  registration_not_taken: {
    status: 422,
    vi: 'Chưa xác nhận được đăng ký này.',
    en: 'This registration cannot be confirmed.',
    km: 'មិនអាចបញ្ជាក់ការចុះឈ្មោះនេះបានទេ។',
  },
} as const satisfies Record<string, RefusalText>
