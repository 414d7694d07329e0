import type { RefusalText } from '#src/shared/result.ts'

/** What was expected where a roster row could not be taken; said beside row, column and found. */
export const rosterProblems = {
  roster_heading_missing: {
    status: 422,
    vi: 'trong 10 dòng đầu có dòng tiêu đề với cột “Họ và tên” và “Đơn vị”',
    en: 'a row of headings among the first ten, with “Full name” and “Unit”',
    km: 'ក្នុងជួរ ១០ ដំបូង មានជួរចំណងជើងដែលមានជួរឈរ “ឈ្មោះ” និង “អង្គភាព”',
  },
  roster_heading_twice: {
    status: 422,
    vi: 'mỗi nội dung chỉ có một cột',
    en: 'one column for each thing',
    km: 'ជួរឈរតែមួយសម្រាប់ខ្លឹមសារនីមួយៗ',
  },
  roster_several_lists: {
    status: 422,
    vi: 'chỉ một trang tính có danh sách; trang “{sheet}” cũng có',
    en: 'one sheet with a list; the sheet “{sheet}” has one too',
    km: 'សន្លឹកតែមួយដែលមានបញ្ជី សន្លឹក “{sheet}” ក៏មានដែរ',
  },
  roster_nobody: {
    status: 422,
    vi: 'ít nhất một người bên dưới dòng tiêu đề',
    en: 'at least one person below the headings',
    km: 'មនុស្សម្នាក់យ៉ាងតិចនៅក្រោមជួរចំណងជើង',
  },
  roster_name: {
    status: 422,
    vi: 'họ và tên, không có chữ số, tối đa 200 ký tự',
    en: 'a full name, without digits, of at most 200 characters',
    km: 'ឈ្មោះពេញ គ្មានលេខ យ៉ាងច្រើន ២០០ តួអក្សរ',
  },
  roster_unit_missing: {
    status: 422,
    vi: 'tên hoặc mã đơn vị ở từng dòng (ô gộp chỉ có giá trị ở dòng đầu)',
    en: 'the name or code of a unit in each row (a merged cell has its value in its first row only)',
    km: 'ឈ្មោះ ឬលេខកូដអង្គភាពក្នុងជួរនីមួយៗ (ក្រឡាបញ្ចូលគ្នាមានតម្លៃតែក្នុងជួរដំបូង)',
  },
  roster_unit_unknown: {
    status: 422,
    vi: 'một đơn vị của hội thi',
    en: 'a unit of the contest',
    km: 'អង្គភាពនៃការប្រឡង',
  },
  roster_unit_near: {
    status: 422,
    vi: 'một đơn vị của hội thi; gần nhất là “{nearest}”',
    en: 'a unit of the contest; the nearest is “{nearest}”',
    km: 'អង្គភាពនៃការប្រឡង ជិតបំផុតគឺ “{nearest}”',
  },
  roster_unit_other: {
    status: 422,
    vi: 'để trống hoặc ghi “{unit}”: ở đây chỉ nhập người của đơn vị này',
    en: 'blank, or “{unit}”: only people of this unit are entered here',
    km: 'ទទេ ឬ “{unit}”៖ នៅទីនេះបញ្ចូលតែមនុស្សនៃអង្គភាពនេះប៉ុណ្ណោះ',
  },
  roster_not_here: {
    status: 422,
    vi: 'giá trị khác: giá trị này không nhận được ở đây; nếu đúng, xin hỏi Ban Tổ chức',
    en: 'another value: this one cannot be taken here; if it is right, please ask the organisers',
    km: 'តម្លៃផ្សេង៖ តម្លៃនេះមិនអាចទទួលនៅទីនេះបានទេ បើត្រឹមត្រូវ សូមសួរគណៈកម្មការរៀបចំ',
  },
  roster_phone: {
    status: 422,
    vi: 'một số điện thoại Việt Nam, ví dụ 0912345678',
    en: 'one Vietnamese phone number, e.g. 0912345678',
    km: 'លេខទូរស័ព្ទវៀតណាមមួយ ឧទាហរណ៍ 0912345678',
  },
  roster_email: {
    status: 422,
    vi: 'một địa chỉ thư điện tử, ví dụ an@soctrang.gov.vn',
    en: 'one e-mail address, e.g. an@soctrang.gov.vn',
    km: 'អាសយដ្ឋានអ៊ីមែលមួយ ឧទាហរណ៍ an@soctrang.gov.vn',
  },
  roster_contact: {
    status: 422,
    vi: 'một số điện thoại hoặc một địa chỉ thư điện tử',
    en: 'one phone number or one e-mail address',
    km: 'លេខទូរស័ព្ទមួយ ឬអាសយដ្ឋានអ៊ីមែលមួយ',
  },
  roster_birth_date: {
    status: 422,
    vi: 'ngày sinh dạng ngày/tháng/năm, ví dụ 02/09/1985',
    en: 'a birth date as day/month/year, e.g. 02/09/1985',
    km: 'ថ្ងៃខែឆ្នាំកំណើត ជាថ្ងៃ/ខែ/ឆ្នាំ ឧទាហរណ៍ 02/09/1985',
  },
  roster_citizen_number: {
    status: 422,
    vi: 'số căn cước 12 chữ số (hoặc số CMND 9 chữ số)',
    en: 'a citizen number of 12 digits (or the 9 of an older identity card)',
    km: 'លេខអត្តសញ្ញាណប័ណ្ណ ១២ ខ្ទង់ (ឬ ៩ ខ្ទង់នៃប័ណ្ណចាស់)',
  },
  roster_username: {
    status: 422,
    vi: '3 đến 80 chữ thường không dấu, chữ số, dấu chấm, gạch ngang hoặc gạch dưới',
    en: '3 to 80 unaccented lower-case letters, digits, dots, hyphens or underscores',
    km: '៣ ដល់ ៨០ តួអក្សរឡាតាំងតូច លេខ ចំណុច សហសញ្ញា ឬសញ្ញាគូសក្រោម',
  },
  roster_too_long: {
    status: 422,
    vi: 'tối đa 200 ký tự',
    en: 'at most 200 characters',
    km: 'យ៉ាងច្រើន ២០០ តួអក្សរ',
  },
  roster_required: {
    status: 422,
    vi: 'không để trống: hội thi này bắt buộc',
    en: 'not blank: this contest requires it',
    km: 'មិនទទេ៖ ការប្រឡងនេះតម្រូវឲ្យមាន',
  },
  roster_repeated: {
    status: 422,
    vi: 'mỗi người một dòng; dòng {other} đã có giá trị này',
    en: 'one row for each person; row {other} has the same',
    km: 'ជួរមួយសម្រាប់មនុស្សម្នាក់ ជួរ {other} មានតម្លៃដូចគ្នា',
  },
  roster_same_name: {
    status: 422,
    vi: 'số điện thoại, thư điện tử hoặc phòng ban để phân biệt với người trùng tên ở dòng {other}',
    en: 'a phone number, an e-mail address or a sub-unit to tell this person from the one of the same name in row {other}',
    km: 'លេខទូរស័ព្ទ អ៊ីមែល ឬផ្នែក ដើម្បីញែកពីអ្នកមានឈ្មោះដូចគ្នានៅជួរ {other}',
  },
  roster_same_name_enrolled: {
    status: 422,
    vi: 'số điện thoại hoặc thư điện tử để biết là ai trong {count} người trùng tên đã có trong danh sách',
    en: 'a phone number or an e-mail address to tell which of the {count} people of this name on the roster it is',
    km: 'លេខទូរស័ព្ទ ឬអ៊ីមែល ដើម្បីដឹងថាជាអ្នកណាក្នុងចំណោម {count} នាក់ដែលមានឈ្មោះដូចគ្នាក្នុងបញ្ជី',
  },
  roster_name_differs: {
    status: 422,
    vi: 'họ tên đúng như trong danh sách: số điện thoại hoặc thư điện tử này là của “{name}”',
    en: 'the name as on the roster: this phone number or address is that of “{name}”',
    km: 'ឈ្មោះដូចក្នុងបញ្ជី៖ លេខទូរស័ព្ទ ឬអ៊ីមែលនេះជារបស់ “{name}”',
  },
  roster_contact_of_two: {
    status: 422,
    vi: 'số điện thoại, thư điện tử và tên đăng nhập của cùng một người; đây là của {people}',
    en: 'phone number, e-mail address and username of one person; these belong to {people}',
    km: 'លេខទូរស័ព្ទ អ៊ីមែល និងឈ្មោះអ្នកប្រើរបស់មនុស្សតែម្នាក់ ទាំងនេះជារបស់ {people}',
  },
  roster_username_of_other: {
    status: 422,
    vi: 'tên đăng nhập chưa ai dùng; tên này là của một người có họ tên khác',
    en: 'a username that is free; this one belongs to somebody of another name',
    km: 'ឈ្មោះអ្នកប្រើដែលគ្មានអ្នកប្រើ ឈ្មោះនេះជារបស់អ្នកមានឈ្មោះផ្សេង',
  },
  roster_username_differs: {
    status: 422,
    vi: 'tên đăng nhập của người này là “{username}”; tên đăng nhập không đổi',
    en: 'this person’s username, “{username}”; usernames do not change',
    km: 'ឈ្មោះអ្នកប្រើរបស់មនុស្សនេះ “{username}” ឈ្មោះអ្នកប្រើមិនប្តូរទេ',
  },
  person_holds_role: {
    status: 422,
    vi: 'người không giữ vai trò tổ chức, thư ký hay soạn câu hỏi trong hội thi này',
    en: 'somebody who does not organise this contest, keep its papers or write its questions',
    km: 'អ្នកដែលមិនមែនជាអ្នករៀបចំ លេខាធិការ ឬអ្នកសរសេរសំណួរនៃការប្រឡងនេះ',
  },
  roster_has_begun: {
    status: 422,
    vi: 'giữ nguyên đơn vị “{unit}”: người này đã vào thi cho đơn vị đó',
    en: 'the unit “{unit}” as it was: this person has begun an attempt for it',
    km: 'រក្សាអង្គភាព “{unit}” ដដែល៖ មនុស្សនេះបានចូលប្រឡងសម្រាប់អង្គភាពនោះហើយ',
  },
} as const satisfies Record<string, RefusalText>

export type RosterProblemCode = keyof typeof rosterProblems

/** One thing that keeps a roster file from being taken. */
export type RosterProblem = {
  /** as the spreadsheet numbers it; null where it is about the file */
  readonly row: number | null
  /** the heading as written in the file */
  readonly column: string
  readonly found: string
  readonly code: RosterProblemCode
  readonly values: Readonly<Record<string, string | number>>
}
