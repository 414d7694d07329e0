import type { Kysely } from 'kysely'
import { recordAct } from '#src/modules/audit/record-act.ts'
import { atOnce, type Progress } from '#src/modules/long-work/progress.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import { forgetSessionsOf } from '#src/modules/person/load-session.ts'
import type { Context } from '#src/platform/context.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import { type Letter, queueMail, sendsMail } from '#src/platform/mail/queue-mail.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { type ContestantRow, type Filter, readContestants } from './contestant-store.ts'
import { mostSlips, slipFilter, type SlipRefusal } from './issue-slips.ts'
import { reachOf } from './list-contestants.ts'
import { makeSlips } from './make-slips.ts'
import { type Desk, type DeskAddress, openDesk, workOf } from './open-desk.ts'
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

type Mailing = { readonly asked: SlipRequest; readonly signIn: string }

const queue = async (
  transaction: Kysely<Tables>,
  actor: Actor,
  to: { readonly desk: Desk; readonly filter: Filter; readonly signIn: string },
  { now, progress }: { readonly now: Date; readonly progress: Pick<Progress<never>, 'at'> },
) => {
  const { desk, filter, signIn } = to
  const page = { after: null, limit: mostSlips, partId: null }
  const people = await readContestants(transaction, reachOf(desk), filter, page)
  const addressed = people.filter(hasAddress)
  const passwords = await makeSlips(transaction, addressed, progress)
  const letters = addressed.flatMap((person) => {
    const password = passwords.get(person.personId)
    return password === undefined ? [] : [letterTo(desk, person, password, signIn)]
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
}

/**
 * Sends new slips by mail to those of a unit's people who have not set a password of their own and
 * whose address is known; the others keep the slip they have, and are counted. `signIn` is the
 * address of the page to sign in.
 */
export const mailSlips = async (
  context: Context,
  actor: Actor,
  at: DeskAddress,
  { asked, signIn }: Mailing,
  progress: Progress<MailedSlips> = atOnce,
): Promise<Result<MailedSlips, SlipRefusal | 'mail_not_set'>> => {
  const opened = await openDesk(context, actor, at, 'keep')
  if (!opened.ok) return opened
  if (!sendsMail(context.config)) return refuse('mail_not_set')
  const desk = opened.value
  const filter = slipFilter(desk, asked)
  if (filter === null) return refuse('no_sub_unit')
  const begun = await progress.begin(workOf(desk))
  if (!begun.ok) return begun
  const as = { now: context.clock.now(), progress }
  const { letters, withoutAddress } = await context.db.query
    .transaction()
    .execute(async (transaction) => {
      const queued = await queue(transaction, actor, { desk, filter, signIn }, as)
      const told = { letters: queued.letters.length, withoutAddress: queued.withoutAddress }
      if (told.letters > 0) await progress.done(transaction, told)
      return queued
    })
  for (const { personId } of letters) if (personId !== null) forgetSessionsOf(context, personId)
  return letters.length + withoutAddress === 0
    ? refuse('nobody_needs_slip')
    : ok({ letters: letters.length, withoutAddress })
}
