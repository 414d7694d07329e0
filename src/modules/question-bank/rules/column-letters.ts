/** A, B, …, Z, AA, … of a column counted from 0. */
export const columnLetters = (column: number): string => {
  const rest = Math.floor(column / 26)
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (column % 26))
}
