import { expect, test, type Page } from '@playwright/test'
import { Desk } from './desk'
import { choosePassword, expectAccessible, issueCard, openCard as findCard, signIn } from './staff'

/** What staff do with a card's money after it was spent, and with a card that is lost or damaged. */
test.describe.configure({ mode: 'serial' })

let desk: Desk
let page: Page
let console: string
let secret: string
let replacement: string

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000)
  desk = await Desk.open(browser)
  ;({ page, console } = desk)
  const { user, password } = desk.platform.started.firstSignIn
  await signIn(page, console, user, password)
  await choosePassword(page, password)
  const products = await desk.platform.call<{ items: { id: string; named: boolean }[] }>('GET', 'card-products')
  const productId = products.items.find((each) => !each.named)?.id
  const issued = await desk.platform.call<{ card: { id: string }; number: string; secret: string }>('POST', 'cards', { productId, storeId: 'store_a', active: true })
  desk.card = issued.number
  ;({ secret } = issued)
  await page.goto(`${console}console/till`)
  await desk.enter('100')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-at=CREDITED]')).toBeVisible()
  await desk.platform.call('POST', 'spends', { cardNumber: issued.number, possession: { secret }, amount: { currency: 'CNY', minor: 4_000 }, storeId: 'store_a', terminalId: 'till_a1' })
})

test.afterAll(() => desk?.close())

test.afterEach(() => {
  expect(desk.complaints.splice(0)).toEqual([])
})

const openCard = (at: Page, number: string) => findCard(at, console, number)
const show = (name: string) => desk.show(name)
const showInBoth = (name: string) => desk.showInBoth(name)

test('money of a spend is given back in part', async () => {
  await openCard(page, desk.card)
  await page.locator('[data-test=balance]').click()
  await expect(page.locator('[data-test=available]')).toHaveText('¥60.00')
  const spends = page.locator('[data-test=spends]')
  await spends.locator('[data-test=give-back]').click()
  await expect(page.locator('#back-amount')).toHaveValue('40.00')
  await page.locator('#back-amount').fill('40.01')
  await page.locator('#back-reason').fill('one of two came back')
  await expect(page.locator('button[form=give-back]')).toBeDisabled()
  await page.locator('#back-amount').fill('15')
  await show('give-back')
  await page.keyboard.press('Enter')
  await expect(spends.locator('tbody tr')).toContainText('¥15.00')
  await expect(page.locator('[data-test=available]')).toHaveText('¥75.00')
  await expect(page.getByRole('dialog')).toBeHidden()
  await showInBoth('spends')
})

test('a cashier holds money only with what proves the card', async ({ browser }) => {
  const { oneTimePassword } = await desk.platform.call<{ oneTimePassword: string }>('POST', 'staff', { user: 'mei', roles: ['CASHIER'], stores: ['store_a'] })
  const context = await browser.newContext({ locale: 'en-GB' })
  const cashier = await context.newPage()
  await signIn(cashier, console, 'mei', oneTimePassword)
  await choosePassword(cashier, oneTimePassword)
  await openCard(cashier, desk.card)
  await cashier.locator('[data-test=balance]').click()
  await cashier.locator('[data-test=hold]').click()
  await cashier.locator('#hold-amount').fill('5')
  await expect(cashier.locator('button[form=hold]')).toBeDisabled()
  await cashier.locator('#proof').fill('0'.repeat(32))
  await cashier.locator('button[form=hold]').click()
  await expect(cashier.getByRole('dialog').getByRole('alert')).toHaveAttribute('data-code', 'card_not_proven')
  await expect(cashier.locator('#proof')).toHaveValue('')
  await expectAccessible(cashier)
  await cashier.screenshot({ path: '../../target/e2e/pictures/proof.png' })
  await cashier.locator('#proof').fill(secret)
  await cashier.locator('#proof').press('Enter')
  await expect(cashier.locator('[data-test=holds] [data-state=HELD]')).toBeVisible()
  await expect(cashier.locator('[data-test=give-back]')).toHaveCount(0)
  await context.close()
})

test('what is left of a recharge is refunded in part', async () => {
  await page.goto(`${console}console/recharges?payWith=CASH&state=CONFIRMED`)
  await page.locator('tbody a').first().click()
  await page.getByRole('button', { name: 'Refund', exact: true }).click()
  await page.locator('#refund-amount').fill('10')
  await show('refund-part')
  await page.locator('button[form=carry-out]').click()
  await expect(page.locator('[data-test=refunded]')).toHaveText('¥10.00')
  await page.getByRole('button', { name: 'Refund', exact: true }).click()
  await expect(page.locator('#refund-amount')).toHaveValue('90.00')
  await page.locator('button[form=carry-out]').click()
  await expect(page.getByRole('dialog').getByRole('alert')).toHaveAttribute('data-code', 'recharge_spent')
  desk.complaints.length = 0
  await page.keyboard.press('Escape')
  await showInBoth('order-refunded-in-part')
})

test('a card is frozen for a reason, which is lifted again', async () => {
  await openCard(page, desk.card)
  await page.locator('[data-test=freeze]').click()
  await page.locator('#freeze-reason').fill('asked by phone')
  await show('freeze')
  await page.locator('button[form=freeze]').click()
  await expect(page.locator('[data-freeze=RISK]')).toContainText('Risk')
  await showInBoth('frozen')
  await page.locator('[data-freeze=RISK] button').click()
  await expect(page.locator('[data-test=card] [data-state]').first()).toHaveAttribute('data-state', 'ACTIVE')
})

