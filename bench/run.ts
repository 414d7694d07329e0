import { attempts } from './attempts.ts'

const scenarios: Readonly<Record<string, (say: (line: string) => void) => Promise<void>>> = {
  attempts,
}

// `npm run bench -- <scenario>`
const wanted = scenarios[process.argv[2] ?? '']
if (wanted === undefined) {
  process.stderr.write(`npm run bench -- ${Object.keys(scenarios).join('|')}\n`)
  process.exitCode = 2
} else await wanted((line) => process.stdout.write(`${line}\n`))
