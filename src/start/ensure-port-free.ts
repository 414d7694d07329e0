import { once } from 'node:events'
import { createServer } from 'node:net'
import type { Config } from '#src/config.ts'
import { StartError } from './start-error.ts'

const sentences: Readonly<Record<string, (config: Pick<Config, 'host' | 'port'>) => string>> = {
  EADDRINUSE: ({ host, port }) =>
    `Port ${port} on ${host} is taken by another program. Stop it, or choose another port: PORT=${port + 1} npm start`,
  EACCES: ({ port }) =>
    `This user may not listen on port ${port}. Choose a port above 1023 and let a proxy listen on ${port}.`,
  EADDRNOTAVAIL: ({ host }) =>
    `This machine has no address ${host}. Set HOST to one that it has; 0.0.0.0 is all of them.`,
  ENOTFOUND: ({ host }) => `The name ${host} is not known. Set HOST to an address of this machine.`,
}

/** The sentence for a failure to listen, or the failure itself where there is none. */
export const listenFailure = (error: unknown, config: Pick<Config, 'host' | 'port'>): unknown => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const sentence = sentences[code]
  return sentence === undefined ? error : new StartError(sentence(config))
}

/** Throws a StartError when the address can't be listened on; asked before anything is touched. */
export const ensurePortFree = async (config: Pick<Config, 'host' | 'port'>): Promise<void> => {
  const probe = createServer()
  try {
    probe.listen({ host: config.host, port: config.port, exclusive: true })
    await once(probe, 'listening')
  } catch (error) {
    throw listenFailure(error, config)
  }
  probe.close()
  await once(probe, 'close')
}
