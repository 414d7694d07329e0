import type { ContestDefinition, StoredFile } from '#src/modules/contest/definition.ts'
import type { Edition } from '#src/modules/contest/save-contest.ts'
import { isSame } from '#src/modules/question-bank/rules/field-changes.ts'
import { type ContestFile, readContestFile } from './contest-file.ts'
import { type Decoded, decodeUtf8, decodeYaml, failed } from './decode.ts'
import type { ReadEdition } from './edition.ts'
import { readUnitsCsv, writeUnitsCsv } from './units-csv.ts'
import { changeContestFile, contestFileOf, writeContestFile } from './write-contest-file.ts'
import { plainSource } from './yaml-source.ts'

const pathsOf = (files: readonly StoredFile[]): ReadonlySet<string> =>
  new Set(files.map(({ path }) => path))

const saysSame = (files: readonly StoredFile[], definition: ContestDefinition): boolean => {
  const yaml = decodeYaml(files, 'contest.yaml', 'contest.yaml')
  const read = yaml.ok ? readContestFile(yaml.value, pathsOf(files)) : yaml
  return read.ok && isSame(read.value, definition)
}

const withFile = (files: readonly StoredFile[], path: string, text: string): StoredFile[] => [
  ...files.filter((file) => file.path !== path),
  { path, bytes: Buffer.from(text, 'utf8') },
]

const changedText = (text: string, from: ContestFile, to: ContestFile): string | null => {
  try {
    return changeContestFile(text, from, to)
  } catch {
    // A file with anchors cannot be changed in single places; it is written anew.
    return null
  }
}

const withContestFile = (edition: Edition, definition: ContestDefinition): StoredFile[] => {
  const { files } = edition
  if (saysSame(files, definition)) return [...files]
  const settings = contestFileOf(definition)
  const stored = files.find(({ path }) => path === 'contest.yaml')
  const text = stored === undefined ? null : decodeUtf8('contest.yaml', stored.bytes)
  if (text?.ok === true && saysSame(files, edition.definition)) {
    const changed = changedText(text.value, contestFileOf(edition.definition), settings)
    const written = changed === null ? files : withFile(files, 'contest.yaml', changed)
    if (saysSame(written, definition)) return [...written]
  }
  return withFile(files, 'contest.yaml', writeContestFile(settings))
}

const withUnitsFile = (files: readonly StoredFile[], units: Edition['units']): StoredFile[] => {
  const stored = files.find(({ path }) => path === 'units.csv')
  const text = stored === undefined ? null : decodeUtf8('units.csv', stored.bytes)
  const read = text?.ok === true ? readUnitsCsv('units.csv', text.value) : null
  if (read?.ok === true && isSame(read.value, units)) return [...files]
  return withFile(files, 'units.csv', writeUnitsCsv(units))
}

/**
 * Reads settings in the shape of contest.yaml, as a form gives them, by the rules that a file is
 * read by. Gives every problem with its path instead. `files` are those of the edition.
 */
export const readSettings = (
  settings: unknown,
  files: readonly StoredFile[],
): Decoded<ContestDefinition> => {
  try {
    return readContestFile(plainSource('contest.yaml', settings), pathsOf(files))
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const said = { vi: 'lồng nhau quá sâu', en: 'nested too deeply' }
    return failed({ file: 'contest.yaml', line: 0, column: 0, path: [], ...said })
  }
}

/**
 * The edition with its files written anew where they would say something else than the definition
 * and the units, so that its export reads as it stands. What does not change keeps its bytes.
 */
export const withWrittenFiles = (edition: Edition, definition: ContestDefinition): Edition => ({
  definition,
  units: edition.units,
  files: withUnitsFile(withContestFile(edition, definition), edition.units).toSorted(
    (one, other) => (one.path < other.path ? -1 : 1),
  ),
})

/** An edition whose settings are these; gives their problems instead. See `withWrittenFiles`. */
export const editEdition = (edition: Edition, settings: unknown): Decoded<ReadEdition> => {
  const read = readSettings(settings, edition.files)
  if (!read.ok) return read
  const source = plainSource('contest.yaml', settings)
  return { ok: true, value: { ...withWrittenFiles(edition, read.value), source } }
}
