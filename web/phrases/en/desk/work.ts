import type { WorkPhrases } from '../../vi/desk/work.ts'

export const work: WorkPhrases = {
  kinds: {
    'roster.import': 'Adding people to the roster',
    'slip.issue': 'Making sign-in slips',
    'slip.mail': 'Sending slips by mail',
    'bank.import': 'Importing the question bank',
    'unit.import': 'Importing the tree of units',
  },
  of: '{kind} – {subject}',
  waiting: 'Waiting for its turn.',
  checking: 'Checking.',
  writing: '{done} of {total} done.',
  remaining: 'About {time} left.',
  leave:
    'You may go to another page or close the browser: it goes on, and what comes of it is kept for a day.',
  lost: 'The network is down; the work goes on at the server.',
  failedText: 'The server met a fault on the way. Nothing was changed; do it again.',
  interruptedText: 'The server stopped on the way. Nothing was changed; do it again.',
  elsewhere:
    'The slips were made in another session of yours. Open them in the browser that made them, or make new ones.',
  sessionGone:
    'The session that made the slips has ended, so nobody can open their passwords any more. Make new slips.',
  strip: {
    label: 'Work under way',
    running: 'under way',
    done: 'done',
    refused: 'not carried out',
    failed: 'met a fault, nothing was changed',
    interrupted: 'interrupted, nothing was changed',
    see: 'See progress',
    open: 'See the outcome',
    putAway: 'Put away',
    more: 'and {n} more',
  },
}
