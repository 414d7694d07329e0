import type { RefusalText } from '#src/shared/result.ts'

export const contestRefusals = {
  no_contest: {
    status: 404,
    vi: 'Không có hội thi này.',
    en: 'There is no such contest.',
    km: 'មិនមានការប្រឡងនេះទេ។',
  },
  no_part: {
    status: 404,
    vi: 'Hội thi không có phần thi này.',
    en: 'The contest has no such part.',
    km: 'ការប្រឡងមិនមានផ្នែកនេះទេ។',
  },
  no_file: {
    status: 404,
    vi: 'Hội thi không có tài liệu này.',
    en: 'The contest has no such document.',
    km: 'ការប្រឡងមិនមានឯកសារនេះទេ។',
  },
  no_round: {
    status: 404,
    vi: 'Hội thi không có đợt thi này.',
    en: 'The contest has no such round.',
    km: 'ការប្រឡងមិនមានវគ្គនេះទេ។',
  },
  contest_not_open: {
    status: 409,
    vi: 'Hội thi chưa mở: đổi lịch trong mục Thiết lập, không cần thông báo.',
    en: 'The contest is not open yet: change its dates in the settings, without a notice.',
    km: 'ការប្រឡងមិនទាន់បើកទេ៖ សូមប្ដូរកាលវិភាគក្នុងការកំណត់ ដោយមិនចាំបាច់ជូនដំណឹង។',
  },
  contest_changed_meanwhile: {
    status: 409,
    vi: 'Hội thi vừa được người khác thay đổi. Chưa lưu gì; tải lại trang để xem thời gian hiện nay rồi làm lại.',
    en: 'Somebody else has just changed the contest. Nothing was saved; reload the page to see the times of now.',
    km: 'ការប្រឡងទើបត្រូវបានអ្នកផ្សេងប្ដូរ។ មិនទាន់រក្សាទុកអ្វីទេ សូមផ្ទុកទំព័រឡើងវិញ ដើម្បីមើលពេលវេលាបច្ចុប្បន្ន។',
  },
  window_ends_before_start: {
    status: 422,
    vi: 'Giờ đóng phải sau giờ mở.',
    en: 'The end must be after the start.',
    km: 'ម៉ោងបិទត្រូវតែក្រោយម៉ោងបើក។',
  },
  window_unchanged: {
    status: 422,
    vi: 'Giờ mở và giờ đóng vẫn như cũ: chưa có gì để đổi.',
    en: 'The start and the end are as before: there is nothing to move.',
    km: 'ម៉ោងបើក និងម៉ោងបិទនៅដដែល៖ គ្មានអ្វីត្រូវប្ដូរទេ។',
  },
  window_ends_in_past: {
    status: 409,
    vi: 'Giờ đóng mới đã qua; bây giờ là {now}. Chọn giờ đóng sau lúc này.',
    en: 'The new end has passed already; it is {now}. Choose one that is still to come.',
    km: 'ម៉ោងបិទថ្មីបានកន្លងផុតហើយ។ ឥឡូវនេះម៉ោង {now}។ សូមជ្រើសម៉ោងបិទក្រោយពេលនេះ។',
  },
  window_overlaps: {
    status: 409,
    vi: 'Thời gian mới trùng với “{round}” của cùng phần thi.',
    en: 'The new times overlap with “{round}” of the same part.',
    km: 'ពេលវេលាថ្មីជាន់គ្នានឹង “{round}” នៃផ្នែកដដែល។',
  },
  window_starts_after_attempts: {
    status: 409,
    vi: 'Không lùi giờ mở được: đã có {attempts} lượt thi, lượt đầu bắt đầu lúc {first}.',
    en: 'The start cannot come later: there are {attempts} attempts, the first from {first}.',
    km: 'មិនអាចពន្យារម៉ោងបើកបានទេ៖ មានការប្រឡង {attempts} ដងហើយ លើកដំបូងចាប់ផ្ដើមនៅ {first}។',
  },
  window_cuts_attempts: {
    status: 409,
    vi: 'Không đóng sớm như vậy được: {attempts} lượt thi đã làm hoặc còn được làm đến {last}.',
    en: 'It cannot close so early: {attempts} attempts lasted, or may last, until {last}.',
    km: 'មិនអាចបិទលឿនបែបនេះបានទេ៖ ការប្រឡង {attempts} ដងបានធ្វើ ឬនៅអាចធ្វើរហូតដល់ {last}។',
  },
  window_of_published: {
    status: 409,
    vi: 'Kết quả của phần thi này đã công bố, nên không đổi thời gian được nữa.',
    en: 'The results of this part are published, so its times can no longer be moved.',
    km: 'លទ្ធផលនៃផ្នែកនេះត្រូវបានប្រកាសរួចហើយ ដូច្នេះមិនអាចប្ដូរពេលវេលាបានទៀតទេ។',
  },
  sub_unit_in_use: {
    status: 409,
    vi: 'Chưa bỏ được “{unit}”: còn {people} người trong danh sách, {coordinators} đầu mối, {quotas} chỉ tiêu và {registrations} đăng ký ở đơn vị này hoặc bên dưới.',
    en: '“{unit}” cannot go yet: {people} people on the roster, {coordinators} coordinators, {quotas} quotas and {registrations} registrations are at it or below it.',
    km: 'មិនទាន់អាចដក “{unit}” បានទេ៖ នៅមានមនុស្ស {people} នាក់ក្នុងបញ្ជី អ្នកសម្របសម្រួល {coordinators} នាក់ កម្រិតកំណត់ {quotas} និងការចុះឈ្មោះ {registrations} នៅអង្គភាពនេះ ឬខាងក្រោម។',
  },
  sub_unit_name_taken: {
    status: 409,
    vi: 'Đã có đơn vị “{unit}” ở cùng cấp.',
    en: 'There is a “{unit}” beside it already.',
    km: 'មាន “{unit}” នៅកម្រិតដូចគ្នារួចហើយ។',
  },
  sub_unit_name_blank: {
    status: 422,
    vi: 'Tên đơn vị trực thuộc không được để trống.',
    en: 'The name of the sub-unit is blank.',
    km: 'ឈ្មោះអង្គភាពក្រោមឱវាទមិនអាចទទេបានទេ។',
  },
} as const satisfies Record<string, RefusalText>
