import { open, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Demo } from './demo-people.ts'

const SignIn = Type.Object({ username: Type.String(), password: Type.String() })
const DemoFile = Type.Object({
  contest: Type.String(),
  part: Type.String(),
  contestants: Type.Array(SignIn),
  coordinator: SignIn,
  organiser: SignIn,
})

/** Where the demo sign-ins are kept. */
export const demoFile = (dataFolder: string): string => path.join(dataFolder, 'demo.json')

/** The same while the demo is being loaded: what it holds is to be finished by the next start. */
export const unfinishedDemoFile = (dataFolder: string): string => `${demoFile(dataFolder)}.part`

/** Reads a file of demo sign-ins; null where there is none, or only the torn half of one. */
export const readDemo = async (file: string): Promise<Demo | null> => {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (text === null) return null
  try {
    const held: unknown = JSON.parse(text)
    return Value.Check(DemoFile, held) ? held : null
  } catch {
    // Written before anybody was created with it, so a torn one is nobody's loss.
    return null
  }
}

/** Writes down the passwords before anybody has them: readable by this user alone, on the disk. */
export const writeUnfinishedDemo = async (dataFolder: string, demo: Demo): Promise<void> => {
  const file = await open(unfinishedDemoFile(dataFolder), 'w', 0o600)
  try {
    await file.chmod(0o600)
    await file.writeFile(`${JSON.stringify(demo, null, 2)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Says that the demo is whole. */
export const finishDemo = async (dataFolder: string, demo: Demo): Promise<void> => {
  await writeUnfinishedDemo(dataFolder, demo)
  await rename(unfinishedDemoFile(dataFolder), demoFile(dataFolder))
}
