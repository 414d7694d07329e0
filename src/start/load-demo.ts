import path from 'node:path'
import { stringify } from 'csv-stringify/sync'
import type { Contest } from '#src/modules/contest/contest.ts'
import { findContest } from '#src/modules/contest/find-contest.ts'
import { importPack } from '#src/modules/pack/import-pack.ts'
import { addPerson } from '#src/modules/person/add-person.ts'
import { grantRole } from '#src/modules/person/grant-role.ts'
import { importRoster } from '#src/modules/roster/import-roster.ts'
import type { Context } from '#src/platform/context.ts'
import {
  type Demo,
  demoContest,
  demoCoordinator,
  demoEditions,
  demoNames,
  demoOrganiser,
  type SignIn,
} from './demo-people.ts'

const editions = path.resolve(import.meta.dirname, '../../editions')

/** Every step is done or was done before; anything else is a fault of the editions or of ours. */
const insist = (done: boolean, step: string, outcome: unknown): void => {
  if (!done) throw new Error(`The demo can't be loaded: ${step}: ${JSON.stringify(outcome)}`)
}

/** Imports the editions of the demo; one that is there already stays as it is. */
export const loadEditions = async (context: Context): Promise<Contest> => {
  for (const slug of demoEditions) {
    const outcome = await importPack(context, path.join(editions, slug), { approve: () => false })
    insist('difference' in outcome, slug, outcome)
  }
  const contest = await findContest(context, demoContest)
  if (contest === null) throw new Error(`The edition ${demoContest} was imported but is not found.`)
  return contest
}

const add = async (context: Context, name: string, signIn: SignIn): Promise<void> => {
  const added = await addPerson(context, {
    name,
    username: signIn.username,
    chosenPassword: signIn.password,
    mustSetPassword: false,
  })
  // Taken: by a start that was killed after this step, with the same password.
  insist(added.ok || added.refusal.code === 'username_taken', signIn.username, added)
}

const enrolAll = async (context: Context, contest: Contest, demo: Demo): Promise<void> => {
  const rows = demo.contestants.map(({ username }, index) => [
    demoNames[index],
    contest.units[index % contest.units.length]?.code,
    index % 3 === 0 ? 'Chuyên viên chính' : 'Chuyên viên',
    username,
  ])
  const csv = stringify([['Họ và tên', 'Đơn vị', 'Chức vụ', 'Tên đăng nhập'], ...rows])
  const outcome = await importRoster(context, { contest: contest.slug, file: Buffer.from(csv) })
  insist(outcome.ok && outcome.value.taken, 'roster', outcome)
}

/**
 * Creates the demo people with the passwords given, and puts them onto the practice contest. Done
 * again, it finishes what an earlier one left.
 */
export const loadPeople = async (context: Context, contest: Contest, demo: Demo): Promise<void> => {
  await Promise.all([
    add(context, demoCoordinator.name, demo.coordinator),
    add(context, demoOrganiser.name, demo.organiser),
    ...demo.contestants.map((signIn, index) => add(context, demoNames[index] ?? '', signIn)),
  ])
  await enrolAll(context, contest, demo)
  const scope = { contest: contest.slug, unit: null }
  const coordinates = await grantRole(context, {
    ...scope,
    username: demo.coordinator.username,
    role: 'unit_coordinator',
    unit: contest.units[0]?.code ?? null,
  })
  insist(coordinates.ok, 'coordinator', coordinates)
  const organises = await grantRole(context, {
    ...scope,
    username: demo.organiser.username,
    role: 'organiser',
  })
  insist(organises.ok, 'organiser', organises)
}
