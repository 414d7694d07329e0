/** Where in a file's data a value stands: keys, and places of lists, which count from 0. */
export type Path = readonly (string | number)[]

/** Something wrong in a file of an edition; line and column count from 1, 0 where there is none. */
export type Problem = {
  readonly file: string
  readonly line: number
  readonly column: number
  /** the value that is wrong, where it is one of a file of keys and values */
  readonly path?: Path
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
