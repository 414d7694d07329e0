import { parseArgs } from 'node:util'

/** How large a run is; what is not said is the scenario's own. */
export type Scale = {
  readonly people: number | undefined
  readonly seconds: number | undefined
  readonly sizes: readonly number[] | undefined
  readonly connections: readonly number[] | undefined
}
export type Command = {
  readonly scenario: string
  readonly isJson: boolean
  readonly scale: Scale
}

const whole = (text: string): number => {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw new Error(`${text}: a whole number from 1`)
  return value
}
const list = (text: string): number[] => text.split(',').map(whole)

/** Reads the command line. Throws on an unknown option or a number that is none. */
export const readCommand = (args: readonly string[]): Command => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      people: { type: 'string' },
      seconds: { type: 'string' },
      sizes: { type: 'string' },
      connections: { type: 'string' },
    },
  })
  const { people, seconds, sizes, connections } = values
  return {
    scenario: positionals[0] ?? '',
    isJson: values.json,
    scale: {
      people: people === undefined ? undefined : whole(people),
      seconds: seconds === undefined ? undefined : whole(seconds),
      sizes: sizes === undefined ? undefined : list(sizes),
      connections: connections === undefined ? undefined : list(connections),
    },
  }
}
