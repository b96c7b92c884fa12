import { expect, test, type Browser, type Page } from '@playwright/test'
import { Desk } from './desk'
import { choosePassword, expectAccessible, signIn } from './staff'

/** Money is corrected by two persons: one asks, another one decides. */
test.describe.configure({ mode: 'serial' })

let desk: Desk
let cardId: string

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000)
  desk = await Desk.open(browser)
  const products = await desk.platform.call<{ items: { id: string; named: boolean }[] }>('GET', 'card-products')
  const productId = products.items.find((each) => !each.named)?.id
  const issued = await desk.platform.call<{ card: { id: string }; number: string }>('POST', 'cards', { productId, storeId: 'store_a', active: true })
  desk.card = issued.number
  cardId = issued.card.id
  const amount = { currency: 'CNY', minor: 10_000 }
  await desk.platform.call('POST', 'recharges', { cardId, amount, method: 'TILL', payWith: 'CASH', storeId: 'store_a', terminalId: 'till_a1', cash: { tendered: amount, drawerId: 'drawer_a1' } })
  await enter(desk.page, 'wen', 'FINANCE')
})

test.afterAll(() => desk?.close())

test.afterEach(() => {
  expect(desk.complaints.splice(0)).toEqual([])
})

async function enter(page: Page, user: string, role: string): Promise<void> {
  const { oneTimePassword } = await desk.platform.call<{ oneTimePassword: string }>('POST', 'staff', { user, roles: [role], stores: ['*'] })
  await signIn(page, desk.console, user, oneTimePassword)
  await choosePassword(page, oneTimePassword)
}

async function colleague(browser: Browser, user: string, role: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  await enter(page, user, role)
  return page
}

async function onCard(): Promise<number> {
  const balance = await desk.platform.call<{ available: { minor: number } }>('GET', `cards/${cardId}/balance?storeId=store_a`)
  return balance.available.minor
}

test('who asks sees why somebody else decides', async () => {
  const { page } = desk
  await page.goto(`${desk.console}console/adjustments`)
  await page.locator('[data-test=ask]').click()
  await expect(page.locator('button[form=ask-adjustment]')).toBeDisabled()
  await page.locator('#adjust-number').fill(desk.card)
  await page.locator('#adjust-amount').fill('12.50')
  await page.locator('#adjust-note').fill('The till booked a recharge twice')
  await expect(page.locator('button[form=ask-adjustment]')).toBeDisabled()
  await page.locator('#adjust-evidence').fill('ticket 4711')
  await expectAccessible(page)
  await desk.picture('adjustment-ask')
  // the dialog takes the focus to its first field when it has opened, perhaps only now
  await page.locator('#adjust-evidence').press('Enter')
  const own = page.locator('[data-adjustment]')
  await expect(own.locator('[data-test=own]')).toBeVisible()
  await expect(own.locator('[data-test=approve], [data-test=reject]')).toHaveCount(0)
  await expect(own.locator('[data-test=withdraw]')).toBeVisible()
  await expect(page.getByRole('dialog')).toBeHidden()
  for (const language of ['zh', 'en'] as const) {
    await desk.speak(language)
    await expectAccessible(page)
    await desk.picture(`${language}-adjustments-own`)
  }
  expect(await onCard()).toBe(10_000)
})

test('another person looks at it and approves it, by keyboard', async ({ browser }) => {
  const page = await colleague(browser, 'hua', 'FINANCE')
  await page.goto(`${desk.console}console/adjustments`)
  const panel = page.locator('[data-adjustment]')
  await expect(panel.locator('[data-test=asked-by]')).toContainText('wen')
  await expect(panel).toContainText('ticket 4711')
  await expectAccessible(page)
  await page.screenshot({ path: '../../target/e2e/pictures/adjustments-to-decide.png', fullPage: true })
  await panel.locator('[data-test=approve]').focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('#step-comment')).toBeFocused()
  await page.keyboard.type('seen')
  await expectAccessible(page)
  await page.screenshot({ path: '../../target/e2e/pictures/adjustment-approve.png', fullPage: true })
  await page.keyboard.press('Enter')
  await expect(panel.locator('[data-state=APPROVED]')).toBeVisible()
  await expect(panel.locator('[data-test=decided-by]')).toHaveText('hua')
  expect(await onCard()).toBe(11_250)
  await page.context().close()
})

test('a supervisor asks from the card’s page, and finance rejects it with a reason', async ({ browser }) => {
  const page = await colleague(browser, 'lin', 'SUPERVISOR')
  await page.goto(`${desk.console}console/cards`)
  await page.locator('#number').fill(desk.card)
  await page.keyboard.press('Enter')
  await page.locator('[data-test=adjust]').click()
  await page.locator('.el-select', { has: page.locator('#adjust-kind') }).click()
  await page.getByRole('option', { name: 'Take money off a card' }).click()
  await page.locator('#adjust-amount').fill('5')
  await page.locator('#adjust-note').fill('wrong amount at the desk')
  await page.locator('#adjust-evidence').fill('receipt 9')
  await page.locator('#adjust-evidence').press('Enter')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.locator('[data-test=adjustments]').click()
  const asked = page.locator('[data-adjustment]').first()
  await expect(asked.locator('[data-test=withdraw]')).toBeVisible()
  await expect(page.locator('[data-adjustment]')).toHaveCount(2)

  await desk.page.goto(`${desk.console}console/adjustments`)
  const panel = desk.page.locator('[data-adjustment]')
  await panel.locator('[data-test=reject]').click()
  await expect(desk.page.locator('button[form=step]')).toBeDisabled()
  await desk.page.locator('#step-comment').fill('the receipt is of another card')
  await desk.page.keyboard.press('Enter')
  await expect(panel.locator('[data-state=REJECTED]')).toBeVisible()
  await expect(desk.page.getByRole('dialog')).toBeHidden()
  expect(await onCard()).toBe(11_250)

  for (const language of ['zh', 'en'] as const) {
    await desk.speak(language)
    await desk.examine(desk.page, 'console/adjustments?state=ALL', language)
  }
  await page.context().close()
})
