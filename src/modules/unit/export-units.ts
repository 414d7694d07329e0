import type { Context } from '#src/platform/context.ts'
import type { Download } from '#src/platform/http/files.ts'
import { sheetDownload, type SheetFormat } from '#src/platform/sheets/write-sheet.ts'
import { vietnamDay } from '#src/shared/instant.ts'
import { writtenHeadings } from './rules/headings.ts'
import { rowsOfUnits } from './rules/sheet-of-units.ts'
import { readForest } from './store.ts'

/** The whole tree as a file that can be changed and imported again. */
export const exportUnits = async (context: Context, format: SheetFormat): Promise<Download> =>
  sheetDownload(
    {
      name: 'Cây đơn vị',
      columns: writtenHeadings.map(([, heading, width]) => ({ heading, width })),
      rows: rowsOfUnits(await readForest(context.db.query)),
    },
    format,
    `Cây đơn vị ${vietnamDay(context.clock.now())}`,
  )
