import { expect, test, type Page } from '@playwright/test'
import { Desk } from './desk'
import { choosePassword, issueCard, OWN_PASSWORD, signIn } from './staff'

/** A day in the life of one store, in the order in which it happens. */
test.describe.configure({ mode: 'serial' })

let desk: Desk
let page: Page
let console: string

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000)
  desk = await Desk.open(browser)
  ;({ page, console } = desk)
})

test.afterAll(() => desk?.close())

test.afterEach(() => {
  expect(desk.complaints.splice(0)).toEqual([])
})

test('a wrong password is refused with what to do', async () => {
  await page.goto(console)
  await expect(page).toHaveURL(/console\/sign-in/)
  await expect(page.getByRole('note')).toContainText('Sandbox')
  await page.locator('#user').fill(desk.platform.started.firstSignIn.user)
  await page.locator('#password').fill('not the password')
  await page.locator('#password').press('Enter')
  await expect(page.getByRole('alert')).toHaveAttribute('data-code', 'sign_in_failed')
  await desk.picture('sign-in')
  desk.complaints.length = 0
})

test('a one-time password opens nothing but its own change', async () => {
  const { user, password } = desk.platform.started.firstSignIn
  await signIn(page, console, user, password)
  await page.goto(`${console}console/till`)
  await expect(page).toHaveURL(/password/)
  await desk.picture('password')
  await choosePassword(page, password)
  await expect(page).toHaveURL(/today/)
})

test('a card is issued and found by its number', async () => {
  desk.card = await issueCard(page, console)
  expect(desk.card).toMatch(/^9\d{15}$/)
  await desk.picture('card-issued')
  await page.getByRole('button', { name: 'Close', exact: true }).last().click()
  await expect(page.locator('[data-test=card] [data-state]')).toHaveAttribute('data-state', 'ACTIVE')
})

test('cash is taken by the keyboard alone, with change and a receipt', async () => {
  await page.goto(`${console}console/till`)
  await desk.enter('87.50')
  await page.keyboard.press('Enter')
  await page.keyboard.type('100')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-at=CREDITED]')).toBeVisible()
  await expect(page.locator('[data-test=change]')).toContainText('12.50')
  await expect(page.locator('[data-test=spoken]')).toContainText('87.50')
  await desk.picture('till-cash')
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('[data-test=receipt]')).toContainText('SANDBOX')
  await expect(page.locator('[data-test=receipt]')).not.toContainText(desk.card)
  await expect(page.locator('aside')).toBeHidden()
  await desk.picture('receipt')
  await page.emulateMedia({ media: 'screen' })
})

for (const { way, key } of [{ way: 'WECHAT', key: 'Alt+2' }, { way: 'ALIPAY', key: 'Alt+3' }] as const) {
  test(`${way} is paid at the sandbox's page, and the till sees it`, async ({ browser }) => {
    await desk.payAtTill(browser, way, key)
    await page.keyboard.press('Enter')
    await expect(page.locator('#card')).toBeFocused()
  })
}

test('a customer who does not pay is let go, and nothing was taken', async () => {
  await page.goto(`${console}console/till`)
  await desk.enter('50')
  await page.keyboard.press('Alt+2')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Customer does not pay' }).click()
  await expect(page.locator('[data-at=ENDED]')).toBeVisible({ timeout: 20_000 })
})

test('a wrong digit is noticed before anything is asked', async () => {
  await page.goto(`${console}console/till`)
  await expect(page.locator('#card')).toBeFocused()
  const wrong = desk.card.slice(0, -1) + ((Number(desk.card.at(-1)) + 1) % 10)
  await page.keyboard.type(wrong)
  await expect(page.locator('#card-hint')).toHaveAttribute('data-hint', 'CHECK_DIGIT')
})

test('the balance is the three recharges, each a lot of its own', async () => {
  await page.goto(`${console}console/cards`)
  await expect(page.locator('#number')).toBeFocused()
  await page.keyboard.type(desk.card)
  await page.keyboard.press('Enter')
  await page.locator('[data-test=balance]').click()
  await expect(page.locator('[data-test=available]')).toHaveText('¥287.50')
  await desk.picture('card')
})

