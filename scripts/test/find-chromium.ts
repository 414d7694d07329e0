import { accessSync, constants, existsSync } from 'node:fs'
import path from 'node:path'
import { runCommand } from './run-command.ts'

/** The path of a Chromium, or the sentence that says why there is none. */
export type Chromium = { readonly path: string } | { readonly missing: string }

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

/**
 * Finds Chromium: CHROMIUM_PATH, else one in the path, else Debian's package, which is installed
 * where we may. Says in a sentence why there is none.
 */
export const findChromium = async (): Promise<Chromium> => {
  const given = process.env['CHROMIUM_PATH']
  if (given !== undefined && given !== '') {
    return existsSync(given)
      ? { path: given }
      : { missing: `CHROMIUM_PATH is ${given}, but there is no such file.` }
  }
  const found = inPath(PROGRAMS)
  if (found !== null) return { path: found }
  const reason = await installFromDebian()
  const installed = inPath(PROGRAMS)
  if (installed !== null) return { path: installed }
  return {
    missing: `The browser tests need Chromium, and there is none: ${reason} Install the package "chromium", or set CHROMIUM_PATH.`,
  }
}

const inPath = (programs: readonly string[]): string | null => {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter)
  const places = programs.flatMap((program) => folders.map((folder) => path.join(folder, program)))
  return places.find(isExecutable) ?? null
}

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const installFromDebian = async (): Promise<string> => {
  if (inPath(['apt-get']) === null) return 'this machine has no apt-get.'
  if (process.getuid?.() !== 0) return 'only root may install packages.'
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const { code, output } = await runCommand(['apt-get', ...args], environment)
    if (code !== 0) return `apt-get ${args[0]} failed: ${output.trim().slice(-500)}.`
  }
  return 'the package holds no such program.'
}
