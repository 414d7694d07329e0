import type { RefusalText } from '#src/shared/result.ts'

export const packRefusals = {
  pack_without_files: {
    status: 409,
    vi: '“{name}” không được nhập từ tệp nên không có gì để xuất.',
    en: '“{name}” was not imported from files, so there is nothing to export.',
    km: '“{name}” មិនត្រូវបាននាំចូលពីឯកសារទេ ដូច្នេះគ្មានអ្វីត្រូវនាំចេញទេ។',
  },
  pack_in_the_way: {
    status: 409,
    vi: 'Tệp {file} đã có với nội dung khác; không ghi đè. Hãy chọn thư mục khác.',
    en: 'The file {file} is there with other contents and is not overwritten. Choose another folder.',
    km: 'ឯកសារ {file} មានរួចហើយដោយមានខ្លឹមសារផ្សេង ហើយមិនត្រូវបានសរសេរជាន់ទេ។ សូមជ្រើសរើសថតផ្សេង។',
  },
} as const satisfies Record<string, RefusalText>
