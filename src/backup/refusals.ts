import type { RefusalText } from '#src/shared/result.ts'

export const backupRefusals = {
  backup_exists: {
    status: 409,
    vi: 'Đã có tệp {path}; không ghi đè. Chọn tên khác.',
    en: '{path} exists and is not overwritten. Choose another name.',
    km: 'ឯកសារ {path} មានរួចហើយ ហើយមិនត្រូវបានសរសេរជាន់ទេ។ សូមជ្រើសឈ្មោះផ្សេង។',
  },
  backup_missing: {
    status: 404,
    vi: 'Không có tệp {path}.',
    en: 'There is no file {path}.',
    km: 'គ្មានឯកសារ {path} ទេ។',
  },
  not_a_backup: {
    status: 422,
    vi: '{path} không phải là bản sao lưu của Hội Thi. Chưa ghi gì vào cơ sở dữ liệu.',
    en: '{path} is no backup of Hội Thi. Nothing was written.',
    km: '{path} មិនមែនជាឯកសារបម្រុងរបស់ Hội Thi ទេ។ មិនបានសរសេរអ្វីទេ។',
  },
  backup_damaged: {
    status: 422,
    vi: 'Bản sao lưu {path} bị hỏng hoặc bị cắt ngắn. Chưa ghi gì vào cơ sở dữ liệu.',
    en: 'The backup {path} is damaged or cut short. Nothing was written.',
    km: 'ឯកសារបម្រុង {path} ខូច ឬមិនពេញលេញ។ មិនបានសរសេរអ្វីទេ។',
  },
  backup_is_newer: {
    status: 409,
    vi: 'Bản sao lưu {path} thuộc phiên bản mới hơn phần mềm này. Nâng cấp phần mềm rồi khôi phục.',
    en: 'The backup {path} is of a newer version than this program. Upgrade the program, then restore.',
    km: 'ឯកសារបម្រុង {path} ជាកំណែថ្មីជាងកម្មវិធីនេះ។ សូមធ្វើបច្ចុប្បន្នភាពកម្មវិធីសិន។',
  },
  installation_not_empty: {
    status: 409,
    vi: 'Cơ sở dữ liệu này đã có dữ liệu (bảng {table}); chỉ khôi phục vào hệ thống trống. Chưa ghi gì.',
    en: 'This database holds data already (table {table}); a restore needs an empty installation. Nothing was written.',
    km: 'មូលដ្ឋានទិន្នន័យនេះមានទិន្នន័យរួចហើយ (តារាង {table})។ មិនបានសរសេរអ្វីទេ។',
  },
} as const satisfies Record<string, RefusalText>
export type BackupRefusal = keyof typeof backupRefusals