test('the life of a WeChat order is told with its transfers', async () => {
  await page.goto(`${console}console/recharges?payWith=WECHAT&state=CONFIRMED`)
  await page.locator('tbody a').first().click()
  await expect(page.locator('.life li')).toHaveCount(4)
  await expect(page.getByRole('table')).toContainText('receivable/wechat')
  await expect(page.locator('[data-test=reconciliation]')).toContainText('No bill line yet')
  await desk.picture('order')
})

test('what a channel took back blocks the card until it is won', async () => {
  await page.locator('[data-test=chargeback-note]').click()
  await expect(page.locator('#chargeback-amount')).toHaveValue('100.00')
  await page.locator('#chargeback-reference').fill('WX-DISPUTE-1')
  await desk.show('chargeback-note')
  await page.keyboard.press('Enter')
  const panel = page.locator('[data-test=chargeback]')
  await expect(panel.locator('[data-state]')).toHaveAttribute('data-state', 'OPEN')
  await expect(page.getByRole('dialog')).toBeHidden()
  await desk.showInBoth('order-charged-back')
  await page.goto(`${console}console/chargebacks`)
  await expect(page.locator('.tile').first()).toContainText('¥100.00')
  await desk.showInBoth('chargebacks-open')
  await page.locator('[data-test=won]').click()
  await desk.show('chargeback-won')
  await page.locator('button[form=confirm]').click()
  await expect(page.locator('.empty')).toBeVisible()
  await expect(page.locator('.tile').first()).toContainText('¥0.00')
  await page.locator('#chargeback-state').selectOption('WON')
  await expect(page.locator('tbody [data-state]')).toHaveAttribute('data-state', 'WON')
})

test('today counts it all, and comes by itself', async ({ browser }) => {
  await page.goto(`${console}console/today`)
  await expect(page.locator('.tile').first()).toContainText('287.50')
  await expect(page.locator('[data-test=hours] svg')).toBeVisible()
  await page.locator('[data-test=hours] summary').click()
  await expect(page.locator('[data-test=hours] tbody')).toContainText('¥')
  const other = await browser.newPage({ storageState: await page.context().storageState(), locale: 'en-GB' })
  await other.goto(`${console}console/till`)
  await expect(other.locator('#card')).toBeFocused()
  await other.keyboard.type(desk.card)
  await other.keyboard.press('Enter')
  await other.keyboard.type('10')
  await other.keyboard.press('Enter')
  await other.keyboard.press('Enter')
  await expect(other.locator('[data-at=CREDITED]')).toBeVisible()
  await other.close()
  await expect(page.locator('.tile').first()).toContainText('297.50', { timeout: 6_000 })
  await desk.picture('today')
})

test('an unspent recharge is given back', async () => {
  await page.goto(`${console}console/recharges?payWith=CASH&state=CONFIRMED`)
  await page.locator('tbody a').first().click()
  await page.getByRole('button', { name: 'Refund', exact: true }).click()
  await page.locator('button[form=carry-out]').click()
  await expect(page.locator('.page-head [data-state=REFUNDED]')).toBeVisible()
  await desk.picture('refund')
})

test('the sign-in page paints within two seconds and passes axe, in both languages', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'en-GB' })
  const stranger = await context.newPage()
  await desk.examine(stranger, 'console/sign-in', 'en')
  await stranger.locator('[data-test=language]').click()
  await expect(stranger.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await desk.examine(stranger, 'console/sign-in', 'zh')
  await context.close()
  desk.expectFast()
})

test('every page paints within two seconds and passes axe, in both languages', async () => {
  test.setTimeout(180_000)
  const order = page.url().replace(console, '')
  for (const language of ['en', 'zh'] as const) {
    for (const path of ['console/today', 'console/till', 'console/till/sale', 'console/recharges', order, 'console/cards', 'console/campaigns', 'console/chargebacks', 'console/payouts', 'console/day', 'console/books', 'console/stores', 'console/staff', 'console/password']) {
      await desk.examine(page, path, language)
    }
    if (language === 'en') {
      await page.locator('[data-test=language]').click()
      await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
      await expect(page.locator('aside')).toContainText('收银充值')
    }
  }
  desk.expectFast()
})

test('the language is remembered, and Chinese is complete at the till', async () => {
  await page.goto(`${console}console/till`)
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await desk.enter('20')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-at=CREDITED]')).toContainText('已充入卡内')
  await desk.picture('zh-till-cash')
  await page.locator('[data-test=language]').click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})

