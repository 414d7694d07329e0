/** What a use case gives back: its value, or an expected refusal. Unexpected faults are thrown. */
export type Result<T, Code extends string = string> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal<Code> }

/** An expected "no": its code has a status and a sentence in the module's refusals.ts. */
export type Refusal<Code extends string = string> = {
  readonly code: Code
  /** Values for the `{name}` places of the sentence. */
  readonly values?: Readonly<Record<string, string | number>>
}

/** Wraps a value as a success. */
export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })

/** Wraps a refusal code, with the values its sentence needs. */
export const refuse = <Code extends string>(
  code: Code,
  values?: Readonly<Record<string, string | number>>,
): { readonly ok: false; readonly refusal: Refusal<Code> } => ({
  ok: false,
  refusal: values === undefined ? { code } : { code, values },
})

/** One line of a module's refusals.ts: the HTTP status, and the sentence in each language. */
export type RefusalText = {
  readonly status: number
  readonly vi: string
  readonly en: string
  readonly km: string
}
