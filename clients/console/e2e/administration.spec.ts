import { expect, test, type Page } from '@playwright/test'
import { Desk } from './desk'
import { choosePassword, expectAccessible, issueCard, signIn } from './staff'

/** People, places and holders are administered. */
test.describe.configure({ mode: 'serial' })

let desk: Desk
let page: Page
let console: string

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000)
  desk = await Desk.open(browser)
  ;({ page, console } = desk)
  const { user, password } = desk.platform.started.firstSignIn
  await signIn(page, console, user, password)
  await choosePassword(page, password)
  desk.card = await issueCard(page, console)
})

test.afterAll(() => desk?.close())

test.afterEach(() => {
  expect(desk.complaints.splice(0)).toEqual([])
})

test('staff are made with a one-time password, and see only what their role allows', async ({ browser }) => {
  await page.goto(`${console}console/staff`)
  await page.locator('[data-test=add-staff]').click()
  await page.locator('#new-user').fill('lin')
  await page.locator('.el-checkbox', { hasText: 'Store A' }).click()
  await desk.picture('staff-add')
  await page.locator('button[form=staff]').click()
  const password = await page.locator('[data-test=secret]').innerText()
  await desk.picture('staff-added')
  const context = await browser.newContext({ locale: 'en-GB' })
  const cashier = await context.newPage()
  await signIn(cashier, console, 'lin', password)
  await choosePassword(cashier, password)
  await expect(cashier.locator('aside nav a')).toHaveText(['Today', 'Till', 'Recharges', 'Cards'])
  await cashier.goto(`${console}console/staff`)
  await expect(cashier).not.toHaveURL(/staff/)
  await context.close()
})

test('somebody’s rights are changed: another role, one till, a cap', async () => {
  await page.goto(`${console}console/staff`)
  const row = page.getByRole('row', { name: /^lin/ })
  await row.locator('[data-test=change-staff]').click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('[data-value=SUPERVISOR]').click()
  await dialog.locator('[data-value=till_a1]').click()
  await dialog.locator('#cap-RECHARGE').fill('0')
  await expect(dialog.locator('button[form=staff]')).toBeDisabled()
  await dialog.locator('#cap-RECHARGE').fill('500')
  await expectAccessible(page)
  await desk.picture('staff-change')
  await dialog.locator('button[form=staff]').click()
  await expect(row).toContainText('Supervisor')
  await expect(row).toContainText('Only at Store A · Till 1')
  await expect(row).toContainText('Recharge ¥500.00')
  for (const state of ['CLOSED', 'ACTIVE']) {
    await row.locator('[data-test=turn-staff]').click()
    await dialog.locator('button[form=confirm]').click()
    await expect(row.locator('[data-state]')).toHaveAttribute('data-state', state)
    await expect(dialog).toBeHidden()
  }
  await row.getByRole('button', { name: 'New one-time password' }).click()
  await dialog.locator('button[form=confirm]').click()
  await expect(page.locator('[data-test=secret]')).toBeVisible()
  await desk.picture('staff-changed')
})

test('a store is opened, takes money at once, and is closed again', async () => {
  await page.goto(`${console}console/stores`)
  await page.locator('[data-test=add-store]').click()
  const dialog = page.getByRole('dialog')
  await expect(page.locator('#store-name-zh')).toBeFocused()
  await page.locator('#store-name-zh').fill('丙店')
  await page.locator('#store-name').fill('Store A')
  await desk.picture('store-add')
  await dialog.locator('button[form=store]').click()
  await expect(dialog.getByRole('alert')).toHaveAttribute('data-code', 'place_name_taken')
  desk.complaints.length = 0
  await expectAccessible(page)
  await page.locator('#store-name').fill('Store C')
  await dialog.locator('button[form=store]').click()
  const panel = page.locator('.panel', { hasText: 'Store C' })
  await expect(panel).toContainText('Nothing stands in this store yet')
  await desk.picture('store-empty')
  await panel.locator('[data-test=add-terminal]').click()
  await page.locator('#place-name').fill('Till 1')
  await dialog.locator('button[form=place]').click()
  await expect(panel.getByRole('row', { name: /Till 1/ })).toBeVisible()
  await panel.locator('[data-test=add-drawer]').click()
  await page.locator('#place-name').fill('Drawer 1')
  await dialog.locator('button[form=place]').click()
  await expect(panel.getByRole('row', { name: /Drawer 1/ })).toContainText('Till 1')
  await page.goto(`${console}console/till`)
  await page.locator('[data-test=store]').selectOption({ label: 'Store C' })
  await page.locator('#card').focus()
  await desk.enter('30')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-at=CREDITED]')).toBeVisible()
  await page.goto(`${console}console/stores`)
  await panel.locator('[data-test=turn]').click()
  await desk.picture('store-close')
  await dialog.locator('button[form=confirm]').click()
  await expect(panel.locator('header [data-state]')).toHaveAttribute('data-state', 'CLOSED')
  await expect(dialog).toBeHidden()
  await desk.picture('stores')
  await page.goto(`${console}console/till`)
  await expect(page.locator('[data-test=store]')).not.toContainText('Store C')
})

test('the holder of a card is registered', async () => {
  await page.goto(`${console}console/cards`)
  await expect(page.locator('#number')).toBeFocused()
  await page.keyboard.type(desk.card)
  await page.keyboard.press('Enter')
  await page.locator('[data-test=register-holder]').click()
  await expect(page.locator('#customer')).toBeFocused()
  await page.locator('#customer').fill('C-20391')
  await expectAccessible(page)
  await desk.picture('holder')
  await page.locator('button[form=holder]').click()
  await expect(page.locator('[data-test=holder]')).toHaveText('C-20391')
  await desk.picture('card-held')
})
