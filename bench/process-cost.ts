import { readdir, readFile } from 'node:fs/promises'

/** What processes have cost so far, and hold now. */
export type Cost = {
  readonly cpuMs: number
  /** proportional set size: shared pages are counted once over all processes */
  readonly memoryBytes: number
}

// /proc counts in ticks of USER_HZ, which Linux fixes at 100 a second.
const tickMs = 10

const textOf = (pid: number, file: string): Promise<string> =>
  readFile(`/proc/${pid}/${file}`, 'utf8').catch((error: NodeJS.ErrnoException) => {
    // The process has ended meanwhile.
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return ''
    throw error
  })

// Fields after the name in brackets: 0 state, 1 parent, 11–14 ticks of its own and of its ended children.
const statOf = async (pid: number): Promise<number[]> => {
  const text = await textOf(pid, 'stat')
  return text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
}

const memoryOf = async (pid: number): Promise<number> => {
  const kilobytes = /^Pss:\s+(\d+)/mu.exec(await textOf(pid, 'smaps_rollup'))?.[1]
  return Number(kilobytes ?? 0) * 1024
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

/** The parent of a process. */
export const parentOf = async (pid: number): Promise<number> => (await statOf(pid))[1] ?? 0

/** What a process and its children cost. */
export const costOf = async (parent: number): Promise<Cost> => {
  const all = (await readdir('/proc')).map(Number).filter((pid) => pid > 0)
  const stats = await Promise.all(all.map(async (pid) => ({ pid, stat: await statOf(pid) })))
  const ours = stats.filter(({ pid, stat }) => pid === parent || stat[1] === parent)
  const memory = await Promise.all(ours.map(({ pid }) => memoryOf(pid)))
  return {
    cpuMs: tickMs * sum(ours.map(({ stat }) => sum(stat.slice(11, 15)))),
    memoryBytes: sum(memory),
  }
}
