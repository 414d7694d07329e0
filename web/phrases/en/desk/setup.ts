import type { SetupPhrases } from '../../vi/desk/setup.ts'

export const setup: SetupPhrases = {
  meaning: 'What the rules now mean',
  change: 'Change the settings',
  before: 'Before it opens',
  blocking: 'Must be done before it can open',
  advised: 'Worth another look',
  done: 'Done ({n})',
  ready: 'Nothing keeps the contest from opening.',
  mend: 'Mend',
  points: {
    period: {
      open: 'The official period is over (round “{name}”).',
      done: 'The official period is still to come.',
    },
    'rounds-past': { open: 'Rounds that are over: {name}.', done: 'No round is over.' },
    windows: {
      open: 'The part “{part}” is open outside of its round.',
      done: 'The parts are open within their rounds.',
    },
    bank: {
      open: 'The bank has too few questions for “{part}”: topic {topic} needs {wanted}, has {available}.',
      done: 'The bank has enough questions for the blueprint.',
    },
    blueprint: {
      open: 'The blueprint of “{part}” has {sum} questions, an attempt {questions}.',
      done: 'The blueprint adds up.',
    },
    drafts: {
      open: '{n} questions are drafts, or not in use yet.',
      done: 'No question is left unfinished.',
    },
    rules: { open: 'There are no rules yet.', done: 'There are rules.' },
    documents: { open: 'There are no documents yet.', done: 'There are documents.' },
    'stale-dates': {
      open: 'The rules or the name still speak of an earlier time ({date}).',
      done: 'No earlier time is spoken of.',
    },
    coordinators: {
      open: '{n} of {total} units have no coordinator, such as {example}.',
      done: 'Every unit has a coordinator.',
    },
    roster: { open: 'Nobody is on the roster yet.', done: 'There is a roster.' },
    secretary: { open: 'There is no secretary yet.', done: 'There is a secretary.' },
    practice: {
      open: 'It is marked as a practice edition; its results do not count.',
      done: 'It is a real contest.',
    },
    freeze: {
      open: 'The ranking freezes before the contest opens.',
      done: 'The time of the freeze makes sense.',
    },
    registration: {
      open: 'Registration does not require name and unit.',
      done: 'Registration asks for name and unit.',
    },
  },
  toChecked: 'Mark as checked',
  toCheckedHelp: 'Next it is opened to everybody. A change of settings makes it a draft again.',
  toOpen: 'Open to everybody',
  toOpenHelp: 'Its page is public at once; contestants may begin when the round opens.',
  openTitle: 'Open the contest to everybody?',
  openText:
    'Its page appears in the public list. As long as nobody has taken part, it can become a draft again.',
  toDraft: 'Back to draft',
  draftTitle: 'Make the contest a draft again?',
  draftText: 'The public page goes until it is opened again. Nobody has taken part yet.',
  starts: 'Open from {start} to {end}.',
  today: 'Today',
  waiting: '{n} registrations wait for their coordinators',
  nothing: 'Nothing waits for a decision.',
  figures: {
    contestants: 'contestants have taken part',
    units: 'units have somebody who has',
    open: 'attempts are open',
  },
  live: 'See how it goes',
  toPublish: 'The contest has closed. The results of “{part}” are not published yet.',
  publish: 'Preview and publish',
  published: 'The results of “{part}” were published at {at}.',
}
