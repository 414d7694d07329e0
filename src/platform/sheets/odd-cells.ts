import { inflateRawSync } from 'node:zlib'
import { layOut } from './check-workbook.ts'

/** A cell that the reader gives otherwise than Excel shows it: 0.25 for 25%, nothing for #N/A. */
export type OddCell = 'percent' | 'error'

/** By the name of the sheet, then by the cell, e.g. `D5`. */
export type OddCells = ReadonlyMap<string, ReadonlyMap<string, OddCell>>

type Parts = ReadonlyMap<string, string>

/** Numbers of the formats 0% and 0.00%, which every workbook has without naming them. */
const percentFormats = new Set(['9', '10'])

const readParts = (zip: Buffer): Parts =>
  new Map(
    (layOut(zip) ?? [])
      .filter(({ name }) => /\.(?:xml|rels)$/iu.test(name))
      .map(({ name, method, bytes }) => [
        name,
        (method === 8 ? inflateRawSync(bytes) : bytes).toString('utf8'),
      ]),
  )

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s${name}=["']([^"']*)["']`, 'u').exec(tag)?.[1]

// A tag ends before the next begins: what searched on for its end would take a day of a hostile file.
const tagsOf = (xml: string, name: string): readonly string[] =>
  [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}(?:\\s[^<>]*)?>`, 'gu'))].map(([tag]) => tag)

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
}

const unescaped = (text: string): string =>
  text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/giu,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return entities[name] ?? whole
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      // The reader gives NUL for what is no code point, and the sheet's name must be the same.
      return String.fromCodePoint(code > 0x10ffff ? 0 : code)
    },
  )

/** Places of the cell styles that show a percentage. */
const percentStyles = (styles: string): ReadonlySet<string> => {
  const named = tagsOf(styles, 'numFmt')
    .filter((tag) => attribute(tag, 'formatCode')?.includes('%') === true)
    .map((tag) => attribute(tag, 'numFmtId'))
  const from = styles.search(/<(?:\w+:)?cellXfs[\s>]/u)
  const cells = from === -1 ? '' : (styles.slice(from).split(/<\/(?:\w+:)?cellXfs>/u, 1)[0] ?? '')
  return new Set(
    tagsOf(cells, 'xf').flatMap((tag, place) => {
      const format = attribute(tag, 'numFmtId')
      return format !== undefined && (percentFormats.has(format) || named.includes(format))
        ? [String(place)]
        : []
    }),
  )
}

const UNCALCULATED =
  /(<(?:\w+:)?c\s[^<>]*>)<(?:\w+:)?f(?:\s[^<>]*)?(?:\/>|>[^<]*<\/(?:\w+:)?f>)<\/(?:\w+:)?c>/gu

const oddOf = (sheet: string, percents: ReadonlySet<string>): ReadonlyMap<string, OddCell> => {
  const found = new Map<string, OddCell>()
  for (const tag of tagsOf(sheet, 'c')) {
    const cell = attribute(tag, 'r')
    const type = attribute(tag, 't') ?? 'n'
    if (cell === undefined) continue
    if (type === 'e') found.set(cell, 'error')
    else if (type === 'n' && percents.has(attribute(tag, 's') ?? '')) found.set(cell, 'percent')
  }
  // A formula of which no program has left the result: nobody can tell what the cell shows.
  for (const [, tag = ''] of sheet.matchAll(UNCALCULATED)) {
    const cell = attribute(tag, 'r')
    if (cell !== undefined) found.set(cell, 'error')
  }
  return found
}

/**
 * Finds the percentages and the failed formulas of a workbook that `checkWorkbook` found harmless;
 * none in a file that is no workbook.
 */
export const oddCells = (file: Uint8Array): OddCells => {
  const parts = readParts(Buffer.from(file.buffer, file.byteOffset, file.byteLength))
  const percents = percentStyles(parts.get('xl/styles.xml') ?? '')
  const targets = new Map(
    tagsOf(parts.get('xl/_rels/workbook.xml.rels') ?? '', 'Relationship').map((tag) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target')?.replace(/^\/?xl\//u, '') ?? '',
    ]),
  )
  return new Map(
    tagsOf(parts.get('xl/workbook.xml') ?? '', 'sheet').map((tag) => [
      unescaped(attribute(tag, 'name') ?? ''),
      oddOf(parts.get(`xl/${targets.get(attribute(tag, '\\w+:id')) ?? ''}`) ?? '', percents),
    ]),
  )
}
