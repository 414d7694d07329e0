/** Where a document of this file name is stored; null where no address can name it. */
export const documentPath = (name: string): string | null =>
  name.length <= 200 && /^[^\\/:*?"<>|#%\p{Cc}.][^\\/:*?"<>|#%\p{Cc}]*\.\w{1,8}$/u.test(name)
    ? `documents/${name}`
    : null

/** The path with a number before its ending: `documents/a.pdf` is `documents/a (2).pdf`. */
export const numbered = (path: string, number: number): string =>
  number === 1 ? path : path.replace(/(\.\w+)$/u, ` (${number})$1`)
