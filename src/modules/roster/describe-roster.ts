import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { sendsMail } from '#src/platform/mail/queue-mail.ts'
import { ok, type Result } from '#src/shared/result.ts'
import { type Counted, countReached } from './contestant-store.ts'
import { reachOf, subtreeOf } from './list-contestants.ts'
import { type Desk, type DeskAddress, type DeskRefusal, openDesk } from './open-desk.ts'
import type { RosterOverview } from './schema.ts'

const sum = (counted: readonly Counted[], of: (one: Counted) => boolean): number =>
  counted.filter(of).reduce((total, { people }) => total + people, 0)

const figuresOf = (counted: readonly Counted[]): RosterOverview['figures'] => {
  const counting = counted.filter(({ disqualified }) => !disqualified)
  return {
    people: sum(counting, () => true),
    disqualified: sum(counted, ({ disqualified }) => disqualified),
    nominated: sum(counting, ({ nominated }) => nominated),
    nominatedTookPart: sum(counting, ({ nominated, tookPart }) => nominated && tookPart),
    selfRegistered: sum(counting, ({ nominated }) => !nominated),
    selfRegisteredTookPart: sum(counting, ({ nominated, tookPart }) => !nominated && tookPart),
    withSlip: sum(counted, ({ withSlip }) => withSlip),
  }
}

const subUnitFigures = (desk: Desk, counted: readonly Counted[]): RosterOverview['subUnits'] =>
  desk.subUnits.map(({ code, name, depth }) => {
    const ids = new Set(subtreeOf(desk, code))
    const here = counted.filter(({ subUnitId }) => subUnitId !== null && ids.has(subUnitId))
    return {
      code,
      name,
      depth,
      people: sum(here, () => true),
      withSlip: sum(here, ({ withSlip }) => withSlip),
    }
  })

/** What a unit's roster is, in figures: who is named, who took part, whose slips are outstanding. */
export const describeRoster = async (
  context: Context,
  actor: Actor,
  at: DeskAddress,
): Promise<Result<RosterOverview, DeskRefusal>> => {
  const opened = await openDesk(context, actor, at, 'correct')
  if (!opened.ok) return opened
  const desk = opened.value
  const { contest, unit, root, access } = desk
  const { counted, latestAt } = await countReached(context.db.query, reachOf(desk))
  return ok({
    unit: { code: unit.code, name: unit.name },
    root: { code: root.code, name: root.name },
    access,
    figures: figuresOf(counted),
    latest:
      latestAt === null
        ? null
        : {
            at: latestAt.toISOString(),
            withSlip: sum(counted, ({ latest, withSlip }) => latest && withSlip),
          },
    subUnits: subUnitFigures(desk, counted),
    fields: contest.registration.fields.map(({ code, required, unique }) => ({
      code,
      required,
      unique,
    })),
    registrationOpen: contest.registration.open === true,
    sendsMail: sendsMail(context.config),
  })
}
