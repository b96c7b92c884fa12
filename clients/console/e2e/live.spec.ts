import { expect, test, type Page } from '@playwright/test'
import { Platform } from './platform'
import { choosePassword, expectAccessible, issueCard, signIn } from './staff'

/** A live installation begins with nobody but an administrator, and takes money when the console alone was used. */
test.describe.configure({ mode: 'serial' })

let platform: Platform
let page: Page
let console: string
let password: string

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000)
  platform = await Platform.start('live')
  console = `${platform.started.api}/`
  page = await (await browser.newContext({ locale: 'zh-CN' })).newPage()
})

test.afterAll(async () => {
  await page?.context().close()
  await platform?.stop()
})

async function picture(name: string): Promise<void> {
  await page.screenshot({ path: `../../target/e2e/pictures/live-${name}.png`, fullPage: true })
}

test('the administrator finds no store, and makes one with its company, till and drawer', async () => {
  const first = platform.started.firstSignIn
  await signIn(page, console, first.user, first.password)
  await choosePassword(page, first.password)
  await page.goto(`${console}console/stores`)
  await expect(page.locator('.empty')).toContainText('还没有门店')
  await picture('stores-none')
  const dialog = page.getByRole('dialog')
  await page.locator('[data-test=add-store]').click()
  await page.locator('#store-name-zh').fill('东门店')
  await page.locator('#store-name').fill('East Gate')
  await expect(dialog.locator('button[form=store]')).toBeDisabled()
  await page.locator('#entity-name-zh').fill('东门超市有限公司')
  await page.locator('#entity-name').fill('East Gate Markets')
  await expectAccessible(page)
  await picture('store-add')
  await dialog.locator('button[form=store]').click()
  await page.locator('[data-test=add-terminal]').click()
  await page.locator('#place-name').fill('1 号收银台')
  await dialog.locator('button[form=place]').click()
  await page.locator('[data-test=add-drawer]').click()
  await page.locator('#place-name').fill('1 号钱箱')
  await picture('drawer-add')
  await dialog.locator('button[form=place]').click()
  await expect(page.getByRole('row', { name: /1 号钱箱/ })).toContainText('1 号收银台')
  await expect(dialog).toBeHidden()
  await picture('stores')
})

test('a product is offered, and a cashier is made for the store', async () => {
  await page.goto(`${console}console/cards`)
  await page.locator('[data-test=add-product]').click()
  await page.locator('#product-zh').fill('礼品卡')
  await page.locator('#product-en').fill('Gift card')
  await page.locator('#product-issuer').fill('001')
  await expectAccessible(page)
  await picture('product-add')
  await page.locator('button[form=product]').click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.goto(`${console}console/staff`)
  await page.locator('[data-test=add-staff]').click()
  await page.locator('#new-user').fill('chen')
  await page.locator('.el-checkbox', { hasText: '东门店' }).click()
  await picture('staff-add')
  await page.locator('button[form=staff]').click()
  password = await page.locator('[data-test=secret]').innerText()
})

test('the cashier issues a card and takes cash', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'zh-CN' })
  page = await context.newPage()
  await signIn(page, console, 'chen', password)
  await choosePassword(page, password)
  const card = await issueCard(page, console)
  await page.goto(`${console}console/till`)
  await expect(page.getByRole('note')).toHaveCount(0)
  // No channel is switched on, so none is offered.
  await expect(page.locator('[data-way]')).toHaveCount(1)
  await page.locator('#card').fill(card)
  await page.locator('#card').press('Enter')
  await page.keyboard.type('60')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-at=CREDITED]')).toBeVisible()
  await picture('till')
})
