/** A contestant's name as the edition lets the public see it: in full, or "N.V.A." */
export const publicName = (name: string, policy: 'full' | 'initials'): string =>
  policy === 'full'
    ? name
    : name
        .split(/\s+/u)
        .filter(Boolean)
        .map((word) => `${[...word][0]?.toLocaleUpperCase('vi') ?? ''}.`)
        .join('')
