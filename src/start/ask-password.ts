import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { StartError } from './start-error.ts'

/**
 * Asks at the terminal without showing what is typed. Throws a StartError where the answer is
 * Ctrl-C or the end of the input.
 */
export const askPassword = (question: string): Promise<string> =>
  new Promise((resolve, reject) => {
    process.stdout.write(question)
    const unseen = new Writable({ write: (_chunk, _encoding, done) => done() })
    const lines = createInterface({ input: process.stdin, output: unseen, terminal: true })
    lines.once('SIGINT', () => lines.close())
    lines.once('close', () => {
      process.stdout.write('\n')
      reject(new StartError('No password was given: nothing was started.'))
    })
    lines.question('', (answer) => {
      resolve(answer)
      lines.close()
    })
  })
