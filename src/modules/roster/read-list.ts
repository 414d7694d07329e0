import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { readSheets } from '#src/platform/sheets/read-sheets.ts'
import type { SheetRefusal } from '#src/platform/sheets/refusals.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { type DeskAddress, type DeskRefusal, openDesk } from './open-desk.ts'
import { readTable, type RosterTable } from './rules/roster-table.ts'

/** Rows that one list may have; more come in several lists. */
export const mostRows = 5000

/**
 * Reads a file, or text copied from a spreadsheet, into the table in which it is corrected. Nothing
 * is judged yet and nothing is kept.
 */
export const readList = async (
  context: Context,
  actor: Actor,
  at: DeskAddress,
  file: Uint8Array | null,
): Promise<Result<RosterTable, DeskRefusal | SheetRefusal | 'list_nobody' | 'list_too_long'>> => {
  const opened = await openDesk(context, actor, at, 'keep')
  if (!opened.ok) return opened
  const sheets = await readSheets(file ?? Buffer.alloc(0))
  if (!sheets.ok) return sheets
  const table = readTable(sheets.value)
  if (table === null) return refuse('list_nobody')
  return table.rows.length > mostRows ? refuse('list_too_long', { most: mostRows }) : ok(table)
}
