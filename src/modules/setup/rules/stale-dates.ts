import type { ContestDefinition } from '#src/modules/contest/definition.ts'

/** What the public reads of an edition, in Vietnamese, apart from the titles of laws. */
const textsOf = ({ name, summary, audience, rules }: ContestDefinition): readonly string[] =>
  [name, summary, audience, ...rules].map(({ vi }) => vi)

/**
 * Dates (`15/9/2021`) and years of a name (`năm 2021`) that lie before the year in which the first
 * round opens: what is left of an earlier edition after it was copied.
 */
export const staleDates = (definition: ContestDefinition): readonly string[] => {
  const years = definition.rounds.map(({ start }) => new Date(start).getUTCFullYear())
  const first = Math.min(...years)
  const found = textsOf(definition).flatMap((text) => [
    ...(text.match(/\b\d{1,2}\/\d{1,2}\/(?:19|20)\d\d\b/gu) ?? []),
    ...(text.match(/(?<=năm )(?:19|20)\d\d\b/giu) ?? []),
  ])
  return [...new Set(found.filter((date) => Number(date.slice(-4)) < first))]
}
