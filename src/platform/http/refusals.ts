import type { RefusalText } from '#src/shared/result.ts'

/** The refusals that any route may give. */
export const httpRefusals = {
  bad_request: {
    status: 400,
    vi: 'Yêu cầu không hợp lệ ở “{field}”: {expected}.',
    en: 'The request is not valid at “{field}”: {expected}.',
    km: 'សំណើមិនត្រឹមត្រូវនៅ “{field}”៖ {expected}។',
  },
  unauthenticated: {
    status: 401,
    vi: 'Bạn cần đăng nhập để làm việc này.',
    en: 'Sign in to do this.',
    km: 'សូមចូលគណនី ដើម្បីធ្វើការនេះ។',
  },
  forbidden: {
    status: 403,
    vi: 'Bạn không có quyền làm việc này.',
    en: 'You are not allowed to do this.',
    km: 'អ្នកមិនមានសិទ្ធិធ្វើការនេះទេ។',
  },
  cross_origin: {
    status: 403,
    vi: 'Yêu cầu đến từ một trang khác nên không được nhận. Hãy tải lại trang rồi thử lại.',
    en: 'The request came from another site and was not taken. Reload the page and try again.',
    km: 'សំណើមកពីគេហទំព័រផ្សេង ដូច្នេះមិនត្រូវបានទទួលទេ។ សូមផ្ទុកទំព័រឡើងវិញ រួចព្យាយាមម្ដងទៀត។',
  },
  not_found: {
    status: 404,
    vi: 'Không tìm thấy nội dung này.',
    en: 'There is nothing here.',
    km: 'រកមិនឃើញខ្លឹមសារនេះទេ។',
  },
  too_slow: {
    status: 408,
    vi: 'Dữ liệu gửi lên quá chậm nên máy chủ đã ngừng chờ. Hãy thử lại.',
    en: 'The request took too long to arrive. Try again.',
    km: 'ទិន្នន័យដែលផ្ញើមកយឺតពេក ម៉ាស៊ីនមេឈប់រង់ចាំហើយ។ សូមព្យាយាមម្ដងទៀត។',
  },
  too_large: {
    status: 413,
    vi: 'Dữ liệu gửi lên quá lớn.',
    en: 'The request is too large.',
    km: 'ទិន្នន័យដែលផ្ញើមកធំពេក។',
  },
  unsupported_media_type: {
    status: 415,
    vi: 'Dữ liệu gửi lên phải là JSON (Content-Type: application/json).',
    en: 'The request must be JSON (Content-Type: application/json).',
    km: 'ទិន្នន័យដែលផ្ញើមកត្រូវតែជា JSON (Content-Type: application/json)។',
  },
  too_many_requests: {
    status: 429,
    vi: 'Có quá nhiều yêu cầu được gửi từ đây trong thời gian ngắn. Hãy đợi ít giây rồi thử lại.',
    en: 'Too many requests came from here within a short time. Wait a few seconds, then try again.',
    km: 'មានសំណើច្រើនពេកផ្ញើពីទីនេះក្នុងរយៈពេលខ្លី។ សូមរង់ចាំប៉ុន្មានវិនាទី រួចព្យាយាមម្ដងទៀត។',
  },
  fault: {
    status: 500,
    vi: 'Máy chủ gặp lỗi ngoài dự kiến. Hãy thử lại; nếu vẫn lỗi, báo Ban Tổ chức mã {request}.',
    en: 'The server met an unexpected fault. Try again; if it stays, give the organisers the code {request}.',
    km: 'ម៉ាស៊ីនមេជួបបញ្ហាដែលមិនបានរំពឹងទុក។ សូមព្យាយាមម្ដងទៀត បើនៅតែមានបញ្ហា សូមប្រាប់លេខកូដ {request} ដល់គណៈកម្មការរៀបចំ។',
  },
  server_busy: {
    status: 503,
    vi: 'Máy chủ đang bận. Hãy thử lại sau ít giây.',
    en: 'The server is busy. Try again in a few seconds.',
    km: 'ម៉ាស៊ីនមេកំពុងរវល់។ សូមព្យាយាមម្ដងទៀតក្នុងរយៈពេលប៉ុន្មានវិនាទី។',
  },
} as const satisfies Record<string, RefusalText>
