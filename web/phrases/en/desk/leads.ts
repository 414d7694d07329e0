import type { LeadPhrases } from '../../vi/desk/leads.ts'

export const leads: LeadPhrases = {
  title: 'Leads',
  about:
    'These are patterns for somebody responsible to look at, not conclusions. Nothing happens to anybody by itself. Read what else could explain it, open the contestant’s record, ask the unit, then decide.',
  looked:
    'As of {when}. Looked at {attempts} attempts, compared {compared} that count, and read the latest {traces} lines of the trace.',
  none: 'Nothing unusual was seen.',
  noneText: 'The page looks again every minute while somebody has it open.',
  filter: 'Show',
  all: 'All ({n})',
  unseen: 'Not looked at ({n})',
  upTo: '{n} of {of} shown',
  people: 'People it is about',
  more: 'and {n} others',
  evidence: 'What was seen',
  otherwise: 'Could be because',
  seen: 'Looked at',
  seenBy: '{name} looked, {when}',
  look: 'Note that I looked',
  change: 'Change the note',
  withdraw: 'Take the note back',
  noted: 'Noted in the history.',
  dialog: {
    title: 'Note that I looked',
    text: 'Say what you found. The note changes nothing for the contestants and can be taken back.',
    note: 'What you found',
    save: 'Note it',
  },
  kinds: {
    fast: {
      title: 'Very fast and nearly all right',
      said: '{correct} of {questions} right in {seconds}; usually an attempt takes {usualSeconds}. Listed when below a quarter of the usual time with 90% or more right.',
      otherwise:
        'Many attempts before, so that the questions are known; a small bank; thorough preparation.',
    },
    device: {
      title: 'One device, many contestants',
      said: '{people} people began in the same browser, at most {withinHour} within an hour ({starts} attempts).',
      otherwise:
        'A shared machine of an office or a hall; somebody who helps colleagues to sign in.',
    },
    address: {
      title: 'One network address, many contestants',
      said: '{people} people began from the same address, at most {withinHour} within an hour ({starts} attempts).',
      otherwise:
        'A whole office reaches the internet by one address, and so do phones of one carrier: this is usual.',
    },
    same: {
      title: 'Two sets of answers exactly alike',
      said: 'They had {shared} questions in common and answered all alike, {sameWrong} of them with the same wrong option.',
      otherwise:
        'The same study notes with a mistake in them; an option that misleads many; learning together before.',
    },
    overlap: {
      title: 'One attempt, several devices in turn',
      said: 'The attempt was worked at on {devices} devices and went back to an earlier one {turns} times.',
      otherwise: 'One’s own phone and computer; a weak network; two browsers open.',
    },
    jump: {
      title: 'A leap right after somebody else on the same device',
      said: 'From {bestBefore} to {correct} of {questions} right, {minutes} min after somebody else had submitted ({othersCorrect} right) in the same browser.',
      otherwise:
        'Two people share a machine and had just studied together; the attempt before was interrupted.',
    },
  },
}
