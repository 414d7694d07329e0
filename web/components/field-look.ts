/** The classes of what is typed into or chosen from. */
export const fieldLook = (isWrong: boolean): string =>
  `min-h-12 w-full rounded border bg-surface px-3 py-2 disabled:bg-sunken disabled:text-ink-soft ${isWrong ? 'border-2 border-wrong' : 'border-line-strong'}`
