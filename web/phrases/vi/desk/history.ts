/** The history of acts at the organisers' desk. */
export const history = {
  title: 'Nhật ký thao tác',
  intro:
    'Ai đã làm gì, lúc nào, từ giá trị nào sang giá trị nào. Nhật ký chỉ được ghi thêm: không ai sửa hay xóa được dòng đã ghi.',
  unitIntro:
    'Ai đã làm gì với danh sách, phiếu đăng nhập, đăng ký và chỉ tiêu của đơn vị này, lúc nào. Không ai sửa hay xóa được dòng đã ghi.',
  filter: 'Lọc nhật ký',
  search: 'Tìm theo tên, việc, lý do',
  kind: 'Việc',
  person: 'Người thực hiện',
  from: 'Từ ngày',
  to: 'Đến hết ngày',
  caption: 'Nhật ký thao tác, mới nhất trước',
  at: 'Thời điểm',
  act: 'Việc',
  unit: 'Đơn vị',
  reason: 'Lý do',
  changes: 'Thay đổi',
  allChanges: ['Xem 1 thay đổi', 'Xem {n} thay đổi'],
  empty: 'Chưa có thao tác nào được ghi.',
  noneFound: 'Không có thao tác nào như vậy.',
  noneFoundText: 'Bỏ bớt điều kiện lọc, hoặc xem khoảng thời gian rộng hơn.',
  download: 'nhật ký thao tác',
}
export type HistoryPhrases = typeof history
