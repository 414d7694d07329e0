import type { KnownPerson } from '#src/modules/person/hold-known-people.ts'
import { usernameFrom, usernameGiver } from '#src/modules/person/rules/username.ts'
import { foldForSearch } from '#src/shared/text.ts'
import type { RosterProblem, RosterProblemCode } from '../problems.ts'
import type { RosterEntry } from './read-roster.ts'
import { areTwo, nameKey } from './repeated.ts'

/** Somebody on the contest's roster already. */
export type Enrolled = KnownPerson & {
  readonly unitId: number
  readonly unit: string
  readonly subUnit: string | null
  /** the sub-unit of the contest's tree; null where only its words are known */
  readonly subUnitId: number | null
  readonly position: string | null
  readonly birthDate: string | null
  readonly citizenNumber: string | null
  /** named by the unit, not only registered by themselves */
  readonly nominated: boolean
  /** whether they have taken part, so that their unit stands */
  readonly hasBegun: boolean
}

/** What taking the file would do. */
export type RosterPlan = {
  readonly create: readonly { readonly entry: RosterEntry; readonly username: string }[]
  /** people with an account, from another contest for one, who come onto this roster */
  readonly link: readonly { readonly entry: RosterEntry; readonly person: KnownPerson }[]
  readonly update: readonly { readonly entry: RosterEntry; readonly person: Enrolled }[]
  /** people on the roster of whom nothing new is said */
  readonly unchanged: readonly { readonly entry: RosterEntry; readonly person: Enrolled }[]
  readonly problems: readonly RosterProblem[]
}

type Judged =
  | { readonly kind: 'create' }
  | { readonly kind: 'link'; readonly person: KnownPerson }
  | { readonly kind: 'enrolled'; readonly person: Enrolled }
  | { readonly kind: 'problem'; readonly problem: RosterProblem }

type Register<Person extends KnownPerson> = {
  readonly byContact: (entry: RosterEntry) => readonly Person[]
  readonly byName: (entry: RosterEntry) => readonly Person[]
}

const open = <
  Person extends KnownPerson & {
    readonly unitId?: number
    readonly citizenNumber?: string | null
  },
>(
  people: readonly Person[],
): Register<Person> => {
  const by = (key: (person: Person) => string | null): Map<string | null, Person[]> =>
    Map.groupBy(people, key)
  const phones = by(({ phone }) => phone)
  const emails = by(({ email }) => email)
  const usernames = by(({ username }) => username)
  const citizens = by(({ citizenNumber }) => citizenNumber ?? null)
  const names = by(({ name, unitId }) => nameKey(name, unitId ?? 0))
  const of = (map: Map<string | null, Person[]>, value: string | null): Person[] =>
    value === null ? [] : (map.get(value) ?? [])
  return {
    byContact: ({ phone, email, username, citizenNumber }) => [
      ...new Set([
        ...of(phones, phone),
        ...of(emails, email),
        ...of(usernames, username),
        ...of(citizens, citizenNumber),
      ]),
    ],
    byName: ({ name, unit }) => of(names, nameKey(name, unit.id)),
  }
}

type Column = 'name' | 'unit' | 'phone' | 'email' | 'username' | 'citizenNumber'

const problem = (
  entry: RosterEntry,
  column: Column,
  code: RosterProblemCode,
  values: RosterProblem['values'] = {},
): Judged => {
  const found = column === 'unit' ? entry.unit.name : (entry[column] ?? '')
  const told = column === 'citizenNumber' ? 'citizen-number' : column
  return { kind: 'problem', problem: { row: entry.row, column: told, found, code, values } }
}

/**
 * What is somebody's whom this desk does not know: that it cannot be taken, at the cell that is
 * theirs, and no more.
 */
const notHere = (entry: RosterEntry, people: readonly KnownPerson[]): Judged => {
  const cells = ['phone', 'email', 'username'] as const
  const column = cells.find((cell) =>
    people.some((person) => entry[cell] !== null && person[cell] === entry[cell]),
  )
  return problem(entry, column ?? 'citizenNumber', 'roster_not_here')
}

const judgeEnrolled = (entry: RosterEntry, person: Enrolled): Judged => {
  if (person.excluded) return problem(entry, 'name', 'person_holds_role')
  if (entry.username !== null && entry.username !== person.username)
    return problem(entry, 'username', 'roster_username_differs', { username: person.username })
  return person.hasBegun && person.unitId !== entry.unit.id
    ? problem(entry, 'unit', 'roster_has_begun', { unit: person.unit })
    : { kind: 'enrolled', person }
}

const ofTwo = (entry: RosterEntry, people: readonly KnownPerson[]): Judged =>
  problem(entry, entry.phone === null ? 'email' : 'phone', 'roster_contact_of_two', {
    people: people.map(({ name }) => `“${name}”`).join(', '),
  })

/**
 * Somebody with an account but not on this roster: known by phone, address or username, and name. A
 * username follows from the name, so to a unit's desk it proves nothing without phone or address.
 */
