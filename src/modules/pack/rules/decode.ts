import type { StoredFile } from '#src/modules/contest/definition.ts'
import { fileProblem, type Problem } from './problem.ts'
import { readYaml, type YamlSource } from './yaml-source.ts'

export type Decoded<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Gives a list of problems as the outcome of reading. */
export const failed = (
  ...problems: readonly Problem[]
): { readonly ok: false; readonly problems: readonly Problem[] } => ({ ok: false, problems })

/** The text of a UTF-8 file, without a byte order mark. */
export const decodeUtf8 = (label: string, bytes: Uint8Array): Decoded<string> => {
  try {
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    // TextDecoder tells nothing more than that a byte is wrong.
    return failed(fileProblem(label, { vi: 'tệp không phải UTF-8', en: 'the file is not UTF-8' }))
  }
}

/** The YAML file of this path within the folder; `label` is how problems call it. */
export const decodeYaml = (
  files: readonly StoredFile[],
  path: string,
  label: string,
): Decoded<YamlSource> => {
  const file = files.find((candidate) => candidate.path === path)
  if (file === undefined)
    return failed(fileProblem(label, { vi: 'thiếu tệp này', en: 'this file is missing' }))
  const text = decodeUtf8(label, file.bytes)
  if (!text.ok) return text
  const read = readYaml(label, text.value)
  return read.ok ? { ok: true, value: read.source } : read
}
