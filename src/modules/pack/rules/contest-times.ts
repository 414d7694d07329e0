import type {
  ContestDefinition,
  PartDefinition,
  WindowDefinition,
} from '#src/modules/contest/definition.ts'
import { partRounds } from '#src/modules/contest/rules/part-rounds.ts'
import type { Path } from './problem.ts'
import { complain, type Reading, readInstant } from './reading.ts'
import { repeated } from './repeated.ts'

type Span = { readonly start: string; readonly end: string }

const readSpan = (reading: Reading, path: Path, { start, end }: Span): Span => {
  const span = {
    start: readInstant(reading, [...path, 'start'], start),
    end: readInstant(reading, [...path, 'end'], end),
  }
  // A time that could not be read has been told already.
  if (span.start !== '' && span.end !== '' && span.end <= span.start)
    complain(reading, [...path, 'end'], 'giờ đóng phải sau giờ mở', 'must be after the start')
  return span
}

const overlaps = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end

/** The rounds of contest.yaml, local times turned into instants; tells what is wrong with them. */
export const readRounds = (
  reading: Reading,
  raw: ContestDefinition['rounds'],
): ContestDefinition['rounds'] => {
  const rounds = raw.map(({ code, kind, name, start, end }, place) => ({
    code,
    kind,
    name,
    ...readSpan(reading, ['rounds', place], { start, end }),
  }))
  for (const [place, round] of rounds.entries()) {
    if (round.start === '' || round.end === '') continue
    const other = rounds
      .slice(0, place)
      .find((earlier) => earlier.kind === round.kind && overlaps(earlier, round))
    if (other !== undefined)
      complain(
        reading,
        ['rounds', place, 'start'],
        `đợt “${round.code}” trùng thời gian với đợt “${other.code}”`,
        `the round “${round.code}” overlaps with “${other.code}”`,
      )
  }
  if (!rounds.some(({ kind }) => kind === 'official'))
    complain(reading, ['rounds'], 'cần ít nhất một đợt chính thức', 'needs an official round')
  return rounds
}

const checkWindows = (
  reading: Reading,
  path: Path,
  windows: readonly WindowDefinition[],
  rounds: ContestDefinition['rounds'],
): void => {
  for (const place of repeated(windows.map(({ round }) => round)))
    complain(
      reading,
      [...path, place, 'round'],
      `đợt “${windows[place]?.round ?? ''}” có hai giờ riêng`,
      `the round “${windows[place]?.round ?? ''}” has two windows`,
    )
  const own = partRounds(rounds, { windows })
  for (const [place, window] of windows.entries()) {
    const round = own.find(({ code }) => code === window.round)
    const other = own.find(
      (one) => one.code !== window.round && one.kind === round?.kind && overlaps(one, window),
    )
    if (round === undefined)
      complain(
        reading,
        [...path, place, 'round'],
        `không có đợt “${window.round}”`,
        `there is no round “${window.round}”`,
      )
    else if (other !== undefined && window.start !== '' && window.end !== '')
      complain(
        reading,
        [...path, place, 'start'],
        `giờ riêng trong đợt “${window.round}” trùng thời gian với đợt “${other.code}” của phần này`,
        `the window in “${window.round}” overlaps with the part's round “${other.code}”`,
      )
  }
}

/** A part's own windows in the rounds, as far as it has any; tells what is wrong with them. */
export const readWindows = (
  reading: Reading,
  path: Path,
  raw: readonly WindowDefinition[] | undefined,
  rounds: ContestDefinition['rounds'],
): Pick<PartDefinition, 'windows'> => {
  // Left out where there is none, as in the definitions of before.
  if (raw === undefined) return {}
  const windows = raw.map(({ round, start, end }, place) => ({
    round,
    ...readSpan(reading, [...path, place], { start, end }),
  }))
  checkWindows(reading, path, windows, rounds)
  return { windows }
}
