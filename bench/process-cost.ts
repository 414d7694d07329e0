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

/** What a process holds, in bytes: proportional, shared pages counted once over all processes. */
export const memoryOf = async (pid: number): Promise<number> => {
  const kilobytes = /^Pss:\s+(\d+)/mu.exec(await textOf(pid, 'smaps_rollup'))?.[1]
  return Number(kilobytes ?? 0) * 1024
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

const processes = async (): Promise<number[]> =>
  (await readdir('/proc')).map(Number).filter((pid) => pid > 0)

/** A process and all that descend from it, parents before children. */
export const treeOf = async (root: number): Promise<readonly number[]> => {
  const all = await Promise.all(
    (await processes()).map(async (pid) => ({ pid, parent: await parentOf(pid) })),
  )
  const below = (parents: readonly number[]): number[] => {
    const children = all.filter(({ parent }) => parents.includes(parent)).map(({ pid }) => pid)
    return children.length === 0 ? [] : [...children, ...below(children)]
  }
  return [root, ...below([root])]
}

/** The parent of a process. */
export const parentOf = async (pid: number): Promise<number> => (await statOf(pid))[1] ?? 0

/** What a process and its children cost. */
export const costOf = async (parent: number): Promise<Cost> => {
  const all = await processes()
  const stats = await Promise.all(all.map(async (pid) => ({ pid, stat: await statOf(pid) })))
  const ours = stats.filter(({ pid, stat }) => pid === parent || stat[1] === parent)
  const memory = await Promise.all(ours.map(({ pid }) => memoryOf(pid)))
  return {
    cpuMs: tickMs * sum(ours.map(({ stat }) => sum(stat.slice(11, 15)))),
    memoryBytes: sum(memory),
  }
}
