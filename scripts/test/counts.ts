/** What a test runner counted. A skipped test is a failed promise, so it counts as failed. */
export type Counts = { readonly passed: number; readonly failed: number }

/** Reads the closing lines of node:test's spec reporter; null when there are none. */
export const countsOfNodeTest = (output: string): Counts | null => {
  const count = (word: string): number | null => {
    const found = [...output.matchAll(new RegExp(`^ℹ ${word} (\\d+)$`, 'gmu'))].at(-1)
    return found === undefined ? null : Number(found[1])
  }
  const [passed, ...others] = ['pass', 'fail', 'cancelled', 'skipped', 'todo'].map(count)
  if (passed === null || passed === undefined) return null
  return { passed, failed: others.reduce<number>((sum, other) => sum + (other ?? 0), 0) }
}

/** Reads the `stats` of Playwright's JSON report. A test that passed only at a later try failed. */
export const countsOfPlaywright = (report: string): Counts | null => {
  const { stats } = JSON.parse(report) as {
    stats?: { expected: number; unexpected: number; flaky: number; skipped: number }
  }
  if (stats === undefined) return null
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped }
}

/** The part of node:test's output that tells what failed; all of it where there is no such part. */
export const failuresOfNodeTest = (output: string): string => {
  const at = output.lastIndexOf('✖ failing tests:')
  return at < 0 ? output : output.slice(at)
}
