import type { Localised } from './language.ts'

type Words = Readonly<Record<string, Localised & { readonly en: string }>>

/** What somebody did, by the kind of act; read after their name. `{subject}` is what it was done to. */
export const kindWords: Words = {
  'person.add': {
    vi: 'tạo tài khoản cho {subject}',
    en: 'entered {subject} with a new account',
  },
  'role.grant': { vi: 'giao việc cho {subject}', en: 'gave {subject} a role' },
  'role.revoke': {
    vi: 'thôi giao việc cho {subject}',
    en: 'took a role from {subject}',
  },
  'password.reset': {
    vi: 'cấp lại mật khẩu cho {subject}',
    en: 'gave {subject} a new one-time password',
  },
  'contest.start': {
    vi: 'tạo hội thi {subject}',
    en: 'started the contest {subject}',
  },
  'contest.import': {
    vi: 'nhập gói hội thi {subject}',
    en: 'took in the contest {subject}',
  },
  'settings.change': {
    vi: 'sửa thiết lập {subject}',
    en: 'changed the settings of {subject}',
  },
  'stage.change': {
    vi: 'chuyển giai đoạn của {subject}',
    en: 'moved {subject} to another stage',
  },
  'document.upload': {
    vi: 'tải lên văn bản {subject}',
    en: 'uploaded the document {subject}',
  },
  'document.remove': {
    vi: 'gỡ văn bản {subject}',
    en: 'removed the document {subject}',
  },
  'window.move': {
    vi: 'dời thời gian của {subject}',
    en: 'moved the window of {subject}',
  },
  'window.extend': { vi: 'gia hạn {subject}', en: 'extended {subject}' },
  'notice.publish': {
    vi: 'ra thông báo {subject}',
    en: 'published the notice {subject}',
  },
  'notice.withdraw': {
    vi: 'rút thông báo {subject}',
    en: 'withdrew the notice {subject}',
  },
  'unit.add': { vi: 'thêm đơn vị {subject}', en: 'added the unit {subject}' },
  'unit.edit': { vi: 'sửa đơn vị {subject}', en: 'edited the unit {subject}' },
  'unit.import': {
    vi: 'nhập danh sách đơn vị: {subject}',
    en: 'took in a list of units: {subject}',
  },
  'unit.rename': {
    vi: 'đổi tên đơn vị {subject}',
    en: 'renamed the unit {subject}',
  },
  'unit.merge': {
    vi: 'sáp nhập đơn vị {subject}',
    en: 'merged the unit {subject}',
  },
  'unit.split': { vi: 'tách đơn vị {subject}', en: 'split the unit {subject}' },
  'unit.move': {
    vi: 'chuyển đơn vị {subject}',
    en: 'moved the unit {subject}',
  },
  'unit.end': {
    vi: 'kết thúc đơn vị {subject}',
    en: 'ended the unit {subject}',
  },
  'unit.undo': {
    vi: 'hoàn tác thay đổi của đơn vị {subject}',
    en: 'undid the change of {subject}',
  },
  'unit.take': {
    vi: 'cập nhật đơn vị dự thi {subject}',
    en: 'took the units of {subject} anew',
  },
  'slip.mail': {
    vi: 'gửi phiếu đăng nhập qua thư cho {subject}',
    en: 'mailed sign-in slips to {subject}',
  },
  'quota.set': {
    vi: 'đặt chỉ tiêu cho {subject}',
    en: 'set the quotas of {subject}',
  },
  'quota.remind': { vi: 'nhắc {subject}', en: 'reminded {subject}' },
  'slip.issue': {
    vi: 'in phiếu đăng nhập cho {subject}',
    en: 'issued sign-in slips for {subject}',
  },
  'roster.import': {
    vi: 'nhập danh sách cử {subject}',
    en: 'took in the roster {subject}',
  },
  'registration.submit': {
    vi: 'nhận đăng ký của {subject}',
    en: 'took the registration of {subject}',
  },
  'registration.confirm': {
    vi: 'xác nhận đăng ký của {subject}',
    en: 'confirmed the registration of {subject}',
  },
  'registration.decline': {
    vi: 'không nhận đăng ký của {subject}',
    en: 'declined the registration of {subject}',
  },
  'contestant.add': {
    vi: 'thêm thí sinh {subject}',
    en: 'added the contestant {subject}',
  },
  'contestant.change': {
    vi: 'sửa thông tin thí sinh {subject}',
    en: 'corrected the contestant {subject}',
  },
  'contestant.remove': {
    vi: 'đưa {subject} ra khỏi danh sách',
    en: 'removed {subject} from the roster',
  },
  'contestant.move': {
    vi: 'chuyển thí sinh {subject} sang đơn vị khác',
    en: 'moved the contestant {subject} to another unit',
  },
  'contestant.reset-password': {
    vi: 'cấp lại mật khẩu cho thí sinh {subject}',
    en: 'gave the contestant {subject} a new one-time password',
  },
  'contestant.disqualify': {
    vi: 'truất quyền thi của {subject}',
    en: 'disqualified {subject}',
  },
  'attempt.disqualify': {
    vi: 'hủy một lượt thi của {subject}',
    en: 'disqualified an attempt of {subject}',
  },
  'disqualification.lift': {
    vi: 'khôi phục cho {subject}',
    en: 'lifted the disqualification of {subject}',
  },
  'allowance.grant': {
    vi: 'cho {subject} thêm lượt hoặc thời gian',
    en: 'granted {subject} an attempt or extra time',
  },
  'allowance.withdraw': {
    vi: 'rút phần cho thêm của {subject}',
    en: 'withdrew what {subject} was granted',
  },
  'outage.credit': {
    vi: 'bù thời gian sự cố cho {subject}',
    en: 'credited an outage to {subject}',
  },
  'outage.revoke': {
    vi: 'rút phần bù sự cố {subject}',
    en: 'took back the credit of {subject}',
  },
  'lead.note': {
    vi: 'ghi ý kiến về dấu hiệu {subject}',
    en: 'noted on the pattern {subject}',
  },
  'lead.dismiss': {
    vi: 'bỏ qua dấu hiệu {subject}',
    en: 'dismissed the pattern {subject}',
  },
  'bank.import': {
    vi: 'nhập câu hỏi vào {subject}',
    en: 'took questions into {subject}',
  },
  'question.write': {
    vi: 'soạn câu hỏi {subject}',
    en: 'wrote the question {subject}',
  },
  'question.review': {
    vi: 'thẩm định câu hỏi {subject}',
    en: 'reviewed the question {subject}',
  },
  'question.use': {
    vi: 'đưa vào dùng câu hỏi {subject}',
    en: 'put to use the question {subject}',
  },
  'question.retire': {
    vi: 'thôi dùng câu hỏi {subject}',
    en: 'retired the question {subject}',
  },
  'question.restore': {
    vi: 'dùng lại câu hỏi {subject}',
    en: 'put the question {subject} back to use',
  },
  'question.discard': {
    vi: 'bỏ bản nháp câu hỏi {subject}',
    en: 'discarded the draft of {subject}',
  },
  'blueprint.change': {
    vi: 'sửa ma trận đề {subject}',
    en: 'changed the blueprint {subject}',
  },
  'contest-units.choose': {
    vi: 'đổi danh sách đơn vị của hội thi: {subject}',
    en: 'changed the units of the contest: {subject}',
  },
  'sub-unit.add': {
    vi: 'thêm đơn vị trực thuộc {subject}',
    en: 'added the sub-unit {subject}',
  },
  'sub-unit.edit': {
    vi: 'sửa đơn vị trực thuộc {subject}',
    en: 'edited the sub-unit {subject}',
  },
  'sub-unit.remove': {
    vi: 'bỏ đơn vị trực thuộc {subject}',
    en: 'removed the sub-unit {subject}',
  },
  'ranking.freeze': {
    vi: 'khóa kết quả {subject}',
    en: 'froze the results of {subject}',
  },
  'ranking.unfreeze': {
    vi: 'mở khóa kết quả {subject}',
    en: 'unfroze the results of {subject}',
  },
  'ranking.publish': {
    vi: 'công bố kết quả {subject}',
    en: 'published the results of {subject}',
  },
  'ranking.correct': {
    vi: 'đính chính kết quả {subject}',
    en: 'corrected the results of {subject}',
  },
}

