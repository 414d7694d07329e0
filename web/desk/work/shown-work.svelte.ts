let shown = $state<string | null>(null)

/** The work that the page itself shows, so that the strip above it does not; in the browser alone. */
export const shownWork = (): string | null => shown

/** Says which work the page shows; null: none. */
export const showWorkHere = (id: string | null): void => {
  shown = id
}
