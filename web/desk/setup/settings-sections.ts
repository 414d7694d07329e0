/** The sections of the settings in the order of the page; each has its name as its id. */
export const settingsSections = [
  'texts',
  'rounds',
  'parts',
  'ranking',
  'registration',
  'rules',
  'documents',
] as const
