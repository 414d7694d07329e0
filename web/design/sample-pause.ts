/** As long as a reply from far away takes, so that what is under way can be looked at. */
export const samplePause = (): Promise<void> =>
  new Promise((done) => {
    setTimeout(done, 800)
  })
