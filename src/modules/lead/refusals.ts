import type { RefusalText } from '#src/shared/result.ts'

/** The expected refusals of looking into leads. */
export const leadRefusals = {
  note_empty: {
    status: 422,
    vi: 'Ghi một câu về điều đã xem thấy.',
    en: 'Write a sentence about what you found.',
    km: 'សូមសរសេរមួយប្រយោគអំពីអ្វីដែលអ្នកបានឃើញ។',
  },
  no_note: {
    status: 404,
    vi: 'Dấu hiệu này chưa được ghi là đã xem.',
    en: 'Nobody has noted that they looked at this.',
    km: 'មិនទាន់មាននរណាកត់ត្រាថាបានមើលទេ។',
  },
} as const satisfies Record<string, RefusalText>
