/** A wait that can be called off: `pause` is true once it is over, false where it was called off. */
export const openPause = () => {
  let end = (): void => undefined
  return {
    pause: (ms: number): Promise<boolean> =>
      new Promise((resolve) => {
        const timer = setTimeout(() => resolve(true), ms)
        end = () => {
          clearTimeout(timer)
          resolve(false)
        }
      }),
    callOff: (): void => end(),
  }
}
