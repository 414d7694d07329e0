import type { RegistrationPhrases } from '#web/phrases/vi/registration.ts'

export const registration: RegistrationPhrases = {
  title: 'Register to take part',
  intro:
    'Fill in the form. The coordinator of your unit confirms that you are one of its people; then you sign in with the password you choose here.',
  closes: 'Registrations are taken until {at}.',
  never:
    'This contest takes no registrations. Please ask the coordinator of your unit to name you.',
  over: 'The contest is over, so registrations are no longer taken.',
  back: 'To the contest’s page',
  noScripts:
    'JavaScript is off in this browser, so a registration cannot be sent. Turn it on and reload the page.',
  required: 'required',
  optional: 'optional',
  fields: {
    name: 'Full name',
    unit: 'Your unit',
    'sub-unit': 'Sub-unit, department',
    position: 'Position',
    phone: 'Phone number',
    email: 'E-mail address',
    'birth-date': 'Date of birth',
    'citizen-number': 'Citizen number',
    password: 'A password of your own',
  },
  why: {
    name: 'So that your unit knows you, and for results and certificates.',
    unit: 'So that your registration goes to the right coordinator, and your result counts for your unit.',
    'sub-unit': 'So that your unit knows which office, school or section you are of.',
    position: 'So that your unit can check who you are.',
    phone:
      'So that your unit can reach you to confirm, and nobody has two accounts. It is not made public.',
    email: 'For news of the contest and a forgotten password. It is not made public.',
    'birth-date':
      'To tell people of the same name apart. Write day/month/year. It is not made public.',
    'citizen-number': 'So that everybody has one account. It is not made public.',
    password: 'At least 10 characters. Only you know it; it is not stored as written.',
  },
  unit: {
    search: 'Find your unit',
    searchHelp: 'Type some letters of its name; tone marks are not needed.',
    legend: 'Choose your unit',
    found: '{n} units found',
    none: 'No unit matches. Try fewer letters.',
    chosen: 'Chosen: {name}',
  },
  privacy: {
    title: 'What your personal data is used for',
    law: 'Under the Law on Personal Data Protection (91/2025/QH15) the contest collects only what is written above, to hold the contest and certify its results.',
    kept: 'A registration that was declined, or not looked at, is deleted after {days} days. A confirmed one becomes your entry as a contestant and is kept with the results.',
    rights:
      'You can see your data, and ask for it to be corrected or deleted, through your unit’s coordinator or the organisers.',
  },
  show: 'Show password',
  hide: 'Hide password',
  submit: 'Send registration',
  busy: 'Sending…',
  failed: 'The registration was not sent',
  unreachable: 'The network is down. What you wrote is still on this page; please try again.',
  expected: 'Expected: {expected}.',
  chooseUnit: 'Please choose a unit from the list.',
  sent: {
    title: 'Your registration was sent',
    text: 'It waits for the coordinator of your unit. Keep this code to see what becomes of it:',
    link: 'See the state of your registration',
    note: 'Take a picture of the code or write it down; it cannot be sent again.',
  },
  look: {
    title: 'Registered already?',
    label: 'Code of your registration',
    help: 'Ten characters, as abcde-23456.',
    submit: 'See its state',
  },
  state: {
    title: 'State of your registration',
    unknown: 'No registration was found',
    waiting: 'Waiting to be confirmed',
    waitingText: '{name} registered at {unit} ({at}). Its coordinator has not looked at it yet.',
    confirmed: 'Confirmed',
    confirmedText: '{name} is on the roster of {unit}. The username:',
    ownPassword: 'Sign in with the password chosen when registering.',
    oldPassword:
      'There was an account before: sign in with the password in use. If it is forgotten, the unit’s coordinator gives a new one.',
    signIn: 'Sign in',
    declined: 'Not confirmed',
    declinedText:
      'The coordinator of {unit} declined the registration of {name} ({at}). The reason:',
    again: 'If this is a mistake, ask your unit’s coordinator, or register again.',
  },
}
