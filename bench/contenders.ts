import type { Contest } from '#src/modules/contest/contest.ts'
import { describeSlot } from '#src/modules/attempt/describe-attempt.ts'
import { askedSlot } from '#src/modules/attempt/rules/marking.ts'
import { loadBank } from '#src/modules/question-bank/load-bank.ts'
import type { Context } from '#src/platform/context.ts'
import { aCrowd } from './crowd.ts'
import type { Quiz, takeQuiz } from './quiz-steps.ts'
import { type Rate, rateOf, type Work } from './measure.ts'
import type { Server, Stage } from './stage.ts'

/** The product and the floor on one database, with a crowd each. */
export type Contenders = {
  readonly product: Server
  readonly floor: Server
  /** the quiz that a connection takes at this turn, of so many connections */
  readonly quizFor: (connection: number, turn: number, connections: number) => Quiz
}

const crowdSize = 4000

/** Path that starts an attempt at the contest's quiz. */
export const startPath = ({ slug, parts }: Contest): string =>
  `/api/v1/contests/${slug}/parts/${parts[0]?.code}/attempts`

/** Starts both. */
export const startContenders = async (stage: Stage): Promise<Contenders> => {
  const { contest, cookies } = await aCrowd(stage.context, { size: crowdSize })
  // The floor has contestants of its own, so that nobody has two attempts open.
  const others = await aCrowd(stage.context, { size: crowdSize })
  await stage.context.db.pool.query('vacuum analyze person, session, contestant')
  const start = startPath(contest)
  return {
    product: await stage.serve('product-server.ts'),
    floor: await stage.serve('floor-server.ts', await floorOptions(stage.context, others.contest)),
    quizFor: (connection, turn, connections) => {
      // Everybody takes turns, but nobody on two connections at once.
      const each = Math.floor(cookies.length / connections)
      return { start, cookie: cookies[connection * each + (turn % each)] ?? '' }
    },
  }
}

const floorOptions = async (context: Context, contest: Contest): Promise<string[]> => {
  const [part] = contest.parts
  const { questions } = await loadBank(context, part?.quiz?.bankId ?? 0)
  const { rows } = await context.db.pool.query<{ first: number }>(
    'select min(person_id) as first from contestant where contest_id = $1',
    [contest.id],
  )
  const asked = questions.slice(0, 15)
  const slots = asked.map((question, index) => {
    const order = question.options.map((_, at) => at + 1)
    return describeSlot(askedSlot(question, order), index + 1, [])
  })
  const ids = [part?.id, contest.rounds[0]?.id, rows[0]?.first, crowdSize]
  const versions = asked.map((question) => question.versionId)
  return [...ids.map(String), JSON.stringify(versions), JSON.stringify(slots)]
}

const warmed = new WeakSet<Contenders>()
const warmingMs = 8000

export type Pair = { readonly floor: Rate; readonly product: Rate }

/** Measures floor and product in turn, each `turns` times on so many connections. */
export const measurePairs = async (
  stage: Stage,
  contenders: Contenders,
  options: { readonly connections: number; readonly turns: number; readonly measuredMs: number },
  steps: typeof takeQuiz,
): Promise<readonly Pair[]> => {
  const { connections, turns, measuredMs } = options
  const work: Work = (wire, turn, connection, tell) =>
    steps(wire, contenders.quizFor(connection, turn, connections), tell)
  const rate = ({ port, pid }: Server, ms = measuredMs): Promise<Rate> =>
    rateOf(
      { port, connections, warmUpMs: 2000, measuredMs: ms, watched: [pid, stage.databasePid] },
      work,
    )
  if (!warmed.has(contenders)) {
    // What is measured is a server that has been up for a while, not one that still compiles itself.
    warmed.add(contenders)
    for (const who of [contenders.floor, contenders.product]) await rate(who, warmingMs)
  }
  const pairs: Pair[] = []
  for (let turn = 1; turn <= turns; turn += 1)
    pairs.push({ floor: await rate(contenders.floor), product: await rate(contenders.product) })
  return pairs
}
