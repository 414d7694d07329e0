/** Patterns worth a look: what was seen, what else could explain it, and never a verdict. */
export const leads = {
  title: 'Dấu hiệu cần xem',
  about:
    'Đây là những điểm khác thường để người có trách nhiệm xem lại, không phải kết luận. Hệ thống không tự xử lý ai. Hãy đọc cách giải thích khác, mở hồ sơ thí sinh, hỏi đơn vị rồi mới quyết định.',
  looked:
    'Số liệu lúc {when}. Đã xem {attempts} lượt thi, so {compared} bài được tính với nhau và {traces} dòng dấu vết gần nhất.',
  none: 'Chưa thấy điểm nào khác thường.',
  noneText: 'Trang xem lại mỗi phút khi có người mở.',
  filter: 'Xem',
  all: 'Tất cả ({n})',
  unseen: 'Chưa xem ({n})',
  upTo: 'Đang hiện {n} trong {of}',
  people: 'Những người liên quan',
  more: 'và {n} người khác',
  evidence: 'Điều thấy được',
  otherwise: 'Có thể vì',
  seen: 'Đã xem',
  seenBy: '{name} đã xem {when}',
  look: 'Ghi là đã xem',
  change: 'Sửa ghi chú',
  withdraw: 'Bỏ ghi đã xem',
  noted: 'Đã ghi vào nhật ký.',
  dialog: {
    title: 'Ghi là đã xem',
    text: 'Ghi điều đã tìm hiểu được. Ghi chú này không ảnh hưởng gì đến thí sinh và bỏ lại được.',
    note: 'Đã tìm hiểu được gì',
    save: 'Ghi đã xem',
  },
  kinds: {
    fast: {
      title: 'Rất nhanh và gần như đúng hết',
      said: 'Đúng {correct}/{questions} câu trong {seconds}; thông thường một lượt mất {usualSeconds}. Đưa vào đây khi thời gian dưới một phần tư mức thông thường và đúng từ 90 % số câu.',
      otherwise: 'Đã thi nhiều lần nên thuộc câu hỏi; ngân hàng câu hỏi nhỏ; ôn kỹ trước khi thi.',
    },
    device: {
      title: 'Một máy, nhiều thí sinh',
      said: '{people} người bắt đầu bài trên cùng một trình duyệt, nhiều nhất {withinHour} người trong một giờ ({starts} lượt).',
      otherwise:
        'Máy dùng chung của phòng, của hội trường hoặc bộ phận một cửa; người giúp đồng nghiệp đăng nhập.',
    },
    address: {
      title: 'Một địa chỉ mạng, nhiều thí sinh',
      said: '{people} người bắt đầu bài từ cùng một địa chỉ mạng, nhiều nhất {withinHour} người trong một giờ ({starts} lượt).',
      otherwise:
        'Cả cơ quan ra mạng bằng một địa chỉ, nhà mạng di động gộp nhiều máy vào một địa chỉ: đây là chuyện thường.',
    },
    same: {
      title: 'Hai bài trả lời giống hệt nhau',
      said: 'Cùng gặp {shared} câu và trả lời giống hệt, trong đó {sameWrong} câu sai cùng một phương án.',
      otherwise:
        'Cùng học một tài liệu có chỗ sai; phương án nhiễu gây nhầm cho nhiều người; ngồi ôn cùng nhau trước khi thi.',
    },
    overlap: {
      title: 'Một bài, nhiều máy xen kẽ',
      said: 'Bài được làm trên {devices} máy và quay lại máy trước {turns} lần.',
      otherwise:
        'Làm trên điện thoại và máy tính của chính mình; mạng chập chờn nên đổi máy; mở hai trình duyệt.',
    },
    jump: {
      title: 'Điểm tăng vọt ngay sau người khác trên cùng máy',
      said: 'Từ {bestBefore} lên {correct}/{questions} câu đúng, {minutes} phút sau khi người khác nộp bài ({othersCorrect} câu đúng) trên cùng trình duyệt.',
      otherwise:
        'Hai người dùng chung máy và vừa ôn lại cùng nhau; lần trước bị gián đoạn nên điểm thấp.',
    },
  },
}
export type LeadPhrases = typeof leads
