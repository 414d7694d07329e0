import type { RefusalText } from '#src/shared/result.ts'

export const unitRefusals = {
  no_unit: {
    status: 404,
    vi: 'Không có đơn vị này.',
    en: 'There is no such unit.',
    km: 'មិនមានអង្គភាពនេះទេ។',
  },
  no_unit_change: {
    status: 404,
    vi: 'Không có thay đổi này.',
    en: 'There is no such change.',
    km: 'មិនមានការផ្លាស់ប្ដូរនេះទេ។',
  },
  unit_not_there_then: {
    status: 409,
    vi: '“{unit}” chưa có hoặc không còn vào ngày {day}. Hãy chọn ngày khác.',
    en: '“{unit}” was not there on {day}. Choose another day.',
    km: '“{unit}” មិនមាននៅថ្ងៃ {day} ទេ។ សូមជ្រើសរើសថ្ងៃផ្សេង។',
  },
  unit_ends_already: {
    status: 409,
    vi: '“{unit}” đã được ghi là kết thúc từ ngày {day}.',
    en: '“{unit}” is already set to end on {day}.',
    km: '“{unit}” ត្រូវបានកត់ត្រារួចហើយថាបញ្ចប់នៅថ្ងៃ {day}។',
  },
  unit_changed_later: {
    status: 409,
    vi: '“{unit}” đã có thay đổi từ ngày {day}. Hãy chọn ngày sau đó, hoặc hoàn tác thay đổi kia trước.',
    en: '“{unit}” has a change from {day} on. Choose a later day, or undo that change first.',
    km: '“{unit}” មានការផ្លាស់ប្ដូរចាប់ពីថ្ងៃ {day}។ សូមជ្រើសរើសថ្ងៃក្រោយ ឬលុបចោលការផ្លាស់ប្ដូរនោះជាមុន។',
  },
  unit_same_name: {
    status: 422,
    vi: 'Đơn vị đã mang tên “{unit}”.',
    en: 'The unit is called “{unit}” already.',
    km: 'អង្គភាពមានឈ្មោះ “{unit}” រួចហើយ។',
  },
  unit_same_place: {
    status: 422,
    vi: '“{unit}” đã ở vị trí này.',
    en: '“{unit}” stands there already.',
    km: '“{unit}” ស្ថិតនៅទីនោះរួចហើយ។',
  },
  unit_takes_over_itself: {
    status: 422,
    vi: 'Đơn vị tiếp nhận phải khác các đơn vị kết thúc.',
    en: 'The unit that takes over must be another than those that end.',
    km: 'អង្គភាពដែលទទួលបន្តត្រូវតែខុសពីអង្គភាពដែលបញ្ចប់។',
  },
  unit_cycle: {
    status: 422,
    vi: '“{unit}” sẽ nằm dưới chính nó. Hãy chọn đơn vị cấp trên khác.',
    en: '“{unit}” would stand below itself. Choose another unit above it.',
    km: '“{unit}” នឹងស្ថិតក្រោមខ្លួនវាផ្ទាល់។ សូមជ្រើសរើសអង្គភាពថ្នាក់លើផ្សេង។',
  },
  unit_parent_not_there: {
    status: 409,
    vi: 'Đơn vị cấp trên “{parent}” không có trong suốt thời gian của “{unit}”.',
    en: 'The unit above, “{parent}”, is not there for as long as “{unit}” is.',
    km: 'អង្គភាពថ្នាក់លើ “{parent}” មិនមានពេញមួយរយៈពេលរបស់ “{unit}” ទេ។',
  },
  unit_code_taken: {
    status: 409,
    vi: 'Mã “{code}” đã có đơn vị khác dùng.',
    en: 'The code “{code}” belongs to another unit.',
    km: 'លេខកូដ “{code}” ត្រូវបានអង្គភាពផ្សេងប្រើហើយ។',
  },
  unit_name_blank: {
    status: 422,
    vi: 'Tên đơn vị không được để trống.',
    en: 'The name of the unit is blank.',
    km: 'ឈ្មោះអង្គភាពមិនអាចទទេបានទេ។',
  },
  unit_change_not_last: {
    status: 409,
    vi: 'Chưa hoàn tác được: “{unit}” có thay đổi sau đó, từ ngày {day}. Hãy hoàn tác thay đổi ấy trước.',
    en: 'It cannot be undone yet: “{unit}” has a later change, from {day} on. Undo that one first.',
    km: 'មិនទាន់អាចលុបចោលបានទេ៖ “{unit}” មានការផ្លាស់ប្ដូរក្រោយនោះ ចាប់ពីថ្ងៃ {day}។ សូមលុបចោលការផ្លាស់ប្ដូរនោះជាមុន។',
  },
  unit_in_use: {
    status: 409,
    vi: 'Không bỏ được “{unit}”: đã có hội thi, người phụ trách hoặc đơn vị khác gắn với đơn vị này.',
    en: '“{unit}” cannot go: a contest, a role or another unit depends on it.',
    km: 'មិនអាចលុប “{unit}” បានទេ៖ មានការប្រឡង តួនាទី ឬអង្គភាពផ្សេងពឹងផ្អែកលើវា។',
  },
  unit_file_missing: {
    status: 422,
    vi: 'Chưa có tệp nào được gửi lên.',
    en: 'No file was sent.',
    km: 'មិនមានឯកសារណាមួយត្រូវបានផ្ញើទេ។',
  },
  unit_file_changed: {
    status: 409,
    vi: 'Cây đơn vị vừa có người khác thay đổi. Hãy xem lại khác biệt rồi xác nhận.',
    en: 'Somebody has just changed the tree. Look at the differences again, then confirm.',
    km: 'មានគេទើបតែកែប្រែមែកធាងអង្គភាព។ សូមពិនិត្យភាពខុសគ្នាម្ដងទៀត រួចបញ្ជាក់។',
  },
} as const satisfies Record<string, RefusalText>
