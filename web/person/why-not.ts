import type { ApiProblem } from '#web/api.ts'
import type { AccountPhrases } from '#web/phrases/vi/account.ts'

/** The sentence of a refusal, or ours where no reply or no sentence came. */
export const whyNot = (
  { status, detail }: Pick<ApiProblem, 'status' | 'detail'>,
  words: Pick<AccountPhrases, 'errors'>,
): string => {
  if (detail !== '') return detail
  return status === 0 ? words.errors.unreachable : words.errors.fault
}
