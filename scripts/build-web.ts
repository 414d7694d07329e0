import { createHash } from 'node:crypto'
import { spawn } from 'node:child_process'
import {
  mkdir,
  open,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

const root = resolve(import.meta.dirname, '..')
const build = join(root, 'build')
const current = join(build, 'web')
const lock = join(build, 'web.lock')

// What the built app is made of; a module's schemas and refusals are all it knows of the server.
const sources = ['web', 'src/shared', 'vite.config.ts', 'package.json', 'package-lock.json']

const isShared = (path: string): boolean =>
  !path.endsWith('.test.ts') && /\/(schema|refusals)\.ts$|\/rules\//u.test(path)

const filesBelow = async (path: string): Promise<readonly string[]> => {
  if ((await stat(path)).isFile()) return [path]
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** The name of what would be built now: the same sources, the same name. */
const versionOfSources = async (): Promise<string> => {
  const own = await Promise.all(sources.map((path) => filesBelow(join(root, path))))
  const modules = (await filesBelow(join(root, 'src/modules'))).filter(isShared)
  const hash = createHash('sha256')
  for (const path of [...own.flat(), ...modules].toSorted()) {
    hash
      .update(path.slice(root.length))
      .update('\0')
      .update(await readFile(path))
      .update('\0')
  }
  return hash.digest('hex').slice(0, 16)
}

const builtVersion = async (): Promise<string | null> => {
  const target = await readlink(current).catch(() => null)
  if (target === null) return null
  const whole = await stat(join(build, target, 'version')).catch(() => null)
  return whole === null ? null : target.replace(/^web-/u, '')
}

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it runs as somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Runs `work` while no other process builds; a lock left by a killed process is taken over. */
const alone = async (work: () => Promise<void>): Promise<void> => {
  for (;;) {
    const file = await open(lock, 'wx').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return null
      throw error
    })
    if (file !== null) {
      await file.writeFile(String(process.pid))
      await file.close()
      break
    }
    const holder = Number(await readFile(lock, 'utf8').catch(() => ''))
    const age = Date.now() - ((await stat(lock).catch(() => null))?.mtimeMs ?? Date.now())
    // An empty lock is one that is being written this moment.
    if (holder > 0 ? !isRunning(holder) : age > 5000) await rm(lock, { force: true })
    else await delay(200)
  }
  try {
    await work()
  } finally {
    await rm(lock, { force: true })
  }
}

const runTool = (
  tool: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<void> =>
  new Promise((done, fail) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', tool), ...args], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.on('error', fail)
    child.on('exit', (code) => {
      if (code === 0) done()
      else fail(new Error(`The web app does not build (${tool} exited with ${code}):\n${said}`))
    })
  })

/** Removes all but the newest three: a server started on an older one may still read from it. */
const clearOld = async (): Promise<void> => {
  const names = (await readdir(build)).filter((name) => /^web-[0-9a-f]{16}$/u.test(name))
  const aged = await Promise.all(
    names.map(async (name) => ({ name, age: (await stat(join(build, name))).mtimeMs })),
  )
  for (const { name } of aged.toSorted((one, other) => other.age - one.age).slice(3)) {
    await rm(join(build, name), { recursive: true, force: true })
  }
}

const buildVersion = async (version: string): Promise<void> => {
  const out = join(build, `web-${version}`)
  // Sources that went back to a former state: its build may be in use, and is whole.
  if ((await stat(join(out, 'version')).catch(() => null)) === null) {
    await runTool('vite/bin/vite.js', ['build', '--logLevel', 'warn'], {
      HOITHI_WEB_OUT: out,
      HOITHI_WEB_VERSION: version,
    })
    await rm(`${out}.kit`, { recursive: true, force: true })
    await writeFile(join(out, 'version'), version)
  }
  // The types that the checker reads belong to .svelte-kit, not to a folder that is gone; and to the
  // routes as they are now, also where this version was built before.
  await runTool('@sveltejs/kit/svelte-kit.js', ['sync'])
  // A link is replaced in one step; whoever runs on the old folder goes on reading the old folder.
  const link = join(build, `web.${process.pid}`)
  await rm(link, { force: true })
  await symlink(`web-${version}`, link)
  const old = await stat(current).catch(() => null)
  if (old !== null && (await readlink(current).catch(() => null)) === null) {
    await rm(current, { recursive: true })
  }
  await rename(link, current)
  await clearOld()
}

/**
 * Builds the web app into build/web when its sources changed since the last build, and does
 * nothing otherwise. Servers that run on the former build are not disturbed; of two at once, one
 * builds and the other waits for it. Throws with the compiler's words when it does not build.
 */
export const ensureWebBuilt = async (): Promise<void> => {
  if ((await builtVersion()) === (await versionOfSources())) return
  await mkdir(build, { recursive: true })
  await alone(async () => {
    const version = await versionOfSources()
    if ((await builtVersion()) !== version) await buildVersion(version)
  })
}

if (import.meta.main) await ensureWebBuilt()
