/** Something wrong in a file of an edition; line and column count from 1, 0 where there is none. */
export type Problem = {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly vi: string
  readonly en: string
}

export type Place = { readonly line: number; readonly column: number }
export type Said = { readonly vi: string; readonly en: string }

/** The problem of a file as a whole. */
export const fileProblem = (file: string, said: Said): Problem => ({
  file,
  line: 0,
  column: 0,
  ...said,
})

/** The problem as a line: `file:line:column: sentence`, in Vietnamese, then in English. */
export const problemLine = ({ file, line, column, vi, en }: Problem): string =>
  `${file}${line > 0 ? `:${line}:${column}` : ''}: ${vi} / ${en}`
