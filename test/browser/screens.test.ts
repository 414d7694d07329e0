import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './application.ts'

const screens = [
  '/',
  '/contests/cai-cach-2021',
  '/contests/cai-cach-2021/ranking',
  '/contests/cai-cach-2021/ranking?scope=units',
  '/contests/ky-luat-2020/ranking',
  '/contests/chua-cong-bo/ranking',
  '/contests/tam-dung/ranking?unit=du+an',
  '/contests/sap-mo',
  '/contests/cai-cach-2021/share',
  '/contests/cai-cach-2021/embed',
  '/design',
  '/design/desk',
  '/khong-co',
]
const languages = ['vi', 'en', 'km']
const themes = ['light', 'dark', 'contrast']
const widths = [360, 1280]

// Every screen in every language, theme and width would be eighteen times these. In three looks a
// screen meets each of them, and over the screens each language meets each theme.
const looksOf = (screen: number) =>
  [0, 1, 2].map((step) => ({
    language: languages[(screen + step) % 3] ?? 'vi',
    theme: themes[(Math.floor(screen / 3) + 2 * step) % 3] ?? 'light',
    width: widths[(screen + step) % 2] ?? 360,
  }))

for (const [index, path] of screens.entries()) {
  test(`nothing to find fault with on ${path}`, async ({ page, context, running }) => {
    for (const look of looksOf(index)) {
      await context.addCookies([
        { name: 'hoithi_language', value: look.language, url: running.origin },
        { name: 'hoithi_theme', value: look.theme, url: running.origin },
      ])
      await page.setViewportSize({ width: look.width, height: 800 })
      await page.goto(path)
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze()
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
      expect(found, `${path} in ${JSON.stringify(look)}`).toEqual([])
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(wide, `${path} scrolls sideways in ${JSON.stringify(look)}`).toBe(look.width)
    }
  })
}

test('the largest text on the narrowest phone still fits', async ({ page, context, running }) => {
  await context.addCookies([{ name: 'hoithi_text', value: 'larger', url: running.origin }])
  await page.setViewportSize({ width: 320, height: 640 })
  for (const path of screens) {
    await page.goto(path)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide, path).toBe(320)
  }
})

test('a page breaks no rule of its own security policy', async ({ page }) => {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  for (const path of screens.filter((screen) => screen !== '/khong-co')) await page.goto(path)
  expect(complaints).toEqual([])
})
