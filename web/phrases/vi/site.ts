/** The frame of every page: header, footer, skip link, errors. */
export const site = {
  name: 'Hội Thi',
  tagline: 'Hội thi trực tuyến của cơ quan nhà nước',
  skip: 'Đến nội dung chính',
  header: {
    home: 'Trang chủ Hội Thi',
    signIn: 'Đăng nhập',
    account: 'Tài khoản',
    desk: 'Bàn làm việc',
  },
  preferences: {
    title: 'Cách hiển thị',
    language: 'Ngôn ngữ',
    theme: 'Nền',
    themes: { system: 'Theo máy', light: 'Sáng', dark: 'Tối', contrast: 'Tương phản cao' },
    text: 'Cỡ chữ',
    texts: { normal: 'Vừa', large: 'Lớn', larger: 'Rất lớn' },
  },
  footer: {
    line: 'Giờ ghi trên trang là giờ Việt Nam (UTC+7).',
  },
  errors: {
    notFound: {
      title: 'Không tìm thấy trang này',
      text: 'Địa chỉ có thể đã gõ sai, hoặc trang đã được chuyển đi nơi khác.',
    },
    fault: {
      title: 'Hệ thống gặp sự cố',
      text: 'Lỗi đã được ghi lại. Các câu trả lời đã báo “Đã lưu” vẫn còn nguyên. Vui lòng thử lại sau ít phút.',
    },
    busy: {
      title: 'Hệ thống đang bận',
      text: 'Đang có nhiều người truy cập cùng lúc. Các câu trả lời đã báo “Đã lưu” vẫn còn nguyên. Vui lòng thử lại sau ít phút.',
    },
    refused: { title: 'Chưa mở được trang này' },
    home: 'Về trang chủ',
    retry: 'Thử lại',
  },
}
export type SitePhrases = typeof site
