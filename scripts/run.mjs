// Runs a script of the project: `node scripts/run.mjs src/server.ts …`. Plain JavaScript for any
// Node from 20 on: it installs what package-lock.json names where that isn't there yet, then hands
// over to the Node 24 that came with it.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const modules = path.join(root, 'node_modules')
const bundledNode = path.join(modules, `node-linux-${process.arch}`, 'bin', 'node')
const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
const isCurrent = Number(process.versions.node.split('.')[0]) >= 24

/** Whether node_modules holds what the lockfile says; npm writes its own record last. */
const isInstalled = () => {
  const record = path.join(modules, '.package-lock.json')
  if (!existsSync(record)) return false
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages
  const held = JSON.parse(readFileSync(record, 'utf8')).packages
  return Object.entries(wanted).every(([name, entry]) => {
    if (name === '') return true
    const present = held[name]
    if (present === undefined) return entry.optional === true
    return present.version === entry.version && present.integrity === entry.integrity
  })
}

const hasNode = () => isCurrent || existsSync(bundledNode)

/** What npm passes on to its scripts would change what `npm ci` does; how to reach the registry stays. */
const installEnvironment = () => {
  const kept =
    /^npm_config_(registry|proxy|https?_proxy|noproxy|ca|cafile|strict_ssl|cache|userconfig|globalconfig|offline|prefer_offline|.*:.*)$/iu
  const entries = Object.entries(process.env).filter(
    ([name]) => !/^npm_/iu.test(name) || kept.test(name),
  )
  const folders = (process.env.PATH ?? SYSTEM_PATH).split(path.delimiter)
  const outside = folders.filter((folder) => !path.resolve(folder).startsWith(modules))
  return { ...Object.fromEntries(entries), PATH: outside.join(path.delimiter) }
}

/** npm as it was started, or as found in the path; never run by the Node that it is to replace. */
const npmCommand = () => {
  const { npm_execpath: npm, npm_node_execpath: node } = process.env
  const usable = npm?.endsWith('npm-cli.js') && node && !node.startsWith(modules)
  return usable && existsSync(npm) && existsSync(node) ? [node, npm] : ['npm']
}

const install = async () => {
  console.error('Installing what package-lock.json names; this takes a minute or two.')
  const [command, ...first] = npmCommand()
  const flags = [
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  const ended = await new Promise((resolve) => {
    spawn(command, [...first, 'ci', ...flags], {
      cwd: root,
      env: installEnvironment(),
      // A script's own output may be read by a program: npm's goes to the errors.
      stdio: ['ignore', 2, 2],
    })
      .once('error', (error) => resolve(error.message))
      .once('exit', (code, signal) => resolve(signal ?? code))
  })
  if (ended !== 0) fail(`Installing failed (npm ci: ${ended}). What npm says is above.`)
}

/** One at a time on this machine; the kernel frees the lock with its process. */
const locked = async (work) => {
  const name = `\0hoithi-install-${createHash('sha256').update(root).digest('hex').slice(0, 32)}`
  for (;;) {
    const server = createServer()
    const held = await new Promise((resolve, reject) => {
      server.once('error', (error) =>
        error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
      )
      server.listen(name, () => resolve(true))
    })
    if (held) {
      await work()
      await new Promise((resolve) => server.close(resolve))
      return
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

const fail = (sentence) => {
  console.error(sentence)
  process.exit(1)
}

/**
 * Programs of node_modules, the current Node among them, come first for what a script starts. What
 * the product compiled once is kept: it then needs no compiler of types in its memory.
 */
const environment = () => ({
  ...(script.startsWith('src/') && { NODE_COMPILE_CACHE: path.join(root, 'build', 'compiled') }),
  ...process.env,
  PATH: [path.join(modules, '.bin'), process.env.PATH ?? SYSTEM_PATH].join(path.delimiter),
})

const runChild = (file, args) => {
  const child = spawn(bundledNode, [file, ...args], { stdio: 'inherit', env: environment() })
  child.once('error', (error) => fail(`Node 24 could not be started: ${error.message}`))
  // A terminal sends Ctrl-C to the child as well as to us.
  const forward = (signal) => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, forward)
  child.once('exit', (code, signal) => {
    for (const name of signals) process.off(name, forward)
    if (signal === null) process.exit(code)
    else process.kill(process.pid, signal)
  })
}

const [script, ...args] = process.argv.slice(2)
if (script === undefined) fail('Say which script to run: node scripts/run.mjs src/server.ts')
if (!isCurrent && (process.platform !== 'linux' || !['x64', 'arm64'].includes(process.arch))) {
  fail(
    `This program needs Node 24 or newer, and brings its own for Linux on x64 and arm64 only. Here is Node ${process.versions.node} on ${process.platform} (${process.arch}): install Node 24.`,
  )
}
if (!isInstalled() || !hasNode()) {
  await locked(async () => {
    if (!isInstalled() || !hasNode()) await install()
  })
}
if (!hasNode()) fail('npm ci brought no Node 24 for this machine: install Node 24 and start again.')

const file = path.resolve(root, script)
// Becoming the script saves a process. The Node we run on may be one that was just replaced.
const node = existsSync(bundledNode) ? bundledNode : process.execPath
if (isCurrent) process.execve(node, [node, file, ...args], environment())
else runChild(file, args)
