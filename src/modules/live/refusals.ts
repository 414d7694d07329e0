import type { RefusalText } from '#src/shared/result.ts'

/** The expected refusals of watching a contest. */
export const liveRefusals = {
  not_watching: {
    status: 403,
    vi: 'Chỉ Ban Tổ chức và Tổ Thư ký của hội thi được xem nội dung này.',
    en: 'Only the organisers and secretaries of this contest may see this.',
    km: 'មានតែគណៈកម្មការរៀបចំ និងលេខាធិការនៃការប្រឡងនេះទេ ដែលអាចមើលខ្លឹមសារនេះបាន។',
  },
  not_taking_away: {
    status: 403,
    vi: 'Chỉ Ban Tổ chức của hội thi được tải danh sách có số điện thoại.',
    en: 'Only an organiser of this contest may download a list with phone numbers.',
    km: 'មានតែគណៈកម្មការរៀបចំទេ ដែលអាចទាញយកបញ្ជីដែលមានលេខទូរស័ព្ទបាន។',
  },
  no_watched_unit: {
    status: 404,
    vi: 'Hội thi không có đơn vị này.',
    en: 'The contest has no such unit.',
    km: 'ការប្រឡងមិនមានអង្គភាពនេះទេ។',
  },
  bad_list_place: {
    status: 400,
    vi: 'Đường dẫn tới trang này của danh sách không đúng. Mở lại từ trang đầu.',
    en: 'This link to a page of the list is not valid. Start from the first page.',
    km: 'តំណទៅទំព័រនៃបញ្ជីនេះមិនត្រឹមត្រូវទេ។ សូមចាប់ផ្ដើមពីទំព័រដំបូង។',
  },
} as const satisfies Record<string, RefusalText>
