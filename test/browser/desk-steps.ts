import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Signs in, and waits until the desk is there and alive. */
export const signIn = async (page: Page, username: string, password: string): Promise<void> => {
  await page.goto('/sign-in?returnTo=/desk')
  await page.getByLabel('Tên đăng nhập').fill(username)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Hội thi của tôi' })).toBeVisible()
  await page.waitForLoadState('load')
}

/** What axe finds to object to on the page as it stands, once it is alive. */
export const faultsOf = async (page: Page): Promise<string[]> => {
  await expect(page.locator('[inert]')).toHaveCount(0)
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
}
