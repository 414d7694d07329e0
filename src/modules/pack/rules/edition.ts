import type { StoredFile } from '#src/modules/contest/definition.ts'
import type { Edition } from '#src/modules/contest/save-contest.ts'
import { type Decoded, decodeUtf8, decodeYaml, failed } from './decode.ts'
import { readContestFile } from './contest-file.ts'
import { fileProblem, type Path, type Place, type Problem, type Said } from './problem.ts'
import { placeOfUnit, readUnitsCsv } from './units-csv.ts'
import type { YamlSource } from './yaml-source.ts'

/** An edition as read, and its contest.yaml for problems found later. */
export type ReadEdition = Edition & { readonly source: YamlSource }

const strangers = (label: string, files: readonly StoredFile[]): Problem[] =>
  files
    .filter(({ path }) => !/^(?:contest\.yaml|units\.csv|README\.md|documents\/.+)$/u.test(path))
    .map(({ path }) =>
      fileProblem(`${label}/${path}`, {
        vi: 'tệp này không thuộc về một hội thi (contest.yaml, units.csv, documents/)',
        en: 'this file does not belong to an edition (contest.yaml, units.csv, documents/)',
      }),
    )

const readUnits = (
  label: string,
  files: readonly StoredFile[],
): ReturnType<typeof readUnitsCsv> => {
  const name = `${label}/units.csv`
  const file = files.find(({ path }) => path === 'units.csv')
  if (file === undefined)
    return failed(fileProblem(name, { vi: 'thiếu tệp này', en: 'this file is missing' }))
  const text = decodeUtf8(name, file.bytes)
  return text.ok ? readUnitsCsv(name, text.value) : text
}

/** Reads an edition's folder without its banks: all of it, or every problem of all its files. */
export const readEdition = (label: string, files: readonly StoredFile[]): Decoded<ReadEdition> => {
  const yaml = decodeYaml(files, 'contest.yaml', `${label}/contest.yaml`)
  const paths = new Set(files.map(({ path }) => path))
  const definition = yaml.ok ? readContestFile(yaml.value, paths) : yaml
  const units = readUnits(label, files)
  const problems = strangers(label, files)
  if (yaml.ok && definition.ok && units.ok && problems.length === 0)
    return {
      ok: true,
      value: { definition: definition.value, units: units.value, files, source: yaml.value },
    }
  if (!definition.ok) problems.push(...definition.problems)
  if (!units.ok) problems.push(...units.problems)
  return failed(...problems)
}

/** Where in the units.csv among these files the code of a unit stands; of no unit, the file itself. */
export const unitsCsvPlace = (files: readonly StoredFile[], path: Path): Place => {
  const file = files.find((one) => one.path === 'units.csv')
  const text = file === undefined ? null : decodeUtf8('units.csv', file.bytes)
  const [unit] = path
  return text?.ok === true && typeof unit === 'number'
    ? placeOfUnit(text.value, unit)
    : { line: 0, column: 0 }
}

/** The banks that contest.yaml names, as far as it can be read at all. */
export const bankSlugs = (files: readonly StoredFile[]): readonly string[] => {
  const yaml = decodeYaml(files, 'contest.yaml', 'contest.yaml')
  const data = yaml.ok
    ? (yaml.value.data as { parts?: { quiz?: { bank?: unknown } | null }[] })
    : {}
  const parts = Array.isArray(data?.parts) ? data.parts : []
  const slugs = parts.map((part) => part?.quiz?.bank)
  return [...new Set(slugs.filter((slug) => typeof slug === 'string'))].filter((slug) =>
    /^[a-z0-9-]{1,80}$/u.test(slug),
  )
}

/** A problem at the quiz of a part. */
export const quizProblem = (
  edition: ReadEdition,
  part: string,
  path: Path,
  said: Said,
): Problem => {
  const place = edition.definition.parts.findIndex(({ code }) => code === part)
  return edition.source.problem(['parts', place, 'quiz', ...path], said)
}
