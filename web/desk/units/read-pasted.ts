/** Units as pasted from Excel: a name, and a staff count where a second column has one. */
export type PastedUnits = {
  readonly units: readonly { readonly name: string; readonly staffCount: number | null }[]
  /** lines, counted from 1, whose second column is no number */
  readonly wrong: readonly { readonly line: number; readonly found: string }[]
}

/** Reads pasted lines: names, and after a tab a staff count. Blank lines are passed over. */
export const readPasted = (text: string): PastedUnits => {
  const units: { name: string; staffCount: number | null }[] = []
  const wrong: { line: number; found: string }[] = []
  for (const [index, line] of text.split(/\r?\n/u).entries()) {
    const [name = '', staff = ''] = line.split('\t').map((cell) => cell.trim())
    if (name === '') continue
    const digits = staff.replace(/(?<=\d)[. ](?=\d{3}(?:\D|$))/gu, '')
    const isCount = staff === '' || /^\d{1,6}$/u.test(digits)
    if (!isCount) wrong.push({ line: index + 1, found: staff })
    units.push({ name, staffCount: staff === '' || !isCount ? null : Number(digits) })
  }
  return { units, wrong }
}
