import { addPerson } from '#src/modules/person/add-person.ts'
import { grantRole } from '#src/modules/person/grant-role.ts'
import { personRefusals } from '#src/modules/person/refusals.ts'
import type { Context } from '#src/platform/context.ts'
import { sentence } from '#src/platform/http/problem.ts'
import { httpRefusals } from '#src/platform/http/refusals.ts'
import type { Say } from './open-installation.ts'

const first = { username: 'ban-to-chuc', name: 'Ban Tổ chức' }
const texts = { ...httpRefusals, ...personRefusals }

/** The commands that make the first organiser where there is no terminal to ask at. */
export const firstOperatorCommands = `Nobody can sign in yet. Make the first organiser, whose one-time password is then printed:
  npm run hoithi -- user add ${first.username} --name "${first.name}"
  npm run hoithi -- user grant ${first.username} --role operator`

/**
 * Makes the first organiser of an empty installation, with a password asked for until one is taken.
 * The role is the operator's: an organiser's is bound to a contest, and there is none yet.
 */
export const makeFirstOperator = async (
  context: Context,
  askPassword: (question: string) => Promise<string>,
  say: Say,
): Promise<void> => {
  for (;;) {
    const chosenPassword = await askPassword(
      `Password for the first organiser, ${first.username}: `,
    )
    const added = await addPerson(context, { ...first, chosenPassword })
    if (added.ok || added.refusal.code === 'username_taken') break
    say(sentence(texts[added.refusal.code], added.refusal, 'en'))
  }
  const granted = await grantRole(context, {
    username: first.username,
    role: 'operator',
    contest: null,
    unit: null,
  })
  if (!granted.ok) throw new Error(`The first organiser got no role: ${granted.refusal.code}`)
  say(`${first.username} can sign in now.`)
}
