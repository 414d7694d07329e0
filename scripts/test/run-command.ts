import { spawn } from 'node:child_process'

/** How a command ended: all that it said, and its code (null when a signal ended it). */
export type Ended = { readonly code: number | null; readonly output: string }

/** Runs a command without input and keeps what it says. A command that can't be started ends with 127. */
export const runCommand = (
  [program, ...args]: readonly [string, ...string[]],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Ended> =>
  new Promise((resolve) => {
    const child = spawn(program, args, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const keep = (text: string): void => {
      output += text
    }
    child.stdout.setEncoding('utf8').on('data', keep)
    child.stderr.setEncoding('utf8').on('data', keep)
    child.once('error', (error) => resolve({ code: 127, output: error.message }))
    child.once('close', (code) => resolve({ code, output }))
  })
