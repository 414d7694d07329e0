import type { ListPreview, RowProblem, TableRow } from '#src/modules/roster/schema.ts'

export type ListField = keyof TableRow

/** A row of the list while it is edited; its key outlives the dropping of others. */
export type EditedRow = { readonly key: number; readonly cells: Record<ListField, string> }

const fields = [
  'name',
  'unit',
  'sub-unit',
  'position',
  'phone',
  'email',
  'birth-date',
  'citizen-number',
  'username',
] as const satisfies readonly ListField[]

// The others stand there only where the list or the contest has to do with them.
const always: ReadonlySet<ListField> = new Set(['name', 'sub-unit', 'position', 'phone', 'email'])

let made = 0

/** A row to edit, of what was read or blank. */
export const editedRow = (row: TableRow = {}): EditedRow => {
  made += 1
  const cells = Object.fromEntries(fields.map((field) => [field, row[field] ?? '']))
  return { key: made, cells: cells as EditedRow['cells'] }
}

/** What is sent of the rows: what stands in them. */
export const sentRows = (rows: readonly EditedRow[]): TableRow[] =>
  rows.map(({ cells }) =>
    Object.fromEntries(Object.entries(cells).filter(([, text]) => text.trim() !== '')),
  )

/** The columns to show: the usual ones, those that are filled, and those the contest asks for. */
export const shownFields = (
  rows: readonly EditedRow[],
  asked: readonly { readonly code: string; readonly required: boolean }[],
): ListField[] =>
  fields.filter(
    (field) =>
      always.has(field) ||
      rows.some(({ cells }) => cells[field] !== '') ||
      (field !== 'unit' && asked.some(({ code, required }) => code === field && required)),
  )

/** The problems of each row, by the row's key; those of the list as a whole under null. */
export const problemsByRow = (
  rows: readonly EditedRow[],
  { problems }: Pick<ListPreview, 'problems'>,
): ReadonlyMap<number | null, readonly RowProblem[]> =>
  Map.groupBy(problems, ({ row }) => (row === null ? null : (rows[row]?.key ?? null)))
