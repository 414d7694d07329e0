import type { RefusalText } from '#src/shared/result.ts'

/** Why an edition is not set up as asked. */
export const setupRefusals = {
  not_organiser: {
    status: 403,
    vi: 'Chỉ Ban Tổ chức của hội thi này làm được việc này.',
    en: 'Only the organisers of this contest may do this.',
    km: 'មានតែគណៈកម្មការរៀបចំការប្រឡងនេះប៉ុណ្ណោះ ដែលអាចធ្វើការនេះបាន។',
  },
  may_not_start: {
    status: 403,
    vi: 'Chỉ người đang là Ban Tổ chức của một hội thi mới tạo được hội thi mới.',
    en: 'Only those who organise a contest may start another.',
    km: 'មានតែអ្នកដែលកំពុងរៀបចំការប្រឡងមួយប៉ុណ្ណោះ ទើបអាចបង្កើតការប្រឡងថ្មីបាន។',
  },
  settings_changed_meanwhile: {
    status: 409,
    vi: '{name} vừa lưu thay đổi lúc {at}, sau khi trang này được mở. Chưa lưu gì; nội dung vừa nhập vẫn còn.',
    en: '{name} saved changes at {at}, after this page was opened. Nothing was saved; what you typed is still here.',
    km: '{name} បានរក្សាទុកការផ្លាស់ប្ដូរនៅម៉ោង {at} ក្រោយពេលបើកទំព័រនេះ។ មិនទាន់បានរក្សាទុកអ្វីទេ អ្វីដែលអ្នកបានវាយនៅតែមាន។',
  },
  settings_invalid: {
    status: 422,
    vi: 'Chưa lưu được: có {count} chỗ cần sửa.',
    en: 'Not saved: {count} things need mending.',
    km: 'មិនទាន់រក្សាទុកបានទេ៖ មាន {count} កន្លែងត្រូវកែ។',
  },
  settings_refused: {
    status: 409,
    vi: 'Chưa lưu được: {count} thay đổi sẽ ảnh hưởng đến những gì đang diễn ra.',
    en: 'Not saved: {count} changes would alter what is under way.',
    km: 'មិនទាន់រក្សាទុកបានទេ៖ ការផ្លាស់ប្ដូរ {count} នឹងប៉ះពាល់ដល់អ្វីដែលកំពុងដំណើរការ។',
  },
  stage_not_next: {
    status: 409,
    vi: 'Hội thi không còn ở bước đó; hãy tải lại trang để xem bước hiện tại.',
    en: 'The contest is no longer at that stage; reload the page to see where it is.',
    km: 'ការប្រឡងលែងស្ថិតនៅដំណាក់កាលនោះទៀតហើយ សូមផ្ទុកទំព័រឡើងវិញ។',
  },
  checklist_open: {
    status: 409,
    vi: 'Còn {count} việc phải làm xong trước.',
    en: '{count} things must be done first.',
    km: 'នៅមាន {count} ការងារដែលត្រូវធ្វើឱ្យចប់ជាមុន។',
  },
  already_taken_part: {
    status: 409,
    vi: 'Đã có {count} lượt thi hoặc lần công bố, nên hội thi không trở về bản nháp được nữa.',
    en: 'There are {count} attempts or publications already, so the contest cannot become a draft again.',
    km: 'មានការប្រឡង ឬការប្រកាស {count} ដងរួចហើយ ដូច្នេះការប្រឡងមិនអាចត្រឡប់ជាសេចក្ដីព្រាងវិញបានទេ។',
  },
  slug_taken: {
    status: 409,
    vi: 'Tên ngắn “{slug}” đã có hội thi hoặc ngân hàng khác dùng. Hãy chọn tên khác.',
    en: 'The short name “{slug}” is in use by another contest or bank. Choose another.',
    km: 'ឈ្មោះខ្លី “{slug}” មានការប្រឡង ឬធនាគារសំណួរផ្សេងប្រើហើយ។ សូមជ្រើសរើសឈ្មោះផ្សេង។',
  },
  bank_not_yours: {
    status: 422,
    vi: 'Không có ngân hàng câu hỏi “{bank}” trong các hội thi của Ban Tổ chức này.',
    en: 'There is no question bank “{bank}” in the contests that you organise.',
    km: 'មិនមានធនាគារសំណួរ “{bank}” ក្នុងការប្រឡងដែលអ្នករៀបចំទេ។',
  },
  no_upload: {
    status: 422,
    vi: 'Chưa nhận được tệp nào. Hãy chọn tệp rồi gửi lại.',
    en: 'No file has arrived. Choose a file and send it again.',
    km: 'មិនទាន់ទទួលបានឯកសារទេ។ សូមជ្រើសរើសឯកសារ រួចផ្ញើម្ដងទៀត។',
  },
  archive_damaged: {
    status: 422,
    vi: 'Tệp này không phải tệp .zip đọc được. Hãy nén lại thư mục của hội thi rồi gửi lại.',
    en: 'This is not a .zip file that can be read. Compress the edition’s folder again.',
    km: 'នេះមិនមែនជាឯកសារ .zip ដែលអាចអានបានទេ។ សូមបង្ហាប់ថតរបស់ការប្រឡងម្ដងទៀត។',
  },
  archive_too_large: {
    status: 413,
    vi: 'Gói quá lớn: tối đa {files} tệp, {megabytes} MB sau khi giải nén.',
    en: 'The pack is too large: at most {files} files and {megabytes} MB when unpacked.',
    km: 'កញ្ចប់ធំពេក៖ យ៉ាងច្រើន {files} ឯកសារ និង {megabytes} MB ក្រោយពន្លា។',
  },
  archive_without_contest: {
    status: 422,
    vi: 'Gói phải có đúng một tệp contest.yaml, trong thư mục của một hội thi.',
    en: 'The pack must have exactly one contest.yaml, in the folder of one edition.',
    km: 'កញ្ចប់ត្រូវមានឯកសារ contest.yaml តែមួយប៉ុណ្ណោះ ក្នុងថតរបស់ការប្រឡងមួយ។',
  },
  pack_invalid: {
    status: 422,
    vi: 'Chưa nhập được: gói có {count} chỗ cần sửa.',
    en: 'Not imported: {count} things in the pack need mending.',
    km: 'មិនទាន់នាំចូលបានទេ៖ កញ្ចប់មាន {count} កន្លែងត្រូវកែ។',
  },
  units_invalid: {
    status: 422,
    vi: 'Chưa nhận được danh sách đơn vị: có {count} chỗ cần sửa.',
    en: 'The units were not taken: {count} things need mending.',
    km: 'មិនទាន់ទទួលបញ្ជីអង្គភាពបានទេ៖ មាន {count} កន្លែងត្រូវកែ។',
  },
  document_name: {
    status: 422,
    vi: 'Tên tệp “{name}” có ký tự không nhận được. Hãy đổi tên tệp rồi gửi lại.',
    en: 'The file name “{name}” has signs that are not accepted. Rename the file and send it again.',
    km: 'ឈ្មោះឯកសារ “{name}” មានសញ្ញាដែលមិនអាចទទួលបាន។ សូមប្ដូរឈ្មោះឯកសារ រួចផ្ញើម្ដងទៀត។',
  },
} as const satisfies Record<string, RefusalText>

