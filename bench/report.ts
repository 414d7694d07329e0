import { cpus, loadavg, totalmem } from 'node:os'

export type Cell = string | number
export type Table = {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}
/** A figure the product is held to, and whether this run held it. */
export type Hold = { readonly what: string; readonly measured: Cell; readonly met: boolean }
/** What a scenario found. */
export type Findings = {
  readonly tables: readonly Table[]
  readonly holds: readonly Hold[]
  readonly notes: readonly string[]
}
export type Report = Findings & {
  readonly scenario: string
  readonly at: string
  readonly machine: string
  /** runnable processes of the machine over the minute before the run */
  readonly load: number
}

/** What is to be known of the machine before a run; to be asked before anything is started. */
export const machineNow = (scenario: string): Omit<Report, keyof Findings> => ({
  scenario,
  at: new Date().toISOString(),
  machine: `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`,
  load: Number((loadavg()[0] ?? 0).toFixed(2)),
})

const shown = (cell: Cell): string => {
  if (typeof cell === 'string') return cell
  if (Number.isInteger(cell) || Math.abs(cell) >= 100)
    return Math.round(cell).toLocaleString('en-US')
  return cell.toFixed(Math.abs(cell) < 10 ? 2 : 1)
}

const lines = ({ title, columns, rows }: Table): string[] => {
  const cells = [columns, ...rows.map((row) => row.map(shown))]
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => row[index]?.length ?? 0)))
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, index) => (index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0))).join(' | ')} |`
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`
  const [head = [], ...body] = cells
  return [title, '', line(head), rule, ...body.map(line), '']
}

/** The report as tables for people, in Markdown. */
export const asText = (report: Report): string =>
  [
    `${report.scenario}, ${report.at}`,
    `${report.machine}; load before the start ${report.load}, the load generator on the same cores`,
    '',
    ...report.tables.flatMap(lines),
    ...report.holds.map(
      ({ what, measured, met }) => `${met ? 'held' : 'NOT HELD'}: ${what}: ${shown(measured)}`,
    ),
    ...report.notes,
  ].join('\n')