const judgeKnown = (
  entry: RosterEntry,
  { known, atDesk }: Pick<Registers, 'known' | 'atDesk'>,
): Judged => {
  const alike = known.byContact(entry)
  const isHeld = (person: KnownPerson): boolean => person.username === entry.username
  const isProven = ({ phone, email }: KnownPerson): boolean =>
    !atDesk ||
    (phone !== null && phone === entry.phone) ||
    (email !== null && email === entry.email)
  const sameName = alike.filter(
    (person) => foldForSearch(person.name) === foldForSearch(entry.name) && isProven(person),
  )
  if (alike.some((person) => isHeld(person) && !sameName.includes(person)))
    return problem(entry, 'username', atDesk ? 'roster_not_here' : 'roster_username_of_other')
  if (sameName.length > 1) return ofTwo(entry, sameName)
  const [person] = sameName
  if (person === undefined) return { kind: 'create' }
  return person.excluded ? problem(entry, 'name', 'person_holds_role') : { kind: 'link', person }
}

type Registers = {
  readonly enrolled: Register<Enrolled>
  readonly elsewhere: Register<Enrolled>
  readonly known: Register<KnownPerson>
  /** whether a unit's desk asks, which is told nothing of others */
  readonly atDesk: boolean
}

const judge = (entry: RosterEntry, registers: Registers): Judged => {
  const { enrolled, elsewhere } = registers
  const others = elsewhere.byContact(entry)
  if (others.length > 0) return notHere(entry, others)
  const sure = enrolled.byContact(entry)
  if (sure.length > 1) return ofTwo(entry, sure)
  if (sure[0] !== undefined) return judgeEnrolled(entry, sure[0])
  const namesakes = enrolled.byName(entry).filter((person) => !areTwo(person, entry))
  if (namesakes.length > 1)
    return problem(entry, 'name', 'roster_same_name_enrolled', { count: namesakes.length })
  return namesakes[0] === undefined
    ? judgeKnown(entry, registers)
    : judgeEnrolled(entry, namesakes[0])
}

/** Whether the row says something of the person that the roster does not hold; a blank says nothing. */
const changes = (entry: RosterEntry, person: Enrolled, atDesk: boolean): boolean => {
  const differs = (said: string | null, held: string | null): boolean =>
    said !== null && said !== held
  return (
    differs(entry.name, person.name) ||
    differs(entry.phone, person.phone) ||
    differs(entry.email, person.email) ||
    differs(entry.subUnit, person.subUnit) ||
    differs(entry.position, person.position) ||
    differs(entry.birthDate, person.birthDate) ||
    differs(entry.citizenNumber, person.citizenNumber) ||
    entry.unit.id !== person.unitId ||
    !person.nominated ||
    (atDesk && entry.subUnit !== null && person.subUnitId === null)
  )
}

const nameAccounts = (
  entries: readonly RosterEntry[],
  taken: ReadonlySet<string>,
): RosterPlan['create'] => {
  const wanted = entries.flatMap(({ username }) => username ?? [])
  const give = usernameGiver(new Set([...taken, ...wanted]))
  return entries.map((entry) => ({
    entry,
    username: entry.username ?? give(usernameFrom(entry.name)),
  }))
}

/** What the rows of a file are held against. */
export type Held = {
  readonly enrolled: readonly Enrolled[]
  /** those on the roster whom the desk that asks does not know; null: it is nobody's desk */
  readonly elsewhere: readonly Enrolled[] | null
  /** accounts that share a phone, address or username with a row but are not on the roster */
  readonly known: readonly KnownPerson[]
  /** usernames in use */
  readonly taken: ReadonlySet<string>
}

/**
 * Holds the rows of a file against the roster and the accounts there are, and says what to write.
 */
export const planRoster = (entries: readonly RosterEntry[], held: Held): RosterPlan => {
  const registers = {
    enrolled: open(held.enrolled),
    elsewhere: open(held.elsewhere ?? []),
    known: open(held.known),
    atDesk: held.elsewhere !== null,
  }
  const create: RosterEntry[] = []
  const link: { entry: RosterEntry; person: KnownPerson }[] = []
  const update: { entry: RosterEntry; person: Enrolled }[] = []
  const problems: RosterProblem[] = []
  const rowOf = new Map<number, number>()
  const unchanged: { entry: RosterEntry; person: Enrolled }[] = []
  for (const entry of entries) {
    const judged = judge(entry, registers)
    if (judged.kind === 'problem') problems.push(judged.problem)
    else if (judged.kind === 'create') create.push(entry)
    else {
      const other = rowOf.get(judged.person.personId)
      rowOf.set(judged.person.personId, entry.row)
      if (other !== undefined)
        problems.push({
          row: entry.row,
          column: 'name',
          found: entry.name,
          code: 'roster_repeated',
          values: { other },
        })
      else if (judged.kind === 'link') link.push({ entry, person: judged.person })
      else if (changes(entry, judged.person, registers.atDesk))
        update.push({ entry, person: judged.person })
      else unchanged.push({ entry, person: judged.person })
    }
  }
  return { create: nameAccounts(create, held.taken), link, update, unchanged, problems }
}
