import { ensureWebBuilt } from '../scripts/build-web.ts'
import { readConfig, SettingError } from './config.ts'
import { loadWeb } from './platform/http/web.ts'
import { StartError } from './start/start-error.ts'
import { startServer } from './start/start-server.ts'
import { stopOnSignals } from './start/stop-on-signals.ts'

const say = (sentence: string): void => {
  process.stderr.write(`${sentence}\n`)
}

const loadPages = async () => {
  await ensureWebBuilt()
  return loadWeb()
}

try {
  const starting = startServer(readConfig(), loadPages, say)
  stopOnSignals(() => starting.then(({ stop }) => stop()), say)
  await starting
} catch (error) {
  if (!(error instanceof StartError || error instanceof SettingError)) throw error
  say(error.message)
  process.exit(1)
}
