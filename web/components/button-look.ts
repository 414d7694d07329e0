/** One primary a screen. */
export type ButtonKind = 'primary' | 'secondary' | 'quiet'

const looks: Readonly<Record<ButtonKind, string>> = {
  primary: 'bg-accent text-accent-ink border-transparent hover:bg-accent-strong',
  secondary: 'bg-surface text-ink border-line-strong hover:border-accent hover:text-accent',
  quiet:
    'bg-transparent text-accent border-transparent underline underline-offset-4 hover:bg-accent-wash',
}

/** The classes of a button, or of a link that looks like one. */
export const buttonLook = (kind: ButtonKind, wide = false): string =>
  `inline-flex min-h-12 items-center justify-center gap-2 rounded border px-5 py-2 text-center font-strong leading-tight transition-colors duration-100 disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-ink-soft ${wide ? 'w-full' : ''} ${looks[kind]}`
