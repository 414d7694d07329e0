import type { HistoryPhrases } from '#web/phrases/vi/desk/history.ts'

export const history: HistoryPhrases = {
  title: 'History of acts',
  intro:
    'Who did what and when, from which value to which. It is only ever added to: nobody can change or remove a line.',
  unitIntro:
    'Who did what with the roster, slips, registrations and quotas of this unit, and when. Nobody can change or remove a line.',
  filter: 'Filter the history',
  search: 'Find by name, act or reason',
  kind: 'Act',
  person: 'Who',
  from: 'From',
  to: 'To the end of',
  caption: 'History of acts, the newest first',
  at: 'When',
  act: 'Act',
  unit: 'Unit',
  reason: 'Reason',
  changes: 'Changes',
  allChanges: ['See 1 change', 'See {n} changes'],
  empty: 'No act was recorded yet.',
  noneFound: 'There is no such act.',
  noneFoundText: 'Take away a filter, or look at a longer time.',
  download: 'history of acts',
}