test('the day is counted, closed and explained to the fen', async () => {
  test.setTimeout(180_000)
  await page.goto(`${console}console/day`)
  const date = await page.locator('#day-date').inputValue()
  await expect(page.locator('.blocks')).toContainText('not over')
  await desk.picture('day-open')
  await desk.platform.advance('PT36H')
  await page.goto(`${console}console/day/${date}`)
  const row = page.getByRole('row', { name: 'Store A · Drawer 1' })
  await row.locator('button').click()
  await page.locator('#counted').fill('107.50')
  await desk.picture('day-count')
  await page.locator('button[form=count]').click()
  await expect(row).toContainText('107.50')
  await expect(page.locator('[data-test=close-day]')).toBeEnabled({ timeout: 60_000 })
  await page.locator('[data-test=close-day]').click()
  await page.locator('button[form=close-day]').click()
  await expect(page.locator('.status [data-state]')).toHaveAttribute('data-state', 'CLOSED', { timeout: 60_000 })
  await expect(page.locator('.tile').first()).toContainText('0%')
  await desk.picture('day-closed')
  await page.goto(`${console}console/books`)
  await page.locator('#certificate-day').fill(date)
  await expect(page.locator('[data-signature]')).toHaveAttribute('data-signature', 'GOOD')
  await desk.showInBoth('certificate')
})

for (const way of ['WECHAT', 'ALIPAY'] as const) {
  test(`after the close the life of a ${way} order ends with the line of its bill`, async () => {
    await page.goto(`${console}console/recharges?payWith=${way}&state=RECONCILED`)
    await page.locator('tbody a').first().click()
    const row = page.locator('[data-test=reconciliation] tbody tr')
    await expect(row).toHaveCount(1)
    await expect(row).toContainText('Payment')
    await expect(row).toContainText('¥100.00')
    await expect(row).toContainText('¥0.60')
    await expect(row.locator('[data-matched=true]')).toContainText('Matched')
    await expect(page.locator('.life li').last()).toContainText('bill')
    const order = page.url().replace(console, '')
    for (const language of ['en', 'zh'] as const) {
      await desk.speak(language)
      await desk.examine(page, order, `${language}-after-close-${way.toLowerCase()}`)
    }
    await desk.speak('en')
  })
}

test('a bill that says otherwise leaves a difference on the order’s page', async ({ browser }) => {
  test.setTimeout(180_000)
  await desk.platform.fault('WECHAT', { bill_altered: { count: 1 } })
  await desk.payAtTill(browser, 'WECHAT', 'Alt+2')
  await page.goto(`${console}console/day`)
  const date = await page.locator('#day-date').inputValue()
  await desk.platform.advance('PT36H')
  await page.goto(`${console}console/day/${date}`)
  await expect(page.locator('[data-test=close-day]')).toBeEnabled({ timeout: 60_000 })
  await page.locator('[data-test=close-day]').click()
  await page.locator('button[form=close-day]').click()
  await expect(page.locator('.status [data-state]')).toHaveAttribute('data-state', 'CLOSED', { timeout: 60_000 })
  await page.goto(`${console}console/recharges?payWith=WECHAT&state=CONFIRMED`)
  await page.locator('tbody a').first().click()
  const panel = page.locator('[data-test=reconciliation]')
  await expect(panel.locator('[data-matched=false]')).toContainText(/Other (amount|fee)/)
  await expect(panel.locator('[data-state=OPEN]')).toBeVisible()
  await expect(panel).toContainText(/\d+ (minutes?|hours?)/)
  await expect(page.locator('.life li').last()).toContainText('Difference opened')
  const order = page.url().replace(console, '')
  for (const language of ['en', 'zh'] as const) {
    await desk.speak(language)
    await desk.examine(page, order, `${language}-difference`)
  }
  await desk.speak('en')
})

test('signing out ends the session', async () => {
  await page.locator('[data-test=sign-out]').click()
  await expect(page).toHaveURL(/sign-in/)
  await page.goto(`${console}console/today`)
  await expect(page).toHaveURL(/sign-in/)
  await signIn(page, console, desk.platform.started.firstSignIn.user, OWN_PASSWORD)
  await expect(page).toHaveURL(/today/)
})
