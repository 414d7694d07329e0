import type { RefusalText } from '#src/shared/result.ts'

/** Why quotas, progress or reminders are refused. */
export const quotaRefusals = {
  not_your_unit: {
    status: 404,
    vi: 'Không có đơn vị này trong phần việc của bạn.',
    en: 'There is no such unit among those you work on.',
    km: 'គ្មានអង្គភាពនេះក្នុងការងាររបស់អ្នកទេ។',
  },
  not_yours_to_set: {
    status: 403,
    vi: 'Chỉ tiêu của đơn vị này do đơn vị cấp trên hoặc Ban Tổ chức đặt.',
    en: 'The quotas here are set by the unit above, or by the organisers.',
    km: 'ចំនួនកំណត់នៅទីនេះត្រូវកំណត់ដោយអង្គភាពថ្នាក់លើ ឬគណៈកម្មការរៀបចំ។',
  },
  quota_says_both_or_nothing: {
    status: 422,
    vi: 'Chỉ tiêu thứ {place}: chọn số người tối thiểu hoặc tỷ lệ trên số biên chế, không cả hai.',
    en: 'Quota {place}: say a least number of people or a share of the staff, not both.',
    km: 'ចំនួនកំណត់ទី {place}៖ ជ្រើសចំនួនមនុស្សអប្បបរមា ឬភាគរយនៃបុគ្គលិក មិនមែនទាំងពីរទេ។',
  },
  quota_staff_without_least: {
    status: 422,
    vi: 'Chỉ tiêu thứ {place}: điều kiện “trên {staffOver} người” chỉ đi cùng số người tối thiểu.',
    en: 'Quota {place}: the condition “more than {staffOver} staff” goes with a least number only.',
    km: 'ចំនួនកំណត់ទី {place}៖ លក្ខខណ្ឌ «លើសពី {staffOver} នាក់» ប្រើជាមួយចំនួនអប្បបរមាតែប៉ុណ្ណោះ។',
  },
  quota_dates_reversed: {
    status: 422,
    vi: 'Chỉ tiêu thứ {place}: hạn lập danh sách phải trước hạn dự thi.',
    en: 'Quota {place}: the list is due before all must have taken part, not after.',
    km: 'ចំនួនកំណត់ទី {place}៖ ថ្ងៃកំណត់ធ្វើបញ្ជីត្រូវតែមុនថ្ងៃកំណត់ប្រឡង។',
  },
  nobody_to_remind: {
    status: 409,
    vi: 'Không còn đơn vị nào cần nhắc.',
    en: 'No unit is left to remind.',
    km: 'គ្មានអង្គភាពណាត្រូវរំលឹកទៀតទេ។',
  },
} as const satisfies Record<string, RefusalText>

export type QuotaRefusal = keyof typeof quotaRefusals
