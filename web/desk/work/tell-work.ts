import type { LongWork } from '#src/modules/long-work/schema.ts'
import type { Language } from '#src/shared/language.ts'
import { formatNumber } from '#web/format.ts'
import type { WorkPhrases } from '#web/phrases/vi/desk/work.ts'
import { fill } from '#web/quiz/fill.ts'

/** What a work is, and what about. */
export const nameOfWork = ({ kind, subject }: LongWork, words: WorkPhrases): string =>
  subject === null ? words.kinds[kind] : fill(words.of, { kind: words.kinds[kind], subject })

/** How far a work is, in a sentence. */
export const saidOfWork = (
  { stage, done, total }: Pick<LongWork, 'stage' | 'done' | 'total'>,
  words: WorkPhrases,
  language: Language,
): string =>
  stage === 'writing'
    ? fill(words.writing, {
        done: formatNumber(done, language),
        total: formatNumber(total, language),
      })
    : words[stage]
