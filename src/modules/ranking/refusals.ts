import type { RefusalText } from '#src/shared/result.ts'

export const rankingRefusals = {
  no_such_part: {
    status: 404,
    vi: 'Không có phần thi này trong hội thi.',
    en: 'This contest has no such part.',
    km: 'ការប្រកួតនេះគ្មានផ្នែកនេះទេ។',
  },
  no_such_unit: {
    status: 404,
    vi: 'Không có đơn vị hoặc khối này trong hội thi.',
    en: 'This contest has no such unit or group of units.',
    km: 'ការប្រកួតនេះគ្មានអង្គភាព ឬក្រុមនេះទេ។',
  },
  bad_cursor: {
    status: 400,
    vi: 'Đường dẫn tới trang xếp hạng này không đúng. Mở lại từ trang đầu.',
    en: 'This link to a page of the ranking is not valid. Start from the first page.',
    km: 'តំណទៅទំព័រនេះមិនត្រឹមត្រូវទេ។ សូមចាប់ផ្ដើមពីទំព័រដំបូង។',
  },
  not_an_organiser: {
    status: 403,
    vi: 'Chỉ Ban Tổ chức của hội thi được công bố kết quả.',
    en: 'Only an organiser of this contest may publish its results.',
    km: 'មានតែគណៈកម្មការរៀបចំទេ ដែលអាចប្រកាសលទ្ធផលបាន។',
  },
  contest_without_results: {
    status: 409,
    vi: 'Hội thi chưa mở nên chưa có kết quả để công bố.',
    en: 'The contest is not open yet, so there are no results to publish.',
    km: 'ការប្រឡងមិនទាន់បើកទេ ដូច្នេះមិនទាន់មានលទ្ធផលសម្រាប់ប្រកាសឡើយ។',
  },
  round_still_running: {
    status: 409,
    vi: 'Đợt thi chính thức còn mở đến {endsAt}; công bố sau khi đóng.',
    en: 'An official round is open until {endsAt}; publish after it has closed.',
    km: 'វគ្គផ្លូវការនៅបើករហូតដល់ {endsAt}។ សូមប្រកាសក្រោយពេលបិទ។',
  },
  attempts_still_open: {
    status: 409,
    vi: 'Còn {open} lượt thi chính thức chưa kết thúc; thử lại sau ít giây.',
    en: '{open} official attempts have not ended yet; try again in a few seconds.',
    km: 'ការប្រឡងផ្លូវការ {open} មិនទាន់បញ្ចប់ទេ។ សូមព្យាយាមម្ដងទៀតបន្តិចក្រោយ។',
  },
  correction_needs_reason: {
    status: 409,
    vi: 'Kết quả đã công bố. Muốn đính chính, ghi lý do (từ 10 ký tự).',
    en: 'The results are published. To correct them, give a reason (at least 10 characters).',
    km: 'លទ្ធផលត្រូវបានប្រកាសរួចហើយ។ ដើម្បីកែតម្រូវ សូមបញ្ជាក់មូលហេតុ (យ៉ាងតិច ១០ តួអក្សរ)។',
  },
  nothing_to_correct: {
    status: 409,
    vi: 'Chưa có kết quả nào được công bố để đính chính; công bố lần đầu không ghi lý do.',
    en: 'Nothing has been published that could be corrected; a first publication takes no reason.',
    km: 'មិនទាន់មានលទ្ធផលប្រកាសសម្រាប់កែតម្រូវទេ។ ការប្រកាសលើកដំបូងមិនត្រូវការមូលហេតុឡើយ។',
  },
  ranking_hidden: {
    status: 409,
    vi: 'Bảng xếp hạng của hội thi này ẩn đến khi công bố, nên không cần khóa.',
    en: 'The ranking of this contest is hidden until it is published, so there is nothing to freeze.',
    km: 'តារាងចំណាត់ថ្នាក់នៃការប្រឡងនេះត្រូវបានលាក់រហូតដល់ពេលប្រកាស ដូច្នេះមិនចាំបាច់បង្កកទេ។',
  },
  results_published: {
    status: 409,
    vi: 'Kết quả đã công bố, nên không khóa hay mở khóa bảng xếp hạng được nữa.',
    en: 'The results are published, so the ranking can no longer be frozen or unfrozen.',
    km: 'លទ្ធផលត្រូវបានប្រកាសរួចហើយ ដូច្នេះមិនអាចបង្កក ឬដោះការបង្កកតារាងបានទៀតទេ។',
  },
  freeze_in_past: {
    status: 409,
    vi: 'Lúc khóa phải từ bây giờ trở đi; bây giờ là {now}.',
    en: 'A ranking is frozen from now on, not in the past; it is {now}.',
    km: 'ពេលបង្កកត្រូវតែចាប់ពីពេលនេះទៅ។ ឥឡូវនេះម៉ោង {now}។',
  },
  no_such_publication: {
    status: 404,
    vi: 'Phần thi này không có lần công bố đó.',
    en: 'This part has no such publication.',
    km: 'ផ្នែកនេះគ្មានការប្រកាសនោះទេ។',
  },
} as const satisfies Record<string, RefusalText>
export type RankingRefusal = keyof typeof rankingRefusals
