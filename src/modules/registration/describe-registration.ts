import { findOpenContest } from '#src/modules/contest/find-contest.ts'
import { registeringAt } from '#src/modules/contest/rules/registering.ts'
import { periodOf } from '#src/modules/contest/rules/state.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { keptDays } from './rules/limits.ts'
import type { RegistrationForm } from './schema.ts'

/** Whether one can register for a contest, and with what. */
export const describeRegistration = async (
  context: Context,
  slug: string,
): Promise<Result<RegistrationForm, 'no_contest'>> => {
  const contest = await findOpenContest(context, slug)
  if (contest === null) return refuse('no_contest')
  return ok({
    state: registeringAt(contest, context.clock.now()),
    closesAt: periodOf(contest.parts).endsAt.toISOString(),
    fields: contest.registration.fields
      .filter(({ code }) => code !== 'name' && code !== 'unit')
      .map(({ code, required, unique }) => ({ code, required, unique })),
    keptDays,
  })
}
