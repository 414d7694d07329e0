import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after } from 'node:test'

const folders: string[] = []

// Hooks of a test run in the order in which they were given; at the end of the file whatever the
// tests started in their folders has stopped.
after(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

/** Removes a folder, with all in it, when the tests of this file have ended. */
export const removeAtEnd = (folder: string): void => {
  folders.push(folder)
}

/** A new folder, which every user may enter unless told otherwise, removed when the file's tests have ended. */
export const temporaryFolder = async (name = 'hoithi-', mode = 0o755): Promise<string> => {
  const folder = await mkdtemp(path.join(tmpdir(), name))
  await chmod(folder, mode)
  removeAtEnd(folder)
  return folder
}
