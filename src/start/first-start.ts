import type { Context } from '#src/platform/context.ts'
import { askPassword } from './ask-password.ts'
import {
  demoFile,
  finishDemo,
  readDemo,
  unfinishedDemoFile,
  writeUnfinishedDemo,
} from './demo-file.ts'
import { type Demo, demoEditions, demoUsernames, drawDemo, type SignIn } from './demo-people.ts'
import { firstOperatorCommands, makeFirstOperator } from './first-operator.ts'
import { loadEditions, loadPeople } from './load-demo.ts'
import type { Say } from './open-installation.ts'
import { readHoldings } from './store.ts'

/**
 * Loads the demo into a database that holds nothing, or finishes loading it into one that holds
 * nothing else. The passwords are written down before they are given to anybody, so that a start
 * killed at any point is finished by the next with the same passwords.
 */
const loadDemo = async (context: Context, say: Say): Promise<void> => {
  const { dataFolder } = context.config
  const unfinished = await readDemo(unfinishedDemoFile(dataFolder))
  const drawn = unfinished ?? drawDemo()
  const holdings = await readHoldings(context.db, demoEditions, demoUsernames(drawn))
  const isEmpty = holdings.contests === 0 && holdings.people === 0
  const isBegun = unfinished !== null && holdings.otherContests === 0 && holdings.otherPeople === 0
  if (!isEmpty && !isBegun) return
  say('First start: loading the sample editions and demo people.')
  await writeUnfinishedDemo(dataFolder, drawn)
  const contest = await loadEditions(context)
  await loadPeople(context, contest, drawn)
  const part = contest.parts.find(({ kind }) => kind === 'quiz')
  await finishDemo(dataFolder, { ...drawn, part: part?.code ?? '' })
}

const line = (role: string, { username, password }: SignIn): string =>
  `  ${role.padEnd(14)}${username.padEnd(20)}${password}`

const shownContestants = 3

const demoWelcome = (demo: Demo, dataFolder: string, address: string): string =>
  [
    `DEMO: invented people on the practice contest ${address}/contests/${demo.contest}`,
    '',
    `  ${'Role'.padEnd(14)}${'Username'.padEnd(20)}Password`,
    ...demo.contestants.slice(0, shownContestants).map((signIn) => line('contestant', signIn)),
    line('coordinator', demo.coordinator),
    line('organiser', demo.organiser),
    '',
    `All ${demo.contestants.length} contestants are in ${demoFile(dataFolder)}.`,
  ].join('\n')

const begin = async (context: Context, say: Say): Promise<void> => {
  if (context.config.demo) {
    await loadDemo(context, say)
    return
  }
  const { people } = await readHoldings(context.db, [], [])
  if (people === 0 && process.stdin.isTTY) await makeFirstOperator(context, askPassword, say)
}

/**
 * Does what the first start of an empty database does, and finishes what a killed one left: loads
 * the demo, or with HOITHI_DEMO=off asks for the first organiser's password. Gives what to tell
 * of who can sign in, which later starts tell as well.
 */
export const firstStart = async (
  context: Context,
  say: Say,
): Promise<(address: string) => string> => {
  await begin(context, say)
  const { dataFolder } = context.config
  const demo = await readDemo(demoFile(dataFolder))
  const usernames = demo === null ? [] : demoUsernames(demo)
  const { people, otherPeople } = await readHoldings(context.db, [], usernames)
  const demoIsHere = demo !== null && people - otherPeople === usernames.length
  return (address) => {
    if (people === 0) return firstOperatorCommands
    if (demoIsHere) return demoWelcome(demo, dataFolder, address)
    return `${people === 1 ? '1 person' : `${people} people`} can sign in at ${address}/sign-in`
  }
}
