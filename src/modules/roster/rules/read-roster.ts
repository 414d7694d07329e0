import { foldForSearch, tidy } from '#src/shared/text.ts'
import { isUsername } from '#src/modules/person/rules/username.ts'
import type { RosterProblem, RosterProblemCode } from '../problems.ts'
import { type Field, type Headings, findHeadings } from './headings.ts'
import { readBirthDate, readCitizenNumber } from './identity.ts'
import { type RosterUnit, unitMatcher } from './match-unit.ts'
import { normaliseEmail, normalisePhone } from './phone.ts'

/** One person as a row of the file names them. */
export type RosterEntry = {
  readonly row: number
  readonly name: string
  readonly unit: RosterUnit
  /** as the roster writes it: where the desk of a unit knows the sub-unit, its own name */
  readonly subUnit: string | null
  readonly position: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly username: string | null
  /** YYYY-MM-DD */
  readonly birthDate: string | null
  readonly citizenNumber: string | null
}

/** A sheet as read from the file; blank rows are kept, so that rows number as in a spreadsheet. */
export type RosterSheet = { readonly name: string; readonly rows: readonly (readonly string[])[] }

/** What the contest's registration asks for, by field code; more than that is not kept. */
export type AskedFields = readonly { readonly code: string; readonly required: boolean }[]

/** Read only where the contest asks for them: of a person, no more than is needed. */
const sensitive: ReadonlySet<Field> = new Set(['birth-date', 'citizen-number'])

type Row = {
  readonly number: number
  readonly cell: (field: Field) => string
  readonly problem: (
    field: Field,
    code: RosterProblemCode,
    values?: Readonly<Record<string, string | number>>,
  ) => null
}

const fileProblem = (
  code: RosterProblemCode,
  column = '',
  found = '',
  values: RosterProblem['values'] = {},
): RosterProblem => ({ row: null, column, found, code, values })

const mostShown = 80

const rowReader =
  (headings: Headings, problems: RosterProblem[]) =>
  (cells: readonly string[], number: number): Row => {
    const headingOf = (field: Field) => headings.columns.find((one) => one.field === field)
    const cell = (field: Field): string => {
      const heading = headingOf(field)
      return heading === undefined ? '' : tidy(cells[heading.column] ?? '')
    }
    return {
      number,
      cell,
      problem: (field, code, values = {}) => {
        const found = cell(field).slice(0, mostShown)
        problems.push({ row: number, column: headingOf(field)?.text ?? field, found, code, values })
        return null
      },
    }
  }

const readName = (row: Row): string | null => {
  const whole = row.cell('name')
  const field: Field = whole === '' && row.cell('given-name') !== '' ? 'given-name' : 'name'
  const name = whole === '' ? tidy(`${row.cell('family-name')} ${row.cell('given-name')}`) : whole
  return /^[^\d]{1,200}$/u.test(name) && /\p{L}/u.test(name)
    ? name
    : row.problem(field, 'roster_name')
}

/** The desk of one unit: its people alone are entered there, below it or in it. */
export type RosterPlace = {
  /** whose people they are: the unit that competes */
  readonly unit: RosterUnit
  /** whose desk it is: that unit, or a sub-unit of it */
  readonly desk: RosterUnit
  /** the sub-units below the desk's unit */
  readonly subUnits: readonly RosterUnit[]
}

const readUnitHere = (row: Row, place: RosterPlace): RosterUnit | null => {
  const cell = row.cell('unit')
  const here = unitMatcher([place.unit, place.desk])
  return cell === '' || here(cell).found
    ? place.unit
    : row.problem('unit', 'roster_unit_other', { unit: place.desk.name })
}

const readUnit = (row: Row, { match, place }: Reading): RosterUnit | null => {
  if (place !== null) return readUnitHere(row, place)
  const cell = row.cell('unit')
  if (cell === '') return row.problem('unit', 'roster_unit_missing')
  const unit = match(cell)
  if (unit.found) return unit.unit
  return unit.nearest === null
    ? row.problem('unit', 'roster_unit_unknown')
    : row.problem('unit', 'roster_unit_near', { nearest: unit.nearest.name })
}

/** A cell that may be blank, as its reader understands it; a problem where it does not. */
const readOptional = (
  row: Row,
  field: Field,
  read: (text: string) => string | null,
  code: RosterProblemCode,
): string | null => {
  const cell = row.cell(field)
  return cell === '' ? null : (read(cell) ?? row.problem(field, code))
}

const readContact = (row: Row): { phone: string | null; email: string | null } => {
  const phone = readOptional(row, 'phone', normalisePhone, 'roster_phone')
  const email = readOptional(row, 'email', normaliseEmail, 'roster_email')
  const isAddress = row.cell('contact').includes('@')
  const read = isAddress ? normaliseEmail : normalisePhone
  const either = readOptional(row, 'contact', read, 'roster_contact')
  return isAddress ? { phone, email: email ?? either } : { phone: phone ?? either, email }
}

const readText = (row: Row, field: Field): string | null => {
  const cell = row.cell(field)
  if (cell.length > 200) return row.problem(field, 'roster_too_long')
  return cell === '' ? null : cell
}

/** The sub-unit as written; where it is one of the desk's, or the desk's own, by its name. */
const readSubUnit = (row: Row, { place }: Reading): string | null => {
  const said = readText(row, 'sub-unit')
  if (place === null) return said
  const isAtDesk = said === null || foldForSearch(said) === foldForSearch(place.desk.name)
  if (isAtDesk) return place.desk.id === place.unit.id ? null : place.desk.name
  const known = place.subUnits.find(({ name }) => foldForSearch(name) === foldForSearch(said))
  return known?.name ?? said
}

