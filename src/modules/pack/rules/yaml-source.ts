import { type Document, isCollection, isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import { tidyLines } from '#src/modules/question-bank/rules/tidy-lines.ts'
import type { Path, Place, Problem, Said } from './problem.ts'

/** A YAML file read: its data as plain JSON, and where in the file each value stands. */
export type YamlSource = {
  readonly file: string
  readonly data: unknown
  /** A problem at the value of the path, at its key, or at the nearest thing around it. */
  readonly problem: (path: Path, said: Said, at?: 'key' | 'value') => Problem
}

/** More than a person repeats by anchors, less than a bomb needs. */
const MAX_ALIASES = 100

const syntax: Readonly<Record<string, string>> = {
  BAD_INDENT: 'thụt đầu dòng sai',
  BAD_ALIAS: 'tên tham chiếu (*) không có',
  DUPLICATE_KEY: 'khóa bị lặp',
  MISSING_CHAR: 'thiếu dấu (nháy, ngoặc, phẩy hoặc hai chấm)',
  MULTIPLE_DOCS: 'một tệp chỉ chứa một văn bản YAML',
  TAB_AS_INDENT: 'thụt đầu dòng bằng Tab; hãy dùng dấu cách',
  TAG_RESOLVE_FAILED: 'nhãn (!) không được nhận',
  UNEXPECTED_TOKEN: 'ký tự không mong đợi',
}

const placeAt = (lines: LineCounter, offset: number): Place => {
  const { line, col } = lines.linePos(offset)
  return { line: Math.max(line, 1), column: Math.max(col, 1) }
}

const offsetOf = (document: Document, path: Path, at: 'key' | 'value'): number => {
  for (let length = path.length; length >= 0; length -= 1) {
    const around = path.slice(0, length)
    const parent = document.getIn(around.slice(0, -1), true)
    const last = around.at(-1)
    if ((at === 'key' || length < path.length) && isMap(parent)) {
      const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === last)
      if (pair !== undefined && isScalar(pair.key)) return pair.key.range?.[0] ?? 0
    }
    const node = length === 0 ? document.contents : document.getIn(around, true)
    if ((isScalar(node) || isCollection(node)) && node.range) return node.range[0]
  }
  return 0
}

const tidied = (value: unknown): unknown => {
  if (typeof value === 'string') return tidyLines(value)
  if (Array.isArray(value)) return value.map(tidied)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, tidied(part)]))
}

/** Where values are looked up that no file holds yet, such as those of a form. */
export const plainSource = (file: string, data: unknown): YamlSource => ({
  file,
  data: tidied(data),
  problem: (path, said) => ({ file, line: 0, column: 0, path, ...said }),
})

const dataOf = (document: Document): unknown =>
  tidied(document.toJS({ maxAliasCount: MAX_ALIASES }))

/**
 * Reads one YAML 1.2 document; every text comes tidied, in NFC. Gives the problems instead where
 * it cannot be read, or where its aliases multiply beyond what a person writes.
 */
export const readYaml = (
  file: string,
  text: string,
):
  | { readonly ok: true; readonly source: YamlSource }
  | { readonly ok: false; readonly problems: readonly Problem[] } => {
  const lines = new LineCounter()
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      stringKeys: true,
      resolveKnownTags: false,
    })
    const errors = [...document.errors, ...document.warnings]
    if (errors.length > 0)
      return {
        ok: false,
        problems: errors.map(({ code, message, pos }) => ({
          file,
          ...placeAt(lines, pos[0]),
          vi: `không đọc được YAML: ${syntax[code] ?? code}`,
          en: message,
        })),
      }
    const problem: YamlSource['problem'] = (path, said, at = 'value') => ({
      file,
      ...placeAt(lines, offsetOf(document, path, at)),
      path,
      ...said,
    })
    return { ok: true, source: { file, data: dataOf(document), problem } }
  } catch (error) {
    // The library throws a ReferenceError for too many aliases, a RangeError for too deep a nesting.
    if (!(error instanceof ReferenceError || error instanceof RangeError)) throw error
    const vi = 'lồng nhau quá sâu hoặc tham chiếu (*) quá nhiều lần'
    const en = 'nested too deeply, or too many aliases'
    return { ok: false, problems: [{ file, line: 1, column: 1, vi, en }] }
  }
}
