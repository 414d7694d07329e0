/**
 * Stops on SIGINT, SIGTERM and SIGHUP: the first lets `stop` finish (exit code 0, or 1 when it fails), a
 * second one exits at once.
 */
export const stopOnSignals = (stop: () => Promise<void>, say: (sentence: string) => void): void => {
  let isStopping = false
  const onSignal = (): void => {
    if (isStopping) process.exit(1)
    isStopping = true
    say('Stopping: requests under way are answered first.')
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        say(`Stopping failed: ${String(error)}`)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  process.on('SIGHUP', onSignal)
}