const readUsername = (text: string): string | null =>
  isUsername(text.toLowerCase()) ? text.toLowerCase() : null

const demand = (row: Row, entry: RosterEntry, asked: AskedFields): void => {
  const given: readonly (readonly [Field, string | null])[] = [
    ['sub-unit', entry.subUnit],
    ['position', entry.position],
    ['phone', entry.phone],
    ['email', entry.email],
    ['birth-date', entry.birthDate],
    ['citizen-number', entry.citizenNumber],
  ]
  for (const [field, value] of given) {
    const isTold = row.cell(field) !== '' || (row.cell('contact') !== '' && value !== null)
    const isRequired = asked.some(({ code, required }) => required && code === field)
    if (isRequired && value === null && !isTold) row.problem(field, 'roster_required')
  }
}

/** A line of column numbers, as official forms have below their headings: (1) (2) (3). */
const isNumbering = (cells: readonly string[]): boolean => {
  const filled = cells.map(tidy).filter((cell) => cell !== '')
  return filled.length > 1 && filled.every((cell) => /^\(?(?:\d{1,2}|[A-Z])\)?$/u.test(cell))
}

const findList = (
  sheets: readonly RosterSheet[],
  isPlaced: boolean,
): { sheet: RosterSheet; headings: Headings } | RosterProblem => {
  const lists = sheets.flatMap((sheet) => {
    const headings = findHeadings(sheet.rows)
    return headings === null ? [] : [{ sheet, headings }]
  })
  const [list, second] = lists
  const fields = list?.headings.columns.map(({ field }) => field) ?? []
  if (list === undefined || !(isPlaced || fields.includes('unit')))
    return fileProblem('roster_heading_missing')
  if (second !== undefined)
    return fileProblem('roster_several_lists', '', list.sheet.name, { sheet: second.sheet.name })
  const twice = list.headings.columns.find(({ field }, index) => fields.indexOf(field) !== index)
  return twice ? fileProblem('roster_heading_twice', twice.text, twice.text) : list
}

type Reading = {
  readonly match: ReturnType<typeof unitMatcher>
  readonly asked: AskedFields
  readonly today: Date
  readonly place: RosterPlace | null
}

const readEntry = (row: Row, reading: Reading): RosterEntry | null => {
  const { asked, today } = reading
  const name = readName(row)
  const unit = readUnit(row, reading)
  const readDate = (text: string): string | null => readBirthDate(text, today)
  const entry = {
    row: row.number,
    name: name ?? '',
    unit: unit ?? { id: 0, code: '', name: '' },
    subUnit: readSubUnit(row, reading),
    position: readText(row, 'position'),
    ...readContact(row),
    username: readOptional(row, 'username', readUsername, 'roster_username'),
    birthDate: readOptional(row, 'birth-date', readDate, 'roster_birth_date'),
    citizenNumber: readOptional(row, 'citizen-number', readCitizenNumber, 'roster_citizen_number'),
  }
  demand(row, entry, asked)
  return name === null || unit === null ? null : entry
}

/** What was read of a roster file: the people, or what keeps it from being taken. */
export type ReadRoster = {
  readonly entries: readonly RosterEntry[]
  readonly problems: readonly RosterProblem[]
  /** headings that mean nothing here and were passed over */
  readonly ignored: readonly string[]
  /** field → its heading as written in the file */
  readonly headings: ReadonlyMap<string, string>
}

const withoutUnasked = (headings: Headings, asked: AskedFields): Headings => {
  const isKept = (field: Field): boolean =>
    !sensitive.has(field) || asked.some(({ code }) => code === field)
  const dropped = headings.columns.filter(({ field }) => !isKept(field))
  return {
    ...headings,
    columns: headings.columns.filter(({ field }) => isKept(field)),
    ignored: [...headings.ignored, ...dropped.map(({ text }) => text)],
  }
}

/** The rows below the headings that name somebody; numbered as a spreadsheet does. */
export const listRows = (
  rows: RosterSheet['rows'],
  { lastRow }: Pick<Headings, 'lastRow'>,
): { readonly cells: readonly string[]; readonly number: number }[] => {
  const title = lastRow < 0 ? null : (rows[lastRow] ?? []).map(foldForSearch).join()
  return rows.flatMap((cells, index) => {
    const isBlank = cells.every((cell) => tidy(cell) === '')
    const isTitleAgain = cells.map(foldForSearch).join() === title
    const isHeading = index <= lastRow || (index === lastRow + 1 && isNumbering(cells))
    return isBlank || isTitleAgain || isHeading ? [] : [{ cells, number: index + 1 }]
  })
}

/**
 * Reads the people of a roster file, as of `today`. Every problem of every row is told, not the
 * first alone. At the desk of a unit (`place`) no column names the unit.
 */
export const readRoster = (
  sheets: readonly RosterSheet[],
  units: readonly RosterUnit[],
  asked: AskedFields,
  today: Date,
  place: RosterPlace | null = null,
): ReadRoster => {
  const list = findList(sheets, place !== null)
  if ('code' in list) return { entries: [], problems: [list], ignored: [], headings: new Map() }
  const { sheet } = list
  const headings = withoutUnasked(list.headings, asked)
  const problems: RosterProblem[] = []
  const rowAt = rowReader(headings, problems)
  const reading = { match: unitMatcher(units), asked, today, place }
  const entries = listRows(sheet.rows, headings).flatMap(
    ({ cells, number }) => readEntry(rowAt(cells, number), reading) ?? [],
  )
  const nobody = entries.length === 0 && problems.length === 0
  const told = nobody ? [fileProblem('roster_nobody')] : problems
  return {
    entries,
    problems: told,
    ignored: headings.ignored,
    headings: new Map(headings.columns.map(({ field, text }) => [field, text])),
  }
}
