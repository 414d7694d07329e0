import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { placementOf } from './option-references.ts'

const at = (index: number, text: string, count = 4): readonly string[] =>
  Array.from({ length: count }, (_, place) =>
    place === index ? text : `Nội dung số ${place + 1} của câu`,
  )

const pinnedOnly = { pinned: [false, false, false, true], keepOrder: false }

test('an option that speaks of all others is pinned, and the others may move', () => {
  for (const text of [
    'Cả A, B, C',
    'Cả A, B và C',
    'Cả A, B, C đều sai',
    'A, B, C đều đúng',
    'A, B, C sai',
    'Cả 3 yêu cầu trên (A, B, C)',
    'Cả ba mối quan hệ trên A, B, C',
    'Cả ba câu trên (A, B, C) đều sai',
    'Tất cả các phương án trên',
    'Tất cả đáp án trên đều đúng',
    'Tất cả các yêu cầu trên (A, B, C)',
    'Các yêu cầu nêu trên (A, B, C)',
    'Tất cả đều đúng',
    'Cả ba phương án trên đều đúng.',
    'Không có phương án nào',
    'Không có đáp án nào đúng',
    'Không phương án nào ở trên',
    'Đáp án khác',
    'All of the above',
    'None of the above',
    'Cả A, B, C'.normalize('NFD'),
    'CẢ A, B, C ĐỀU ĐÚNG',
  ])
    assert.deepEqual(placementOf(at(3, text)), pinnedOnly, text)
})

test('an option that names some of the others keeps all in their order', () => {
  for (const text of [
    'Cả A và B',
    'Cả A và B đúng',
    'A, B đúng',
    'A và C',
    'Cả hai nguyên tắc nêu trên (A, B)',
    'Cả hai nguyên tắc nêu trên (a và b)',
    'Các thủ tục nêu trên (A, B)',
    'Chỉ A đúng',
    'Cả hai phương án trên',
    'Both A and B',
    'Cả 1 và 2',
  ])
    assert.deepEqual(placementOf(at(3, text)), { ...pinnedOnly, keepOrder: true }, text)
})

test('“all of the above” with something below it keeps the order', () => {
  assert.ok(placementOf(at(2, 'Tất cả các phương án trên')).keepOrder)
  const two = ['Một', 'Hai', 'Cả hai phương án trên đều đúng', 'Cả hai phương án trên đều sai']
  assert.deepEqual(placementOf(two), { pinned: [false, false, true, true], keepOrder: false })
})

test('an ordinary option stays free, whatever words it uses', () => {
  for (const text of [
    'Nguyên tắc tất cả quyền lực nhà nước thuộc về Nhân dân.',
    'Kể cả biên chế dự phòng (nếu có)',
    'Tất cả công chức phải biết sử dụng',
    'Tất cả đảng viên trên 18 tuổi',
    'Các nội dung trên địa bàn tỉnh',
    'Cả nước',
    'Cả ba cấp: tỉnh, huyện, xã',
    'Không có quy định',
    'Bộ Nội vụ và Bộ Tài chính',
    '5',
    'Quản lý nhà nước là quản lý toàn diện trên tất cả các lĩnh vực của đời sống xã hội: chính trị, kinh tế',
  ])
    assert.deepEqual(placementOf(at(3, text)).pinned, [false, false, false, false], text)
})

test('any text gets one answer for each option and never fails', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 150 }), { maxLength: 6 }),
      (texts) => {
        const placement = placementOf(texts)
        assert.equal(placement.pinned.length, texts.length)
        assert.ok(!placement.keepOrder || placement.pinned.includes(true))
      },
    ),
  )
})
