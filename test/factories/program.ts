import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import type { TestContext } from 'node:test'

const root = path.resolve(import.meta.dirname, '../..')

/** A process of the program: what it has said so far, and what becomes of it. */
export type Program = {
  readonly pid: number
  /** standard output and standard error together, as they came */
  readonly said: () => string
  /** standard output alone */
  readonly printed: () => string
  /** Gives the first match of the pattern in what it says; throws when it ends without. */
  readonly says: (pattern: RegExp) => Promise<RegExpExecArray>
  readonly kill: (signal: NodeJS.Signals) => void
  /** the exit code, or the signal that ended it */
  readonly ended: Promise<number | NodeJS.Signals>
}

/**
 * Runs a file of src/ as a process, without a terminal and with these settings alone. It is killed
 * when the test ends, should it still run.
 */
export const runProgram = (
  t: TestContext,
  file: 'server.ts' | 'cli.ts',
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
): Program => {
  const child = spawn(process.execPath, [path.join(root, 'src', file), ...args], {
    cwd: root,
    env: { PATH: process.env['PATH'], ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  let printed = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
    printed += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const ended = once(child, 'close').then(([code, signal]: (number | NodeJS.Signals | null)[]) => {
    const end = code ?? signal
    if (end === null || end === undefined) throw new Error('A process ended without a code.')
    return end
  })
  t.after(async () => {
    child.kill('SIGKILL')
    await ended
  })
  const says = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = pattern.exec(said)
        if (found !== null) resolve(found)
      }
      child.stdout.on('data', look)
      child.stderr.on('data', look)
      child.once('close', () => reject(new Error(`It ended without saying ${pattern}:\n${said}`)))
      look()
    })
  return {
    pid: child.pid ?? 0,
    said: () => said,
    printed: () => printed,
    says,
    kill: (signal) => void child.kill(signal),
    ended,
  }
}