export type SetupRefusal = keyof typeof setupRefusals | 'no_contest'

/** Why the units of an edition are not chosen as asked. */
export const contestUnitRefusals = {
  unit_not_in_tree: {
    status: 409,
    vi: 'Vào ngày đã chọn, cây đơn vị không có “{unit}”.',
    en: 'On the day chosen there is no “{unit}” in the tree.',
    km: 'នៅថ្ងៃដែលបានជ្រើសរើស មិនមាន “{unit}” ក្នុងមែកធាងទេ។',
  },
  unit_is_sub_unit: {
    status: 409,
    vi: '“{unit}” đang là đơn vị trực thuộc trong hội thi này nên không thể dự thi riêng.',
    en: '“{unit}” is a sub-unit in this contest and cannot compete on its own.',
    km: '“{unit}” ជាអង្គភាពក្រោមឱវាទក្នុងការប្រឡងនេះ ដូច្នេះមិនអាចប្រឡងដាច់ដោយឡែកបានទេ។',
  },
  unit_names_equal: {
    status: 409,
    vi: 'Có hai đơn vị cùng tên “{unit}”. Hãy đổi tên một đơn vị trong cây để phân biệt.',
    en: 'Two units are called “{unit}”. Rename one of them in the tree to tell them apart.',
    km: 'មានអង្គភាពពីរឈ្មោះ “{unit}” ដូចគ្នា។ សូមប្ដូរឈ្មោះមួយក្នុងមែកធាង ដើម្បីសម្គាល់។',
  },
  contest_without_units: {
    status: 409,
    vi: 'Hội thi phải còn ít nhất một đơn vị.',
    en: 'A contest has at least one unit.',
    km: 'ការប្រឡងត្រូវមានអង្គភាពយ៉ាងតិចមួយ។',
  },
  contest_units_changed: {
    status: 409,
    vi: 'Đơn vị dự thi vừa có người khác thay đổi. Hãy xem lại khác biệt rồi xác nhận.',
    en: 'Somebody has just changed the units. Look at the differences again, then confirm.',
    km: 'មានគេទើបតែកែប្រែអង្គភាព។ សូមពិនិត្យភាពខុសគ្នាម្ដងទៀត រួចបញ្ជាក់។',
  },
  contest_units_stuck: {
    status: 409,
    vi: 'Không đưa “{unit}” ra được: có {contestants} người trong danh sách dự thi, {quotas} chỉ tiêu, {registrations} đăng ký.',
    en: '“{unit}” cannot leave: it has {contestants} contestants, {quotas} quotas and {registrations} registrations.',
    km: 'មិនអាចដក “{unit}” ចេញបានទេ៖ មានបេក្ខជន {contestants} នាក់ កម្រិតកំណត់ {quotas} ការចុះឈ្មោះ {registrations}។',
  },
} as const satisfies Record<string, RefusalText>
