import type { Contest } from '#src/modules/contest/contest.ts'
import { findContest } from '#src/modules/contest/find-contest.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { hasWorkAt, mayImportBank, mayWorkOnBank } from './policy.ts'
import { type BankRow, readBank } from './store.ts'

/** A contest with the banks that its papers are drawn from. */
export type DeskBanks = { readonly contest: Contest; readonly banks: readonly BankRow[] }

/** A bank as it is worked on for a contest. */
export type DeskBank = { readonly contest: Contest; readonly bank: BankRow }

/** How an address names a bank. */
export type BankAddress = { readonly contest: string; readonly bank: string }

type Purpose = 'work' | 'import'

/** The banks of a contest, for who may work on them; each once, in the order of the parts. */
export const findDeskBanks = async (
  context: Context,
  actor: Actor,
  slug: string,
  purpose: Purpose = 'work',
): Promise<Result<DeskBanks, 'no_contest' | 'forbidden'>> => {
  const contest = await findContest(context, slug)
  if (contest === null) return refuse('no_contest')
  const may = purpose === 'import' ? mayImportBank : mayWorkOnBank
  if (!may(actor, contest.id))
    return contest.stage !== 'open' && !hasWorkAt(actor, contest.id)
      ? refuse('no_contest')
      : refuse('forbidden')
  const ids = new Set(contest.parts.flatMap(({ quiz }) => quiz?.bankId ?? []))
  const banks = await Promise.all([...ids].map((id) => readBank(context.db.query, id)))
  return ok({ contest, banks: banks.filter((bank) => bank !== undefined) })
}

/** The bank of a contest that an address names, for who may work on it. */
export const findDeskBank = async (
  context: Context,
  actor: Actor,
  address: BankAddress,
  purpose: Purpose = 'work',
): Promise<Result<DeskBank, 'no_contest' | 'forbidden' | 'no_bank'>> => {
  const found = await findDeskBanks(context, actor, address.contest, purpose)
  if (!found.ok) return found
  const { contest, banks } = found.value
  const bank = banks.find(({ slug }) => slug === address.bank)
  return bank === undefined ? refuse('no_bank') : ok({ contest, bank })
}
