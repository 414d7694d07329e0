import type { Draws, Sample, SampleResult } from '#src/modules/attempt/schema.ts'
import type {
  Banks,
  ImportPreview,
  NearDuplicates,
  QuestionList,
  QuestionPage,
  WriteQuestion,
  Written,
} from '#src/modules/question-bank/schema.ts'
import { contestPath, openWire, partPath, type Wire } from '#web/api.ts'

type Named = { readonly code: string; readonly version: string }
type Query = Parameters<Wire['get']>[1]

/** What the desk of a contest's question banks asks of the API. */
export const openBankApi = (fetch: Parameters<typeof openWire>[0], contest: string) => {
  const { get, ask, upload, begin } = openWire(fetch)
  const at = (bank: string, rest: string) =>
    `${contestPath(contest)}/banks/${encodeURIComponent(bank)}${rest}`
  const question = (bank: string, code: string, rest = '') =>
    at(bank, `/questions/${encodeURIComponent(code)}${rest}`)
  return {
    banks: () => get<Banks>(`${contestPath(contest)}/banks`),
    questions: (bank: string, query: Query) => get<QuestionList>(at(bank, '/questions'), query),
    question: (bank: string, code: string) => get<QuestionPage>(question(bank, code)),
    nearDuplicates: (bank: string) => get<NearDuplicates>(at(bank, '/near-duplicates')),

    write: (bank: string, code: string | null, typed: WriteQuestion) =>
      code === null
        ? ask<Written>('POST', at(bank, '/questions'), typed)
        : ask<Written>('PUT', question(bank, code, '/draft'), typed),
    discard: (bank: string, { code, version }: Named) =>
      ask<void>('DELETE', `${question(bank, code, '/draft')}?version=${version}`),
    review: (bank: string, { code, version }: Named) =>
      ask<void>('POST', question(bank, code, '/review'), { version }),
    use: (bank: string, questions: readonly Named[]) =>
      ask<void>('POST', at(bank, '/uses'), { questions }),
    retire: (bank: string, code: string, reason: string) =>
      ask<void>('POST', question(bank, code, '/retirement'), { reason }),
    restore: (bank: string, code: string) =>
      ask<void>('DELETE', question(bank, code, '/retirement')),

    preview: (bank: string, file: Blob, sheet: string | null) =>
      upload<ImportPreview>('POST', at(bank, '/import-previews'), { sheet }, file),
    /** As long work, of which Imported comes. */
    import: (bank: string, file: Blob, sheet: string | null, stamp: string) =>
      begin(at(bank, '/imports'), file, { sheet, stamp }),

    sample: (part: string) => ask<Sample>('POST', `${partPath(contest, part)}/samples`, {}),
    mark: (
      part: string,
      { seed, stamp }: Pick<Sample, 'seed' | 'stamp'>,
      answers: Readonly<Record<string, readonly number[]>>,
    ) =>
      ask<SampleResult>('POST', `${partPath(contest, part)}/samples/${seed}/marking`, {
        stamp,
        answers,
      }),
    draws: (part: string, seed: string | null) =>
      get<Draws>(`${partPath(contest, part)}/draws`, { seed }),
  }
}
