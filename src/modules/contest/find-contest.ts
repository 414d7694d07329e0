import type { Context } from '#src/platform/context.ts'
import type { Notices } from '#src/platform/db/notices.ts'
import type { Contest, Part, Round } from './contest.ts'
import type { PartDefinition, RoundDefinition } from './definition.ts'
import { partRounds } from './rules/part-rounds.ts'
import {
  type ContestRow,
  type PartRow,
  readContest,
  readParts,
  readRounds,
  readUnits,
} from './store.ts'

type Memory = Map<string | number, Promise<Contest | null>>

/** One memory per process and its notices; a notice empties it, since contests are few. */
const memories = new WeakMap<Notices, Memory>()

const memoryOf = (notices: Notices): Memory => {
  const known = memories.get(notices)
  if (known !== undefined) return known
  const memory: Memory = new Map()
  notices.on('contest', () => memory.clear())
  memories.set(notices, memory)
  return memory
}

const roundFrom = ({ code, kind, name, start, end }: RoundDefinition, id: number): Round => ({
  id,
  code,
  kind,
  name,
  startsAt: new Date(start),
  endsAt: new Date(end),
})

const partFrom = (definition: PartDefinition, row: PartRow, rounds: readonly Round[]): Part => {
  const { code, kind, name, weight, quiz } = definition
  const part = { id: row.id, code, kind, name, weight, rounds }
  if (quiz === null || row.bank_id === null) return { ...part, quiz: null }
  const { bank: _, ...rules } = quiz
  return { ...part, quiz: { ...rules, bankId: row.bank_id } }
}

const assemble = async (context: Context, row: ContestRow): Promise<Contest> => {
  const { definition, id, stage, revision } = row
  const [rounds, parts, units] = await Promise.all([
    readRounds(context.db.query, id),
    readParts(context.db.query, id),
    readUnits(context.db.query, id),
  ])
  const idOfRound = new Map(rounds.map((round) => [round.code, round.id]))
  const withIds = (said: readonly RoundDefinition[]): readonly Round[] =>
    said.flatMap((round) => {
      const roundId = idOfRound.get(round.code)
      return roundId === undefined ? [] : [roundFrom(round, roundId)]
    })
  const partsByCode = new Map(definition.parts.map((part) => [part.code, part]))
  return {
    ...definition,
    id,
    stage,
    revision,
    rounds: withIds(definition.rounds),
    parts: parts.flatMap((part) => {
      const said = partsByCode.get(part.code)
      if (said === undefined) return []
      return [partFrom(said, part, withIds(partRounds(definition.rounds, said)))]
    }),
    ranking: {
      ...definition.ranking,
      freezeAt: definition.ranking.freezeAt === null ? null : new Date(definition.ranking.freezeAt),
    },
    units: units.map(({ id: unitId, code, name, unit_group, staff_count }) => ({
      id: unitId,
      code,
      name,
      unitGroup: unit_group,
      staffCount: staff_count,
    })),
  }
}

const load = async (context: Context, key: string | number): Promise<Contest | null> => {
  const row = await readContest(context.db.query, key)
  return row === undefined ? null : assemble(context, row)
}

const find = async (context: Context, key: string | number): Promise<Contest | null> => {
  const memory = memoryOf(context.notices)
  const held = memory.get(key)
  if (held !== undefined) return held
  const loading = load(context, key)
  memory.set(key, loading)
  const forget = (): void => {
    if (memory.get(key) === loading) memory.delete(key)
  }
  try {
    const contest = await loading
    // What does not exist is not remembered: anybody can ask for any name.
    if (contest === null) forget()
    return contest
  } catch (error) {
    forget()
    throw error
  }
}

/** The contest of this slug, from memory where it is held; null where there is none. */
export const findContest = (context: Context, slug: string): Promise<Contest | null> =>
  find(context, slug)

/** The contest of this slug as everybody may see it; null where there is none, or none yet. */
export const findOpenContest = async (context: Context, slug: string): Promise<Contest | null> => {
  const contest = await findContest(context, slug)
  return contest?.stage === 'open' ? contest : null
}

/** The contest of this id, from memory where it is held; null where there is none. */
export const findContestById = (context: Context, id: number): Promise<Contest | null> =>
  find(context, id)
