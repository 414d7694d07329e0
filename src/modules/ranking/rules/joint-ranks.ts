/** A row with its place: equal keys share the rank of the first of them ("1, 2, 2, 4"). */
export type Ranked<Row> = {
  readonly row: Row
  readonly position: number
  readonly rank: number
  readonly joint: boolean
}

/**
 * Ranks a run of rows that are already in order.
 * @param same whether two rows are equal in all of the edition's keys
 * @param first position (1…) and rank of the first row; a rank below the position says that rows
 *   before this run share it
 * @param next the row after the run, so that the last one is known to be joint
 */
export const jointRanks = <Row>(
  rows: readonly Row[],
  same: (a: Row, b: Row) => boolean,
  first: { readonly position: number; readonly rank: number } = { position: 1, rank: 1 },
  next?: Row,
): Ranked<Row>[] => {
  const ranked: Ranked<Row>[] = []
  for (const [index, row] of rows.entries()) {
    const position = first.position + index
    const before = rows[index - 1]
    const after = rows[index + 1] ?? next
    const shared = before !== undefined && same(before, row)
    const rank =
      index === 0 ? first.rank : shared ? (ranked[index - 1]?.rank ?? position) : position
    ranked.push({
      row,
      position,
      rank,
      joint: rank < position || (after !== undefined && same(row, after)),
    })
  }
  return ranked
}
