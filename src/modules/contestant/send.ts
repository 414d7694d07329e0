import { attemptRefusals } from '#src/modules/attempt/refusals.ts'
import { contestRefusals } from '#src/modules/contest/refusals.ts'
import { httpRefusals } from '#src/platform/http/refusals.ts'
import { sendsRefusals } from '#src/platform/http/send-refusals.ts'
import { contestantRefusals } from './refusals.ts'

/** What is told of contestants is for who asked alone. */
export const noStore = { 'cache-control': 'no-store' }

const texts = {
  ...httpRefusals,
  ...contestantRefusals,
  no_contest: contestRefusals.no_contest,
  no_part: contestRefusals.no_part,
  part_not_a_quiz: attemptRefusals.part_not_a_quiz,
}

/** Sends a refusal of this module's acts. */
export const send = sendsRefusals(texts)
