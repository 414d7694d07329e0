import { foldForSearch } from '#src/shared/text.ts'

/** Kinds of sub-units, as the first words of their names tell. */
const kinds = [
  'Văn phòng',
  'Phòng',
  'Ban',
  'Thanh tra',
  'Trường',
  'Trung tâm',
  'Chi cục',
  'Bệnh viện',
  'Trạm',
  'Khoa',
  'Đội',
  'Tổ',
  'Chi nhánh',
]

/** Where the first words tell nothing. */
const otherGroup = 'Đơn vị trực thuộc'

/** The group that a sub-unit's name puts it in, to begin with: Phòng, Trường … */
export const groupOfName = (name: string): string => {
  const words = `${foldForSearch(name)} `
  return kinds.find((kind) => words.startsWith(`${foldForSearch(kind)} `)) ?? otherGroup
}
