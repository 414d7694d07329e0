import type { Contest } from '#src/modules/contest/contest.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { attemptLines } from './describe-attempt-line.ts'
import { deskParts } from './desk-parts.ts'
import { type DeskRefusal, openContestants } from './open-contestants.ts'
import * as store from './person-store.ts'
import type { Contestant } from './schema.ts'
import { choicesOf, placedUnits } from './unit-choices.ts'

// No edition allows more attempts in a round, and nobody reads more acts about one person.
const mostAttempts = 200
const mostActs = 100
const mostRefusals = 20

/** All that those who run a contest may know of a contestant: roster, attempts, decisions. */
export const describeContestant = async (
  context: Context,
  actor: Actor,
  request: { readonly contest: string; readonly username: string },
): Promise<Result<Contestant, DeskRefusal | 'no_such_contestant'>> => {
  const opened = await openContestants(context, actor, request.contest, 'look')
  if (!opened.ok) return opened
  const { contest, access } = opened.value
  const { query } = context.db
  const found = await store.readContestant(query, contest.id, request.username)
  if (found === null) return refuse('no_such_contestant', { username: request.username })
  const { personId } = found
  const [units, parts, attempts, decisions, refusals, acts] = await Promise.all([
    placedUnits(context, contest),
    deskParts(context, contest),
    store.readAttemptsOf(query, { contestId: contest.id, personId }, mostAttempts),
    describeDecisions(context, contest, personId),
    store.readStartRefusals(query, contest.id, personId, mostRefusals),
    store.readActsAbout(query, contest.id, subjectIdOf(personId), mostActs),
  ])
  return ok({
    serverTime: context.clock.now().toISOString(),
    mayDecide: access === 'decide',
    ...described(found),
    units: choicesOf(units),
    parts,
    attempts: await attemptLines(context, { contest, access }, attempts),
    ...decisions,
    refusals: refusals.map((one) => ({ ...one, at: one.at.toISOString() })),
    acts: acts.map(({ at, by, kind, reason, changes }) => ({
      at: at.toISOString(),
      by,
      kind,
      reason,
      changes: changes.map(({ field, from = null, to = null }) => ({ field, from, to })),
    })),
  })
}

/** What the trail knows a contestant by. */
export const subjectIdOf = (personId: number): string => String(personId)

const described = (found: store.ContestantRow) => ({
  username: found.username,
  name: found.name,
  phone: found.phone,
  email: found.email,
  position: found.position,
  birthDate: found.birthDate,
  citizenNumber: found.citizenNumber,
  unit: { code: found.unitCode, name: found.unit },
  subUnit: found.subUnit,
  subUnitCode: found.subUnitCode,
  selfRegistered: !found.nominated,
  registeredAt: found.registeredAt.toISOString(),
  hasOwnPassword: !found.mustSetPassword,
  holdsRole: found.holdsRole,
  disqualified: found.disqualified,
})

const undone = <T extends { readonly at: Date }>(act: T | null) =>
  act === null ? null : { ...act, at: act.at.toISOString() }

const describeDecisions = async (
  context: Context,
  contest: Contest,
  personId: number,
): Promise<Pick<Contestant, 'disqualifications' | 'allowances'>> => {
  const { query } = context.db
  const [disqualifications, allowances] = await Promise.all([
    store.readDisqualifications(query, contest.id, personId),
    store.readAllowances(query, contest.id, personId),
  ])
  return {
    disqualifications: disqualifications.map((one) => ({
      id: String(one.id),
      attempt: one.attemptId,
      reason: one.reason,
      evidence: one.evidence,
      by: one.by,
      at: one.at.toISOString(),
      lifted: undone(one.lifted),
    })),
    allowances: allowances.map((one) => ({
      id: String(one.id),
      part: contest.parts.find(({ id }) => id === one.partId)?.code ?? '',
      round: contest.rounds.find(({ id }) => id === one.roundId)?.name ?? null,
      extraAttempts: one.extraAttempts,
      extraTimeMs: one.extraTimeMs,
      openUntil: one.openUntil?.toISOString() ?? null,
      forOutage: one.outageId !== null,
      reason: one.reason,
      by: one.by,
      at: one.at.toISOString(),
      withdrawn: undone(one.withdrawn),
    })),
  }
}
