import { attempts } from './attempts.ts'
import { find } from './find.ts'
import { floor } from './floor.ts'
import { growth } from './growth.ts'
import { memory } from './memory.ts'
import { moodleSteps } from './moodle-steps.ts'
import { page } from './page.ts'
import { portal } from './portal.ts'
import { rush } from './rush.ts'
import { asText, type Findings, machineNow, type Report } from './report.ts'
import { readCommand, type Scale } from './scale.ts'

const scenarios: Readonly<Record<string, (scale: Scale) => Promise<Findings>>> = {
  floor,
  attempts,
  'moodle-steps': moodleSteps,
  rush,
  growth,
  page,
  portal,
  memory,
  find,
}

// `npm run bench -- NAME [--json] [--people=N] [--seconds=N] [--sizes=N,…] [--connections=N,…]`
const command = readCommand(process.argv.slice(2))
const scenario = scenarios[command.scenario]
if (scenario === undefined) {
  process.stderr.write(`npm run bench -- ${Object.keys(scenarios).join('|')} [--json]\n`)
  process.exitCode = 2
} else {
  const machine = machineNow(command.scenario)
  const report: Report = { ...machine, ...(await scenario(command.scale)) }
  process.stdout.write(`${command.isJson ? JSON.stringify(report, null, 2) : asText(report)}\n`)
  if (report.holds.some(({ met }) => !met)) process.exitCode = 1
}
