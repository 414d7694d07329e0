import { recordAct } from '#src/modules/audit/record-act.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import { issueOneTimePasswords } from '#src/modules/person/issue-one-time-passwords.ts'
import { forgetSessionsOf } from '#src/modules/person/load-session.ts'
import type { Context } from '#src/platform/context.ts'
import { type Letter, queueMail, sendsMail } from '#src/platform/mail/queue-mail.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { type ContestantRow, readContestants } from './contestant-store.ts'
import { mostSlips, slipFilter } from './issue-slips.ts'
import { reachOf } from './list-contestants.ts'
import { type Desk, type DeskAddress, type DeskRefusal, openDesk } from './open-desk.ts'
import { slipLetter } from './rules/slip-letter.ts'
import type { MailedSlips, SlipRequest } from './schema.ts'

type Addressed = ContestantRow & { readonly email: string }

const hasAddress = (person: ContestantRow): person is Addressed => person.email !== null

const letterTo = (
  { contest, root }: Desk,
  { personId, name, username, email }: Addressed,
  password: string,
  signIn: string,
): Letter => ({
  contestId: contest.id,
  unitId: root.id,
  kind: 'slip',
  personId,
  recipient: email,
  ...slipLetter({ contest: contest.name.vi, unit: root.name, name, username, password, signIn }),
})

/**
 * Sends new slips by mail to those of a unit's people who have not set a password of their own and
 * whose address is known; the others keep the slip they have, and are counted. `signIn` is the
 * address of the page to sign in.
 */
export const mailSlips = async (
  context: Context,
  actor: Actor,
  at: DeskAddress,
  request: { readonly asked: SlipRequest; readonly signIn: string },
): Promise<
  Result<MailedSlips, DeskRefusal | 'no_sub_unit' | 'nobody_needs_slip' | 'mail_not_set'>
> => {
  const opened = await openDesk(context, actor, at, 'keep')
  if (!opened.ok) return opened
  if (!sendsMail(context.config)) return refuse('mail_not_set')
  const desk = opened.value
  const filter = slipFilter(desk, request.asked)
  if (filter === null) return refuse('no_sub_unit')
  const now = context.clock.now()
  const done = await context.db.query.transaction().execute(async (transaction) => {
    const page = { after: null, limit: mostSlips, partId: null }
    const people = await readContestants(transaction, reachOf(desk), filter, page)
    const addressed = people.filter(hasAddress)
    const made = await issueOneTimePasswords(transaction, addressed)
    const passwords = new Map(made.map(({ personId, password }) => [personId, password]))
    const letters = addressed.flatMap((person) => {
      const password = passwords.get(person.personId)
      return password === undefined ? [] : [letterTo(desk, person, password, request.signIn)]
    })
    await queueMail(transaction, letters, now)
    if (letters.length > 0)
      await recordAct(
        transaction,
        actor,
        {
          contestId: desk.contest.id,
          unitId: desk.unit.id,
          kind: 'slip.mail',
          subject: desk.unit.name,
          changes: [{ field: 'letters', from: null, to: letters.length }],
        },
        now,
      )
    return { letters, withoutAddress: people.length - addressed.length }
  })
  for (const { personId } of done.letters)
    if (personId !== null) forgetSessionsOf(context, personId)
  const { letters, withoutAddress } = done
  return letters.length + withoutAddress === 0
    ? refuse('nobody_needs_slip')
    : ok({ letters: letters.length, withoutAddress })
}