/** Nouns and verbs of acts that are not named as a whole above. */
export const nounWords: Words = {
  person: { vi: 'tài khoản', en: 'account' },
  role: { vi: 'phân công', en: 'role' },
  contest: { vi: 'hội thi', en: 'contest' },
  settings: { vi: 'thiết lập', en: 'settings' },
  stage: { vi: 'giai đoạn', en: 'stage' },
  document: { vi: 'văn bản', en: 'document' },
  window: { vi: 'thời gian', en: 'window' },
  notice: { vi: 'thông báo', en: 'notice' },
  unit: { vi: 'đơn vị', en: 'unit' },
  quota: { vi: 'chỉ tiêu', en: 'quota' },
  roster: { vi: 'danh sách cử', en: 'roster' },
  slip: { vi: 'phiếu đăng nhập', en: 'sign-in slip' },
  registration: { vi: 'đăng ký', en: 'registration' },
  contestant: { vi: 'thí sinh', en: 'contestant' },
  attempt: { vi: 'lượt thi', en: 'attempt' },
  allowance: { vi: 'phần cho thêm', en: 'allowance' },
  disqualification: { vi: 'việc hủy kết quả', en: 'disqualification' },
  outage: { vi: 'sự cố', en: 'outage' },
  lead: { vi: 'dấu hiệu', en: 'pattern' },
  bank: { vi: 'ngân hàng câu hỏi', en: 'question bank' },
  question: { vi: 'câu hỏi', en: 'question' },
  blueprint: { vi: 'ma trận đề', en: 'blueprint' },
  ranking: { vi: 'kết quả', en: 'results' },
  publication: { vi: 'bản công bố', en: 'publication' },
  password: { vi: 'mật khẩu', en: 'password' },
}