test('a customer chooses a PIN at the desk', async () => {
  await openCard(page, desk.card)
  await expect(page.locator('[data-test=pin]')).toContainText('Not set')
  await page.locator('[data-test=set-pin]').click()
  const choose = async (pin: string): Promise<void> => {
    await page.locator('#pin-new').fill(pin)
    await page.locator('#pin-again').fill(pin)
    await page.locator('#pin-reason').fill('asked at the desk')
    await page.locator('button[form=pin]').click()
  }
  await choose('123456')
  await expect(page.getByRole('dialog').getByRole('alert')).toHaveAttribute('data-code', 'pin_too_simple')
  await expect(page.locator('#pin-new')).toHaveValue('')
  desk.complaints.length = 0
  await show('pin')
  await choose('408261')
  await expect(page.locator('[data-test=pin]')).toContainText('Set ')
})

test('a card’s statement is taken away as a file', async () => {
  await openCard(page, desk.card)
  await page.locator('[data-test=balance]').click()
  for (const format of ['csv', 'xlsx']) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator(`[data-format=${format}]`).click()])
    expect(download.suggestedFilename()).toMatch(new RegExp(`\\.${format}$`))
    expect(await download.failure()).toBeNull()
  }
})

test('every dialog of a card is Chinese too', async () => {
  await desk.speak('zh')
  await openCard(page, desk.card)
  await page.locator('[data-test=balance]').click()
  for (const dialog of ['give-back', 'freeze', 'set-pin', 'replace', 'merge', 'close'] as const) {
    await page.locator(`[data-test=${dialog}]`).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await show(`zh-${dialog}`)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
  }
  await desk.speak('en')
})

test('a damaged card is replaced, and the page goes on with the new one', async () => {
  const fresh = replacement = await issueCard(page, console)
  await openCard(page, desk.card)
  await page.locator('[data-test=replace]').click()
  await page.locator('#replace-by').fill(fresh)
  await show('replace')
  await page.locator('button[form=replace]').click()
  await expect(page.locator('[data-test=card] h2')).toContainText(fresh.slice(-4))
  await expect(page.locator('#number')).toHaveValue(new RegExp(`${fresh.slice(-4)}$`))
  await page.locator('[data-test=balance]').click()
  await expect(page.locator('[data-test=available]')).toHaveText('¥60.00')
})

test('two cards become one, and the page goes on with the one that stays', async () => {
  const staying = await issueCard(page, console)
  await openCard(page, desk.card)
  await expect(page.locator('[data-test=merge]')).toHaveCount(0)
  await openCard(page, replacement)
  await page.locator('[data-test=merge]').click()
  await page.locator('#merge-into').fill(replacement)
  await expect(page.getByRole('dialog')).toContainText('the same card')
  await page.locator('#merge-into').fill(staying)
  await expect(page.locator('[data-test=merge-into]')).toContainText(staying.slice(-4))
  await show('merge')
  await page.locator('button[form=merge]').click()
  await expect(page.locator('[data-test=card] h2')).toContainText(staying.slice(-4))
  await page.locator('[data-test=balance]').click()
  await expect(page.locator('[data-test=available]')).toHaveText('¥60.00')
})

test('a card that is given back is paid and closed', async () => {
  await page.locator('[data-test=void-hold]').click()
  await page.locator('button[form=confirm]').click()
  await expect(page.locator('[data-test=available]')).toHaveText('¥65.00')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.locator('[data-test=close]').click()
  await expect(page.locator('[data-test=quote]')).toContainText('¥65.00')
  await page.locator('#close-name').fill('示例顾客')
  await page.locator('#close-number').fill('E00000000')
  await show('close')
  await page.locator('button[form=close-card]').click()
  await expect(page.locator('[data-test=card] header [data-state]')).toHaveAttribute('data-state', 'CLOSED')
  await showInBoth('closed')
})

test('what is owed for a card that was given back is noted as paid by the bank', async () => {
  const { platform } = desk
  const products = await platform.call<{ items: { id: string; named: boolean }[] }>('GET', 'card-products')
  const { card, number } = await platform.call<{ card: { id: string }; number: string }>('POST', 'cards', { productId: products.items.find((each) => !each.named)?.id, storeId: 'store_a', active: true })
  await platform.recharge(number, 8_000)
  await platform.call('POST', `cards/${card.id}/closing`, {
    expected: { currency: 'CNY', minor: 8_000 }, terminalId: 'till_a1', idDocument: { kind: 'ID_CARD', number: 'E00000000', name: '示例顾客' },
    payTo: { kind: 'BANK_ACCOUNT', accountName: '示例顾客', accountNumber: '6200000000000000', bank: '示例银行' },
  })
  await page.goto(`${console}console/payouts`)
  const row = page.locator('tbody tr')
  await expect(row).toContainText('示例银行')
  await showInBoth('payouts-due')
  await row.locator('[data-test=pay-out]').click()
  await page.locator('#paid-reference').fill('B20261123-1')
  await show('payout-paid')
  await page.keyboard.press('Enter')
  await expect(page.locator('.empty')).toContainText('Nothing is due')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.locator('#payout-state').selectOption('PAID')
  await expect(row.first()).toContainText('B20261123-1')
  await showInBoth('payouts-paid')
})
