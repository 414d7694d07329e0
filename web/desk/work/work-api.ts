import type { LongWork, LongWorkList, LongWorkOutcome } from '#src/modules/long-work/schema.ts'
import { openWire } from '#web/api.ts'

/** What the screens ask of the API about one's own long work. */
export const openWorkApi = (fetch: Parameters<typeof openWire>[0]) => {
  const { get, ask } = openWire(fetch)
  return {
    list: () => get<LongWorkList>('/long-work'),
    show: (id: string) => get<LongWorkOutcome>(`/long-work/${id}`),
    putAway: (id: string) => ask<void>('DELETE', `/long-work/${id}`),
  }
}

type Kind = LongWork['kind']

const pages: Readonly<Record<Kind, (work: LongWork) => string>> = {
  'roster.import': ({ contest, unit }) => `contests/${contest}/coordinate/${unit}/roster/add`,
  'slip.issue': ({ contest, unit }) => `contests/${contest}/coordinate/${unit}/slips`,
  'slip.mail': ({ contest, unit }) => `contests/${contest}/coordinate/${unit}/slips`,
  'bank.import': ({ contest }) => `contests/${contest}/bank/import`,
  'unit.import': () => 'units/import',
}

/** The address of the page on which a work was asked for, where it shows its progress and outcome. */
export const pageOf = (work: LongWork): string => {
  const query = new URLSearchParams({ work: work.id })
  if (work.kind === 'bank.import' && work.subjectId !== null) query.set('bank', work.subjectId)
  return `/desk/${pages[work.kind](work)}?${query.toString()}`
}
