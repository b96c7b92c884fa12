import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** The password that the first administrator chooses. */
export const OWN_PASSWORD = 'seven green pears'

/** The slowest largest contentful paint that a page may have. */
export const LCP_MS = 2_000

export async function signIn(page: Page, console: string, user: string, password: string): Promise<void> {
  await page.goto(`${console}console/sign-in`)
  await page.locator('#user').fill(user)
  await page.locator('#password').fill(password)
  await page.locator('#password').press('Enter')
  await expect(page).not.toHaveURL(/sign-in/)
}

export async function choosePassword(page: Page, oneTime: string): Promise<void> {
  await expect(page).toHaveURL(/password/)
  await page.locator('#present').fill(oneTime)
  await page.locator('#replacement').fill(OWN_PASSWORD)
  await page.locator('#repeated').fill(OWN_PASSWORD)
  await page.locator('#repeated').press('Enter')
  await expect(page).not.toHaveURL(/password/)
}

/** Issues an unnamed, active card and gives its whole number. */
export async function issueCard(page: Page, console: string): Promise<string> {
  await page.goto(`${console}console/cards`)
  await page.locator('[data-test=issue]').click()
  await page.locator('button[form=issue]').click()
  const number = await page.locator('[data-test=issued-number]').innerText()
  return number.replaceAll(' ', '')
}

/** Looks a card up as staff do. */
export async function openCard(page: Page, console: string, number: string): Promise<void> {
  await page.goto(`${console}console/cards`)
  await expect(page.locator('#number')).toBeFocused()
  await page.keyboard.type(number)
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-test=card]')).toBeVisible()
}

/** Nothing that axe finds, by the rules of WCAG 2.2 A and AA, once nothing fades in or out any more. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.waitForFunction(() => document.getAnimations().every((each) => each.playState !== 'running' || each.effect?.getComputedTiming().iterations === Infinity))
  const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
  expect.soft(found.violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.target.join(' ')).join(' | ')}`), page.url()).toEqual([])
}

/** The largest contentful paint of the page as it stands, in milliseconds since it was asked for. */
export function largestPaint(page: Page): Promise<number> {
  return page.evaluate(() => new Promise<number>((done) => {
    new PerformanceObserver((list) => done(list.getEntries().at(-1)?.startTime ?? Infinity)).observe({ type: 'largest-contentful-paint', buffered: true })
    setTimeout(() => done(Infinity), 5_000)
  }))
}
