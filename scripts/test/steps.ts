import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Counts, countsOfNodeTest, countsOfPlaywright, failuresOfNodeTest } from './counts.ts'
import { findChromium } from './find-chromium.ts'
import { runCommand } from './run-command.ts'

/** How a step went: `said` is what to print when it failed; counts are of test runners alone. */
export type Outcome = { readonly ok: boolean; readonly said: string; readonly counts?: Counts }

/** A step of `npm test`. */
export type Step = { readonly name: string; readonly run: () => Promise<Outcome> }

const root = path.resolve(import.meta.dirname, '../..')
const program = (file: string): readonly [string, string] => [
  process.execPath,
  path.join(root, 'node_modules', file),
]

// For a whole file too: only what hangs is to be stopped by it, on the slowest machine.
const TEST_PATIENCE_MS = 300_000

const WALLED = ['src', 'web', 'scripts', 'test', 'bench']

/** Nothing here depends on another: they run two at a time. */
export const checks: readonly Step[] = [
  check(
    'types',
    [...program('typescript/bin/tsc'), '-p', 'tsconfig.json'],
    [...program('typescript/bin/tsc'), '-p', 'test/browser/tsconfig.json'],
  ),
  check(
    'web',
    [process.execPath, path.join(root, 'scripts/build-web.ts')],
    [...program('svelte-check/bin/svelte-check'), '--tsconfig', 'web/tsconfig.json'],
  ),
  // The linter reads the types of the routes, which another step may not have written yet.
  check(
    'lint',
    [...program('@sveltejs/kit/svelte-kit.js'), 'sync'],
    [...program('oxlint/bin/oxlint'), '--deny-warnings'],
  ),
  check('format', [...program('prettier/bin/prettier.cjs'), '--check', '.']),
  check('walls', [
    ...program('dependency-cruiser/bin/dependency-cruiser.mjs'),
    '--output-type=err-long',
    ...WALLED.filter((folder) => existsSync(path.join(root, folder))),
  ]),
  check('unused', [...program('knip/bin/knip.js')]),
]

/** Tests, one kind after the other: each may use the whole machine. */
export const tests: readonly Step[] = [
  nodeTests('unit', ['src/**/*.test.ts', 'web/**/*.test.ts', 'scripts/**/*.test.ts']),
  nodeTests('acceptance', ['test/acceptance/**/*.test.ts', 'test/scenarios/**/*.test.ts']),
  nodeTests('faults', ['test/faults/**/*.test.ts']),
  { name: 'browser', run: browserTests },
]

function check(name: string, ...commands: readonly (readonly [string, ...string[]])[]): Step {
  const run = async (): Promise<Outcome> => {
    for (const command of commands) {
      const { code, output } = await runCommand(command)
      if (code !== 0) return { ok: false, said: output }
    }
    return { ok: true, said: '' }
  }
  return { name, run }
}

function nodeTests(name: string, globs: readonly string[]): Step {
  const run = async (): Promise<Outcome> => {
    const { code, output } = await runCommand([
      process.execPath,
      '--test',
      '--test-concurrency=2',
      `--test-timeout=${TEST_PATIENCE_MS}`,
      '--test-reporter=spec',
      ...globs,
    ])
    return judge(code, countsOfNodeTest(output), failuresOfNodeTest(output))
  }
  return { name, run }
}

async function browserTests(): Promise<Outcome> {
  const chromium = await findChromium()
  if ('missing' in chromium) return { ok: false, said: chromium.missing }
  const folder = await mkdtemp(path.join(tmpdir(), 'hoithi-browser-'))
  const report = path.join(folder, 'report.json')
  try {
    const { code, output } = await runCommand(
      [...program('@playwright/test/cli.js'), 'test', '--reporter=line,json'],
      {
        ...process.env,
        CHROMIUM_PATH: chromium.path,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      },
    )
    const written = await readFile(report, 'utf8').catch(() => '{}')
    return judge(code, countsOfPlaywright(written), output)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function judge(code: number | null, counts: Counts | null, said: string): Outcome {
  if (counts === null) return { ok: false, said }
  if (counts.passed + counts.failed === 0)
    return { ok: false, said: `No tests were found.\n${said}` }
  const ok = code === 0 && counts.failed === 0
  // A runner may fail where no single test did: that is one failure more, never none.
  const failed = ok ? 0 : Math.max(counts.failed, 1)
  return { ok, said, counts: { passed: counts.passed, failed } }
}
