/** What a contest needs of its organisers today. */
export const setup = {
  meaning: 'Thể lệ hiện tại nghĩa là',
  change: 'Sửa thiết lập',
  before: 'Trước khi mở',
  blocking: 'Phải làm xong trước khi mở',
  advised: 'Nên xem lại',
  done: 'Đã xong ({n})',
  ready: 'Không còn việc nào chặn việc mở hội thi.',
  mend: 'Xử lý',
  points: {
    period: {
      open: 'Thời gian thi chính thức đã qua (đợt “{name}”).',
      done: 'Thời gian thi chính thức còn ở phía trước.',
    },
    'rounds-past': { open: 'Có đợt đã qua: {name}.', done: 'Không có đợt nào đã qua.' },
    windows: {
      open: 'Giờ riêng của phần “{part}” nằm ngoài đợt thi.',
      done: 'Giờ của các phần nằm trong đợt thi.',
    },
    bank: {
      open: 'Ngân hàng chưa đủ câu cho phần “{part}”: chủ đề {topic} cần {wanted}, có {available} câu.',
      done: 'Ngân hàng đủ câu hỏi cho ma trận đề.',
    },
    blueprint: {
      open: 'Ma trận đề của phần “{part}” có {sum} câu, mỗi lượt thi {questions} câu.',
      done: 'Ma trận đề khớp với số câu.',
    },
    drafts: {
      open: '{n} câu hỏi còn là bản nháp hoặc chờ đưa vào dùng.',
      done: 'Không có câu hỏi nào còn dở dang.',
    },
    rules: { open: 'Chưa có thể lệ.', done: 'Đã có thể lệ.' },
    documents: { open: 'Chưa có tài liệu nào.', done: 'Đã có tài liệu.' },
    'stale-dates': {
      open: 'Thể lệ hoặc tên còn nhắc thời gian cũ ({date}).',
      done: 'Không còn nhắc thời gian cũ.',
    },
    coordinators: {
      open: '{n}/{total} đơn vị chưa có đầu mối, ví dụ {example}.',
      done: 'Đơn vị nào cũng có đầu mối.',
    },
    roster: { open: 'Chưa có thí sinh nào trong danh sách.', done: 'Đã có danh sách thí sinh.' },
    secretary: { open: 'Chưa có Tổ Thư ký.', done: 'Đã có Tổ Thư ký.' },
    practice: {
      open: 'Đang ghi là bản chạy thử; kết quả không được coi là chính thức.',
      done: 'Là hội thi chính thức.',
    },
    freeze: {
      open: 'Bảng xếp hạng khóa trước khi mở thi.',
      done: 'Giờ khóa bảng xếp hạng hợp lý.',
    },
    registration: {
      open: 'Đăng ký chưa bắt buộc họ tên và đơn vị.',
      done: 'Đăng ký có họ tên và đơn vị.',
    },
  },
  toChecked: 'Đánh dấu đã kiểm tra',
  toCheckedHelp: 'Bước tiếp theo là mở cho mọi người. Sửa thiết lập sẽ đưa hội thi về bản nháp.',
  toOpen: 'Mở cho mọi người',
  toOpenHelp: 'Trang hội thi hiện công khai ngay; thí sinh vào thi được từ giờ mở đợt.',
  openTitle: 'Mở hội thi cho mọi người?',
  openText:
    'Trang hội thi hiện trong danh sách công khai. Chừng nào chưa ai dự thi thì vẫn đưa về bản nháp được.',
  toDraft: 'Đưa về bản nháp',
  draftTitle: 'Đưa hội thi về bản nháp?',
  draftText: 'Trang công khai biến mất cho đến khi hội thi được mở lại. Chưa có ai dự thi.',
  starts: 'Mở từ {start} đến {end}.',
  today: 'Hôm nay',
  waiting: '{n} đăng ký đang chờ đầu mối xác nhận',
  nothing: 'Không có việc nào đang chờ quyết định.',
  figures: {
    contestants: 'thí sinh đã dự thi',
    units: 'đơn vị đã có người dự thi',
    open: 'lượt đang làm bài',
  },
  live: 'Xem diễn biến',
  toPublish: 'Cuộc thi đã kết thúc. Kết quả phần “{part}” chưa được công bố.',
  publish: 'Xem trước và công bố',
  published: 'Kết quả phần “{part}” đã công bố lúc {at}.',
}
export type SetupPhrases = typeof setup
