import { millisecondsOf } from './duration.ts'
import { instantOf } from './local-time.ts'
import type { Path, Problem, Said } from './problem.ts'
import type { YamlSource } from './yaml-source.ts'

/** Collects problems of one file while its values are read. */
export type Reading = {
  readonly source: YamlSource
  readonly problems: Problem[]
  readonly zone: string
}

/** Adds a problem at a place of the file. */
export const complain = (reading: Reading, path: Path, vi: string, en: string): void => {
  reading.problems.push(reading.source.problem(path, { vi, en } satisfies Said))
}

/** The instant of a local time, ISO 8601; empty where there is none, which is told. */
export const readInstant = (reading: Reading, path: Path, local: string): string => {
  const instant = instantOf(local, reading.zone)
  if (instant !== null) return instant.toISOString()
  complain(
    reading,
    path,
    `không có thời điểm ${local} ở ${reading.zone}`,
    `there is no ${local} in ${reading.zone}`,
  )
  return ''
}

/** Milliseconds of a duration; one outside of `[from, to]` is told. */
export const readDuration = (
  reading: Reading,
  path: Path,
  text: string,
  [from, to]: readonly [number, number],
): number => {
  const milliseconds = millisecondsOf(text) ?? -1
  if (milliseconds < from || milliseconds > to)
    complain(
      reading,
      path,
      `thời gian phải từ ${from / 1000} đến ${to / 1000} giây`,
      `the time must be ${from / 1000} to ${to / 1000} seconds`,
    )
  return milliseconds
}
