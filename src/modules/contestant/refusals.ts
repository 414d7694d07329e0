import type { RefusalText } from '#src/shared/result.ts'

/** The expected refusals of looking contestants up and deciding about them. */
export const contestantRefusals = {
  no_such_contestant: {
    status: 404,
    vi: 'Hội thi không có thí sinh “{username}”.',
    en: 'The contest has no contestant “{username}”.',
    km: 'ការប្រឡងគ្មានបេក្ខជន “{username}” ទេ។',
  },
  no_such_attempt_here: {
    status: 404,
    vi: 'Thí sinh không có lượt thi này ở hội thi.',
    en: 'The contestant has no such attempt in this contest.',
    km: 'បេក្ខជនគ្មានការប្រឡងនេះក្នុងការប្រកួតទេ។',
  },
  no_such_decision: {
    status: 404,
    vi: 'Không có quyết định này về thí sinh, hoặc quyết định đã được hủy.',
    en: 'There is no such decision about the contestant, or it was taken back already.',
    km: 'គ្មានសេចក្ដីសម្រេចនេះអំពីបេក្ខជនទេ ឬវាត្រូវបានដកវិញរួចហើយ។',
  },
  bad_contestant_cursor: {
    status: 400,
    vi: 'Đường dẫn tới trang danh sách này không đúng. Mở lại từ trang đầu.',
    en: 'This link to a page of the list is not valid. Start from the first page.',
    km: 'តំណទៅទំព័របញ្ជីនេះមិនត្រឹមត្រូវទេ។ សូមចាប់ផ្ដើមពីទំព័រដំបូង។',
  },
  decision_needs_reason: {
    status: 422,
    vi: 'Ghi lý do từ 10 ký tự để người khác đọc lại hiểu được.',
    en: 'Give a reason of at least 10 characters that others will understand later.',
    km: 'សូមបញ្ជាក់មូលហេតុយ៉ាងតិច ១០ តួអក្សរ ដើម្បីឱ្យអ្នកដទៃយល់នៅពេលក្រោយ។',
  },
  holds_a_role: {
    status: 409,
    vi: '“{username}” còn giữ một vai trò trong hệ thống nên chỉ người quản trị máy chủ đặt lại được mật khẩu.',
    en: '“{username}” also holds a role here, so only the operator of the server resets the password.',
    km: '“{username}” ក៏កាន់តួនាទីនៅទីនេះដែរ ដូច្នេះមានតែអ្នកគ្រប់គ្រងម៉ាស៊ីនមេទេដែលអាចកំណត់ពាក្យសម្ងាត់ឡើងវិញបាន។',
  },
  unit_not_here: {
    status: 422,
    vi: 'Hội thi không có đơn vị “{unit}” dự thi.',
    en: 'No unit “{unit}” competes in this contest.',
    km: 'គ្មានអង្គភាព “{unit}” ចូលរួមក្នុងការប្រឡងនេះទេ។',
  },
  sub_unit_not_here: {
    status: 422,
    vi: 'Đơn vị “{unit}” không có đơn vị trực thuộc “{subUnit}”.',
    en: 'The unit “{unit}” has no sub-unit “{subUnit}”.',
    km: 'អង្គភាព “{unit}” គ្មានអង្គភាពចំណុះ “{subUnit}” ទេ។',
  },
  already_in_unit: {
    status: 409,
    vi: 'Thí sinh đã thuộc đơn vị này.',
    en: 'The contestant is in this unit already.',
    km: 'បេក្ខជនស្ថិតក្នុងអង្គភាពនេះរួចហើយ។',
  },
  already_disqualified: {
    status: 409,
    vi: 'Quyết định này đã có và đang có hiệu lực.',
    en: 'This was decided already and still holds.',
    km: 'សេចក្ដីសម្រេចនេះមានរួចហើយ និងនៅមានប្រសិទ្ធភាព។',
  },
  allowance_of_nothing: {
    status: 422,
    vi: 'Chọn ít nhất một điều: thêm lượt, thêm giờ, hoặc hạn riêng.',
    en: 'Grant at least one thing: attempts, time, or a later end.',
    km: 'សូមជ្រើសរើសយ៉ាងតិចមួយ៖ ចំនួនលើក ពេលវេលា ឬពេលបញ្ចប់ផ្ទាល់ខ្លួន។',
  },
  allowance_without_limit: {
    status: 422,
    vi: 'Phần thi không giới hạn số lượt nên không cần thêm lượt.',
    en: 'The quiz has no limit of attempts, so there is none to add.',
    km: 'ផ្នែកប្រឡងមិនកំណត់ចំនួនលើកទេ ដូច្នេះមិនចាំបាច់បន្ថែមឡើយ។',
  },
  no_such_round: {
    status: 422,
    vi: 'Phần thi không có đợt “{round}”.',
    en: 'The part has no round “{round}”.',
    km: 'ផ្នែកប្រឡងគ្មានជុំ “{round}” ទេ។',
  },
  later_end_needs_round: {
    status: 422,
    vi: 'Hạn riêng thuộc về một đợt: hãy chọn đợt thi.',
    en: 'A later end is that of a round: choose the round.',
    km: 'ពេលបញ្ចប់ផ្ទាល់ខ្លួនជារបស់ជុំមួយ៖ សូមជ្រើសរើសជុំ។',
  },
  later_end_too_early: {
    status: 422,
    vi: 'Hạn riêng phải sau {after}.',
    en: 'The later end has to lie after {after}.',
    km: 'ពេលបញ្ចប់ផ្ទាល់ខ្លួនត្រូវនៅក្រោយ {after}។',
  },
  later_end_in_next_round: {
    status: 422,
    vi: 'Đợt tiếp theo bắt đầu lúc {startsAt}; hạn riêng phải không muộn hơn lúc đó.',
    en: 'The next round begins at {startsAt}; the later end can be no later than that.',
    km: 'ជុំបន្ទាប់ចាប់ផ្ដើមនៅ {startsAt}។ ពេលបញ្ចប់ផ្ទាល់ខ្លួនមិនអាចយឺតជាងនេះទេ។',
  },
  outage_not_over: {
    status: 422,
    vi: 'Khoảng gián đoạn phải có lúc đầu trước lúc cuối và đã kết thúc.',
    en: 'An outage begins before it ends, and is over.',
    km: 'ការរំខានត្រូវមានពេលចាប់ផ្ដើមមុនពេលបញ្ចប់ ហើយត្រូវបានបញ្ចប់រួច។',
  },
  outage_too_long: {
    status: 422,
    vi: 'Một lần bù giờ dài nhất là {hours} giờ. Hãy kiểm tra lại ngày giờ.',
    en: 'One credit is for {hours} hours at most. Check the dates.',
    km: 'ការបង្គ្រប់ម៉ោងម្ដងមានរយៈពេលយូរបំផុត {hours} ម៉ោង។ សូមពិនិត្យកាលបរិច្ឆេទឡើងវិញ។',
  },
  outage_overlaps: {
    status: 409,
    vi: 'Khoảng này chồng lên lần bù giờ từ {from} đến {to}.',
    en: 'This overlaps with the outage credited from {from} to {to}.',
    km: 'រយៈពេលនេះត្រួតលើគ្នានឹងការបង្គ្រប់ម៉ោងពី {from} ដល់ {to}។',
  },
  outage_of_nobody: {
    status: 409,
    vi: 'Không có lượt thi nào trong khoảng này.',
    en: 'No attempt was under way in that time.',
    km: 'គ្មានការប្រឡងណាមួយក្នុងរយៈពេលនេះទេ។',
  },
  outage_needs_open_until: {
    status: 422,
    vi: 'Có {people} thí sinh bị ngắt và đợt thi đã đóng: hãy ghi hạn thi bù cho họ.',
    en: '{people} contestants were cut off and the round has closed: say until when they may make up for it.',
    km: 'បេក្ខជន {people} នាក់ត្រូវបានកាត់ផ្ដាច់ ហើយជុំបានបិទ៖ សូមបញ្ជាក់ពេលកំណត់សម្រាប់ប្រឡងសង។',
  },
  no_such_outage: {
    status: 404,
    vi: 'Không có lần bù giờ này, hoặc đã thu hồi.',
    en: 'There is no such outage, or its credit was taken back already.',
    km: 'គ្មានការបង្គ្រប់ម៉ោងនេះទេ ឬវាត្រូវបានដកវិញរួចហើយ។',
  },
  outage_was_published: {
    status: 409,
    vi: 'Kết quả đã được công bố sau lần bù giờ này nên không thu hồi được nữa.',
    en: 'Results were published since, so the credit can no longer be taken back.',
    km: 'លទ្ធផលត្រូវបានប្រកាសក្រោយការបង្គ្រប់នេះ ដូច្នេះមិនអាចដកវិញបានទៀតទេ។',
  },
} as const satisfies Record<string, RefusalText>

export type ContestantRefusal = keyof typeof contestantRefusals
