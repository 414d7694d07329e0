import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmod, copyFile, mkdir, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import { temporaryFolder } from '#test/factories/temporary-folder.ts'

const root = path.resolve(import.meta.dirname, '../..')
const empty = { name: 'tried', lockfileVersion: 3, packages: { '': { name: 'tried' } } }

/** A small project with the runner in it, in a path with a space; its npm only notes its calls. */
const aProject = async (): Promise<{ folder: string; npm: string }> => {
  const folder = path.join(await temporaryFolder(), 'hội thi')
  await mkdir(path.join(folder, 'scripts'), { recursive: true })
  await copyFile(path.join(root, 'scripts/run.mjs'), path.join(folder, 'scripts/run.mjs'))
  await writeFile(path.join(folder, 'package.json'), '{"name": "tried", "type": "module"}')
  await writeFile(path.join(folder, 'package-lock.json'), JSON.stringify(empty))
  const npm = path.join(folder, 'bin')
  await mkdir(npm)
  await writeFile(
    path.join(npm, 'npm'),
    `#!/bin/sh
echo "$@ omit=$npm_config_omit" >> calls
mkdir -p node_modules && cp package-lock.json node_modules/.package-lock.json
`,
  )
  await chmod(path.join(npm, 'npm'), 0o755)
  return { folder, npm }
}

const environment = (npm: string): NodeJS.ProcessEnv => ({
  PATH: `${npm}:/usr/bin:/bin`,
  NODE_ENV: 'production',
  npm_config_omit: 'dev',
})

const runIn = (
  { folder, npm }: { folder: string; npm: string },
  ...args: readonly string[]
): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(process.execPath, ['scripts/run.mjs', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: environment(npm),
    input: 'from stdin',
  })

const callsIn = (folder: string): string =>
  spawnSync('/bin/cat', [path.join(folder, 'calls')], { encoding: 'utf8' }).stdout

test('it installs once, and hands over arguments, input and exit code', async () => {
  const project = await aProject()
  await writeFile(
    path.join(project.folder, 'told.ts'),
    `import { text } from 'node:stream/consumers'
     const told: string = JSON.stringify([process.argv.slice(2), await text(process.stdin)])
     console.log(told)
     process.exit(7)`,
  )
  for (const _ of [1, 2]) {
    const ended = runIn(project, 'told.ts', 'a b', '--c')
    assert.equal(ended.stdout.trim(), '[["a b","--c"],"from stdin"]', ended.stderr)
    assert.equal(ended.status, 7)
  }
  const calls = callsIn(project.folder).trim().split('\n')
  assert.equal(calls.length, 1)
  assert.match(String(calls[0]), /^ci --include=dev .*omit=$/u)
})

test('two at once install once', async () => {
  const project = await aProject()
  await writeFile(path.join(project.folder, 'nothing.ts'), '')
  const children = [1, 2].map(() =>
    spawn(process.execPath, ['scripts/run.mjs', 'nothing.ts'], {
      cwd: project.folder,
      env: environment(project.npm),
      stdio: 'ignore',
    }),
  )
  const codes = await Promise.all(children.map((child) => once(child, 'exit')))
  assert.deepEqual(codes, [
    [0, null],
    [0, null],
  ])
  assert.equal(callsIn(project.folder).trim().split('\n').length, 1)
})

test('a changed lockfile installs again; a failed installation says so and runs nothing', async () => {
  const project = await aProject()
  await writeFile(path.join(project.folder, 'loud.ts'), `console.log('ran')`)
  runIn(project, 'loud.ts')
  const packages = { ...empty.packages, 'node_modules/added': { version: '1.0.0' } }
  const lock = path.join(project.folder, 'package-lock.json')
  await writeFile(lock, JSON.stringify({ ...empty, packages }))
  assert.equal(runIn(project, 'loud.ts').stdout.trim(), 'ran')
  assert.equal(callsIn(project.folder).trim().split('\n').length, 2)

  await writeFile(path.join(project.npm, 'npm'), '#!/bin/sh\nexit 3\n')
  const more = { ...packages, 'node_modules/more': { version: '1.0.0' } }
  await writeFile(lock, JSON.stringify({ ...empty, packages: more }))
  const ended = runIn(project, 'loud.ts')
  assert.deepEqual([ended.status, ended.stdout], [1, ''])
  assert.match(ended.stderr, /Installing failed \(npm ci: 3\)/u)
})

test('a signal reaches the script, which answers it', async (t) => {
  const project = await aProject()
  await writeFile(
    path.join(project.folder, 'patient.ts'),
    `process.once('SIGTERM', () => process.exit(5))
     setInterval(() => undefined, 1000)
     console.log('ready')`,
  )
  const child = spawn(process.execPath, ['scripts/run.mjs', 'patient.ts'], {
    cwd: project.folder,
    env: environment(project.npm),
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  t.after(() => child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  child.kill('SIGTERM')
  assert.deepEqual(await once(child, 'exit'), [5, null])
})

test('an older Node hands over to the one that is installed', async () => {
  const project = await aProject()
  const bundled = path.join(project.folder, `node_modules/node-linux-${process.arch}/bin`)
  await mkdir(bundled, { recursive: true })
  await symlink(process.execPath, path.join(bundled, 'node'))
  await writeFile(
    path.join(project.folder, 'node_modules/.package-lock.json'),
    JSON.stringify(empty),
  )
  await writeFile(
    path.join(project.folder, 'told.ts'),
    `console.log(process.argv[2]); process.exit(4)`,
  )
  // The version is all that the runner goes by.
  const pretend = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.19.0' } })`
  const ended = spawnSync(
    process.execPath,
    [
      `--import=data:text/javascript,${encodeURIComponent(pretend)}`,
      'scripts/run.mjs',
      'told.ts',
      'x',
    ],
    { cwd: project.folder, encoding: 'utf8', env: environment(project.npm) },
  )
  assert.deepEqual([ended.stdout.trim(), ended.status], ['x', 4], ended.stderr)
})
