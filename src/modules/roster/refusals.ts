import type { RefusalText } from '#src/shared/result.ts'

/** Refusals about rosters; what is wrong in the rows of a list is in problems.ts. */
export const rosterRefusals = {
  roster_no_contest: {
    status: 404,
    vi: 'Không có hội thi “{contest}”.',
    en: 'There is no contest “{contest}”.',
    km: 'គ្មានការប្រឡង “{contest}” ទេ។',
  },
  no_desk: {
    status: 404,
    vi: 'Không tìm thấy đơn vị này.',
    en: 'There is no such unit.',
    km: 'រកមិនឃើញអង្គភាពនេះទេ។',
  },
  no_sub_unit: {
    status: 404,
    vi: 'Không tìm thấy đơn vị trực thuộc này.',
    en: 'There is no such sub-unit.',
    km: 'រកមិនឃើញអង្គភាពចំណុះនេះទេ។',
  },
  no_contestant: {
    status: 404,
    vi: 'Không có người này trong danh sách của đơn vị.',
    en: 'This person is not on the unit’s roster.',
    km: 'គ្មានមនុស្សនេះក្នុងបញ្ជីរបស់អង្គភាពទេ។',
  },
  bad_page: {
    status: 400,
    vi: 'Địa chỉ trang không đúng. Hãy xem lại từ trang đầu.',
    en: 'The page’s address is not right. Begin again from the first page.',
    km: 'អាសយដ្ឋានទំព័រមិនត្រឹមត្រូវ។ សូមចាប់ផ្តើមពីទំព័រដំបូងវិញ។',
  },
  list_nobody: {
    status: 422,
    vi: 'Không thấy cột họ và tên. Hãy chép cả dòng tiêu đề (Họ và tên, Số điện thoại …) rồi thử lại.',
    en: 'No column of names was found. Copy the row of headings (Full name, Phone …) too, and try again.',
    km: 'រកមិនឃើញជួរឈរឈ្មោះទេ។ សូមចម្លងជួរចំណងជើង (ឈ្មោះ លេខទូរស័ព្ទ …) ផង រួចព្យាយាមម្ដងទៀត។',
  },
  list_too_long: {
    status: 413,
    vi: 'Danh sách dài hơn {most} dòng. Hãy chia thành nhiều lần nhập.',
    en: 'The list has more than {most} rows. Bring it in in several parts.',
    km: 'បញ្ជីមានលើសពី {most} ជួរ។ សូមបញ្ចូលជាច្រើនលើក។',
  },
  list_has_problems: {
    status: 422,
    vi: 'Chưa nhập ai: còn {count} chỗ cần sửa. Hãy kiểm tra lại danh sách.',
    en: 'Nobody was taken: {count} places need mending. Check the list again.',
    km: 'មិនទាន់បញ្ចូលអ្នកណាទេ៖ នៅ {count} កន្លែងត្រូវកែ។ សូមពិនិត្យបញ្ជីឡើងវិញ។',
  },
  contestant_not_valid: {
    status: 422,
    vi: 'Chưa lưu: còn {count} ô cần sửa.',
    en: 'Not saved: {count} fields need mending.',
    km: 'មិនទាន់រក្សាទុក៖ នៅ {count} ប្រអប់ត្រូវកែ។',
  },
  mail_not_set: {
    status: 409,
    vi: 'Máy chủ chưa được cài gửi thư. Hãy in phiếu đăng nhập.',
    en: 'Mail is not set up on this server. Print the slips instead.',
    km: 'ម៉ាស៊ីនមេមិនទាន់កំណត់ការផ្ញើសំបុត្រទេ។ សូមបោះពុម្ពប័ណ្ណចូលគណនី។',
  },
  contact_of_colleague: {
    status: 409,
    vi: 'Chưa lưu: số điện thoại hoặc thư điện tử này là của “{name}” trong danh sách.',
    en: 'Not saved: this phone number or address is that of “{name}” on the roster.',
    km: 'មិនទាន់រក្សាទុក៖ លេខទូរស័ព្ទ ឬអ៊ីមែលនេះជារបស់ “{name}” ក្នុងបញ្ជី។',
  },
  contact_not_here: {
    status: 409,
    vi: 'Chưa lưu: số điện thoại hoặc thư điện tử này không nhận được ở đây. Nếu đúng, xin hỏi Ban Tổ chức.',
    en: 'Not saved: this phone number or address cannot be taken here. If it is right, please ask the organisers.',
    km: 'មិនទាន់រក្សាទុក៖ លេខទូរស័ព្ទ ឬអ៊ីមែលនេះមិនអាចទទួលនៅទីនេះបានទេ។ បើត្រឹមត្រូវ សូមសួរគណៈកម្មការរៀបចំ។',
  },
  contestant_has_begun: {
    status: 409,
    vi: '“{name}” đã vào thi hoặc đã có quyết định của Ban Tổ chức nên ở lại trong danh sách.',
    en: '“{name}” has begun, or the organisers have decided of them, and so stays on the roster.',
    km: '“{name}” បានចូលប្រឡង ឬមានសេចក្តីសម្រេចរបស់គណៈកម្មការរៀបចំ ដូច្នេះនៅក្នុងបញ្ជី។',
  },
  person_has_duties: {
    status: 409,
    vi: '“{name}” còn giữ nhiệm vụ khác trên hệ thống. Xin nhờ Ban Tổ chức cấp lại mật khẩu.',
    en: '“{name}” holds other duties in this system. Please ask the organisers for a new password.',
    km: '“{name}” កាន់ភារកិច្ចផ្សេងក្នុងប្រព័ន្ធ។ សូមស្នើគណៈកម្មការរៀបចំឱ្យចេញពាក្យសម្ងាត់ថ្មី។',
  },
  person_of_other_unit: {
    status: 409,
    vi: '“{name}” dự thi cho đơn vị khác ở một hội thi khác. Xin nhờ Ban Tổ chức cấp lại mật khẩu.',
    en: '“{name}” takes part in another contest for another unit. Please ask the organisers for a new password.',
    km: '“{name}” ប្រឡងឱ្យអង្គភាពផ្សេងក្នុងការប្រឡងផ្សេង។ សូមស្នើគណៈកម្មការរៀបចំឱ្យចេញពាក្យសម្ងាត់ថ្មី។',
  },
  nobody_needs_slip: {
    status: 409,
    vi: 'Không có ai cần phiếu: những người được chọn đều đã đặt mật khẩu riêng.',
    en: 'Nobody needs a slip: all of those chosen have set passwords of their own.',
    km: 'គ្មានអ្នកណាត្រូវការប័ណ្ណទេ៖ អ្នកដែលបានជ្រើសសុទ្ធតែបានកំណត់ពាក្យសម្ងាត់ផ្ទាល់ខ្លួនហើយ។',
  },
} as const satisfies Record<string, RefusalText>
