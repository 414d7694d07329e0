import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** Where a process works (its current folder); null when there is no such living process. */
export const workingFolderOf = (pid: number): string | null => {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    // No such process, one that has ended, or one of another user: none is a server of ours.
    return null
  }
}

/**
 * When a process started, in clock ticks since boot (proc(5), stat, field 22); null when it isn't
 * living. With the pid it names a process for as long as the machine is up.
 */
export const startOf = (pid: number): string | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name, field 2, is in brackets and may hold anything; the fields after it are plain.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? null : (fields[19] ?? null)
  } catch {
    return null
  }
}

/** The living processes that work in this folder. */
export const processesIn = (folder: string): readonly number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map(Number)
    .filter((pid) => workingFolderOf(pid) === folder)