export const verbWords: Words = {
  add: { vi: 'thêm', en: 'added' },
  create: { vi: 'tạo', en: 'created' },
  change: { vi: 'sửa', en: 'changed' },
  edit: { vi: 'sửa', en: 'edited' },
  set: { vi: 'đặt', en: 'set' },
  remove: { vi: 'xóa', en: 'removed' },
  move: { vi: 'chuyển', en: 'moved' },
  import: { vi: 'nhập', en: 'took in' },
  undo: { vi: 'hoàn tác', en: 'undid' },
  grant: { vi: 'cấp', en: 'granted' },
  revoke: { vi: 'thu hồi', en: 'revoked' },
  withdraw: { vi: 'rút', en: 'withdrew' },
  lift: { vi: 'gỡ', en: 'lifted' },
  publish: { vi: 'công bố', en: 'published' },
  freeze: { vi: 'khóa', en: 'froze' },
  correct: { vi: 'đính chính', en: 'corrected' },
  confirm: { vi: 'xác nhận', en: 'confirmed' },
  decline: { vi: 'từ chối', en: 'declined' },
  review: { vi: 'thẩm định', en: 'reviewed' },
  retire: { vi: 'thôi dùng', en: 'retired' },
  disqualify: { vi: 'hủy', en: 'disqualified' },
  remind: { vi: 'nhắc', en: 'reminded' },
  issue: { vi: 'cấp', en: 'issued' },
  credit: { vi: 'bù', en: 'credited' },
  upload: { vi: 'tải lên', en: 'uploaded' },
}
