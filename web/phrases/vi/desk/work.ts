/** Work that takes longer than a moment: its progress, and how it ended. */
export const work = {
  kinds: {
    'roster.import': 'Thêm người vào danh sách cử',
    'slip.issue': 'Tạo phiếu đăng nhập',
    'slip.mail': 'Gửi phiếu qua thư điện tử',
    'bank.import': 'Nhập ngân hàng câu hỏi',
    'unit.import': 'Nhập cây đơn vị',
  },
  of: '{kind} – {subject}',
  waiting: 'Đang đợi đến lượt.',
  checking: 'Đang kiểm tra.',
  writing: 'Đã xong {done}/{total}.',
  remaining: 'Còn khoảng {time}.',
  leave:
    'Có thể sang trang khác hoặc đóng trình duyệt: việc vẫn tiếp tục, kết quả được giữ một ngày.',
  lost: 'Mạng đang gián đoạn; việc vẫn tiếp tục trên máy chủ.',
  failedText: 'Máy chủ gặp sự cố giữa chừng. Chưa có gì thay đổi; hãy làm lại.',
  interruptedText:
    'Việc bị gián đoạn vì máy chủ dừng giữa chừng. Chưa có gì thay đổi; hãy làm lại.',
  elsewhere:
    'Phiếu đã được tạo ở lần đăng nhập khác của anh, chị. Hãy mở ở trình duyệt đã tạo, hoặc tạo phiếu mới.',
  sessionGone:
    'Lần đăng nhập đã tạo phiếu không còn nữa nên không ai mở lại được các mật khẩu ấy. Hãy tạo phiếu mới.',
  strip: {
    label: 'Việc đang xử lý',
    running: 'đang xử lý',
    done: 'đã xong',
    refused: 'chưa thực hiện được',
    failed: 'gặp sự cố, chưa có gì thay đổi',
    interrupted: 'bị gián đoạn, chưa có gì thay đổi',
    see: 'Xem tiến độ',
    open: 'Xem kết quả',
    putAway: 'Bỏ qua',
    more: 'và {n} việc khác',
  },
}
export type WorkPhrases = typeof work
