import type { Page } from '@playwright/test'
import { expect, test } from './application.ts'

/** Bytes on the wire of a cold visit: everything the page asks for, headers and all. */
const bytesOf = async (page: Page, path: string): Promise<number> => {
  const network = await page.context().newCDPSession(page)
  await network.send('Network.enable')
  let bytes = 0
  network.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await page.goto(path, { waitUntil: 'load' })
  await page.evaluate(() => document.fonts.ready)
  return bytes
}

test('the home page, cold, weighs at most 100 kB', async ({ page }) => {
  expect(await bytesOf(page, '/')).toBeLessThan(100_000)
})

test('a public page asks this site alone', async ({ page, running }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).origin))
  for (const path of ['/', '/contests/cai-cach-2021', '/contests/cai-cach-2021/ranking']) {
    await page.goto(path, { waitUntil: 'networkidle' })
  }
  expect(new Set(asked)).toEqual(new Set([running.origin]))
})
