import type { SitePhrases } from '../vi/site.ts'

export const site = {
  name: 'Hội Thi',
  tagline: 'Online contests of public bodies',
  skip: 'Skip to content',
  header: { home: 'Hội Thi home page', signIn: 'Sign in', account: 'Account', desk: 'Desk' },
  preferences: {
    title: 'Display',
    language: 'Language',
    theme: 'Background',
    themes: { system: 'As the device', light: 'Light', dark: 'Dark', contrast: 'High contrast' },
    text: 'Text size',
    texts: { normal: 'Medium', large: 'Large', larger: 'Very large' },
  },
  footer: { line: 'All times are Vietnam time (UTC+7).' },
  errors: {
    notFound: {
      title: 'This page cannot be found',
      text: 'The address may have been mistyped, or the page has moved.',
    },
    fault: {
      title: 'Something went wrong on our side',
      text: 'The fault has been recorded. Every answer shown as “Saved” is safe. Please try again in a few minutes.',
    },
    busy: {
      title: 'The system is busy',
      text: 'Many people are here at once. Every answer shown as “Saved” is safe. Please try again in a few minutes.',
    },
    refused: { title: 'This page cannot be opened yet' },
    home: 'To the home page',
    retry: 'Try again',
  },
} satisfies SitePhrases
