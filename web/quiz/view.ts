/** Where in the quiz the contestant is; kept in the address after `#`, so that a reload stays there. */
export type View =
  | { readonly at: 'start' }
  | { readonly at: 'question'; readonly slot: number }
  | { readonly at: 'all' }
  | { readonly at: 'overview' }
  | { readonly at: 'attempt'; readonly id: string }

/** Reads the part of the address after `#`; what it doesn't know is the start. */
export const viewOf = (hash: string): View => {
  const name = hash.replace(/^#/u, '')
  if (/^[1-9]\d{0,2}$/u.test(name)) return { at: 'question', slot: Number(name) }
  if (name === 'all' || name === 'overview') return { at: name }
  const attempt = /^attempt-([\w-]+)$/u.exec(name)?.[1]
  return attempt === undefined ? { at: 'start' } : { at: 'attempt', id: attempt }
}

/** The address of a view within the quiz's page. */
export const addressOf = (view: View, path: string): string => {
  if (view.at === 'start') return path
  if (view.at === 'question') return `${path}#${view.slot}`
  return view.at === 'attempt' ? `${path}#attempt-${view.id}` : `${path}#${view.at}`
}
