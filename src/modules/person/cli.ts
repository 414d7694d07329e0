import { type Command, Option } from 'commander'
import type { Context } from '#src/platform/context.ts'
import { sentence } from '#src/platform/http/problem.ts'
import { httpRefusals } from '#src/platform/http/refusals.ts'
import type { Refusal, Result } from '#src/shared/result.ts'
import { roles, type Role } from './actor.ts'
import { addPerson } from './add-person.ts'
import { grantRole } from './grant-role.ts'
import { listPeople } from './list-people.ts'
import { personRefusals } from './refusals.ts'
import { resetPassword } from './reset-password.ts'
import { revokeRole } from './revoke-role.ts'
import type { RoleRequest } from './role-request.ts'

type Open = () => Promise<Context>
type Scope = { readonly contest?: string; readonly unit?: string; readonly json?: boolean }

const refusals = { ...httpRefusals, ...personRefusals }

const print = (json: boolean | undefined, value: unknown, sentences: readonly string[]): void => {
  console.log(json === true ? JSON.stringify(value, null, 2) : sentences.join('\n'))
}

/** Prints what came of it; a refusal goes to the standard error and makes the exit code 1. */
const conclude = <T>(
  result: Result<T, keyof typeof refusals>,
  json: boolean | undefined,
  sentences: (value: T) => readonly string[],
): void => {
  if (result.ok) {
    print(json, result.value, sentences(result.value))
    return
  }
  const refusal: Refusal<keyof typeof refusals> = result.refusal
  const detail = sentence(refusals[refusal.code], refusal, 'en')
  if (json === true) console.log(JSON.stringify({ code: refusal.code, detail }, null, 2))
  console.error(detail)
  process.exitCode = 1
}

const roleOption = new Option('--role <role>', 'the role').choices(roles).makeOptionMandatory()

const requestOf = (username: string, options: Scope & { role: Role }): RoleRequest => ({
  username,
  role: options.role,
  contest: options.contest ?? null,
  unit: options.unit ?? null,
})

const describe = (person: Awaited<ReturnType<typeof listPeople>>[number]): string => {
  const held = person.roles.map(({ role, contest, unit }) =>
    [role, contest, unit].filter((word) => word !== null).join(' '),
  )
  return `${person.username}\t${person.name}\t${held.join(', ')}`
}

const addVerbs = (user: Command, open: Open): void => {
  user
    .command('add <username>')
    .description('Adds a person and prints a one-time password to hand over.')
    .requiredOption('--name <name>', 'full name, as in “Nguyễn Văn A”')
    .option('--json', 'prints {"id", "name", "username", "password"}')
    .action(async (username: string, options: { name: string; json?: boolean }) => {
      const added = await addPerson(await open(), { username, name: options.name })
      conclude(added, options.json, (person) => [
        `Added ${person.name}: username ${person.username}, one-time password ${person.password}`,
        'The first sign-in asks for a password of their own.',
      ])
    })
  user
    .command('reset-password <username>')
    .description('Prints a new one-time password, ends every session, unlocks the account.')
    .option('--json', 'prints {"username", "password"}')
    .action(async (username: string, options: { json?: boolean }) => {
      conclude(await resetPassword(await open(), username), options.json, ({ password }) => [
        `One-time password of ${username}: ${password}`,
      ])
    })
  user
    .command('list')
    .description('Lists who holds a role, or whom a search finds.')
    .option('--search <text>', 'part of a name or username; tone marks do not matter')
    .option('--json', 'prints [{"username", "name", "mustSetPassword", "roles"}]')
    .action(async (options: { search?: string; json?: boolean }) => {
      const people = await listPeople(await open(), options.search ?? null)
      print(options.json, people, people.length === 0 ? ['Nobody.'] : people.map(describe))
    })
}

const roleVerbs = (user: Command, open: Open): void => {
  const withScope = (command: Command): Command =>
    command
      .addOption(roleOption)
      .option('--contest <slug>', 'the contest; every role but operator needs it')
      .option('--unit <code>', 'the unit; unit_coordinator alone needs it')
      .option('--json', 'prints {"changed", "personId"}')
  withScope(user.command('grant <username>'))
    .description('Grants a role. Who is on a roster cannot come to run that contest.')
    .action(async (username: string, options: Scope & { role: Role }) => {
      const granted = await grantRole(await open(), requestOf(username, options))
      conclude(granted, options.json, ({ changed }) => [
        changed ? `${username} is now ${options.role}.` : `${username} already was.`,
      ])
    })
  withScope(user.command('revoke <username>'))
    .description('Takes a role away.')
    .action(async (username: string, options: Scope & { role: Role }) => {
      const revoked = await revokeRole(await open(), requestOf(username, options))
      conclude(revoked, options.json, () => [`${username} is no longer ${options.role}.`])
    })
}

/** The verbs about people: `user add|grant|revoke|reset-password|list`. */
export const personCommands = (program: Command, open: Open): void => {
  const user = program
    .command('user')
    .helpCommand(false)
    .summary('people who sign in, and their roles')
    .description('People who sign in, and their roles.')
  addVerbs(user, open)
  roleVerbs(user, open)
}
