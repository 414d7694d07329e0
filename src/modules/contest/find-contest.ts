import type { Context } from '#src/platform/context.ts'
import type { Notices } from '#src/platform/db/notices.ts'
import type { Contest, Part } from './contest.ts'
import type { PartDefinition } from './definition.ts'
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

const partFrom = (definition: PartDefinition, row: PartRow): Part => {
  const { code, kind, name, weight, quiz } = definition
  if (quiz === null || row.bank_id === null)
    return { id: row.id, code, kind, name, weight, quiz: null }
  const { bank: _, ...rules } = quiz
  return { id: row.id, code, kind, name, weight, quiz: { ...rules, bankId: row.bank_id } }
}

const assemble = async (context: Context, row: ContestRow): Promise<Contest> => {
  const { definition, id, stage, revision } = row
  const [rounds, parts, units] = await Promise.all([
    readRounds(context.db.query, id),
    readParts(context.db.query, id),
    readUnits(context.db.query, id),
  ])
  const roundsByCode = new Map(definition.rounds.map((round) => [round.code, round]))
  const partsByCode = new Map(definition.parts.map((part) => [part.code, part]))
  return {
    ...definition,
    id,
    stage,
    revision,
    rounds: rounds.flatMap((round) => {
      const said = roundsByCode.get(round.code)
      if (said === undefined) return []
      const { code, kind, name } = said
      return [{ id: round.id, code, kind, name, startsAt: round.starts_at, endsAt: round.ends_at }]
    }),
    parts: parts.flatMap((part) => {
      const said = partsByCode.get(part.code)
      return said === undefined ? [] : [partFrom(said, part)]
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
