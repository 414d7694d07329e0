import type { Problem } from '#src/modules/pack/rules/problem.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { readSheets } from '#src/platform/sheets/read-sheets.ts'
import type { SheetRefusal } from '#src/platform/sheets/refusals.ts'
import { ok, refuse, type Refusal } from '#src/shared/result.ts'
import { mayStartContest } from './policy.ts'
import { readUnitRows, unitNames } from './rules/unit-rows.ts'
import type { UnitRows } from './schema.ts'
import { readUnitCodes } from './start-store.ts'

export type UnitSheetOutcome =
  | { readonly ok: true; readonly value: UnitRows }
  | {
      readonly ok: false
      readonly refusal: Refusal<SheetRefusal | 'may_not_start' | 'no_upload' | 'units_invalid'>
      readonly problems?: readonly Problem[]
    }

/** Reads the units of an XLSX or CSV for a contest that is to be started; writes nothing. */
export const readUnitSheet = async (
  context: Context,
  actor: Actor,
  bytes: Uint8Array | null,
): Promise<UnitSheetOutcome> => {
  if (!mayStartContest(actor)) return refuse('may_not_start')
  if (bytes === null) return refuse('no_upload')
  const sheets = await readSheets(bytes)
  if (!sheets.ok) return sheets
  const rows = sheets.value[0]?.rows ?? []
  const read = readUnitRows(rows, await readUnitCodes(context.db.query, unitNames(rows)))
  if (read.ok) return ok({ rows: [...read.value] })
  return { ...refuse('units_invalid', { count: read.problems.length }), problems: read.problems }
}
