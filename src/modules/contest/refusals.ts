import type { RefusalText } from '#src/shared/result.ts'

export const contestRefusals = {
  no_contest: {
    status: 404,
    vi: 'Không có hội thi này.',
    en: 'There is no such contest.',
    km: 'មិនមានការប្រឡងនេះទេ។',
  },
  no_part: {
    status: 404,
    vi: 'Hội thi không có phần thi này.',
    en: 'The contest has no such part.',
    km: 'ការប្រឡងមិនមានផ្នែកនេះទេ។',
  },
  no_file: {
    status: 404,
    vi: 'Hội thi không có tài liệu này.',
    en: 'The contest has no such document.',
    km: 'ការប្រឡងមិនមានឯកសារនេះទេ។',
  },
} as const satisfies Record<string, RefusalText>
