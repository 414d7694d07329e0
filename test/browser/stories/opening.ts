import type { Context } from '#src/platform/context.ts'
import { aContest } from '#test/factories/contest.ts'
import { aContestant, aSession } from '#test/factories/people.ts'

// A round that opens half a minute after the application has started, and one that is open.
export const now = '2021-10-01T06:59:30+07:00'

const at = (text: string): Date => new Date(`${text}+07:00`)

export const prepare = async (context: Context) => {
  const opening = await aContest(context, {
    slug: 'sap-mo',
    rounds: [{ code: 'chinh-thuc', start: at('2021-10-01T07:00'), end: at('2021-10-16T00:00') }],
  })
  const open = await aContest(context, {
    slug: 'dang-mo',
    rounds: [{ code: 'chinh-thuc', start: at('2021-09-15T07:00'), end: at('2021-10-16T00:00') }],
  })
  const person = async (contest: typeof open) =>
    aSession(context, (await aContestant(context, contest)).id)
  return {
    waits: await person(opening),
    presses: await person(opening),
    queues: await person(open),
    part: open.parts[0]?.code ?? '',
  }
}
