import { expect, type Browser, type Page } from '@playwright/test'
import { Platform } from './platform'
import { expectAccessible, largestPaint, LCP_MS } from './staff'

const PICTURES = '../../target/e2e/pictures'

/** Somebody at the console of a platform of the tests' own, with a card at hand. */
export class Desk {
  /** What the page complained of, which a test that expects it takes away. */
  readonly complaints: string[] = []
  readonly console: string
  card = ''
  private readonly paints: Record<string, number> = {}

  private constructor(readonly platform: Platform, readonly page: Page) {
    this.console = `${platform.started.api}/`
    page.on('pageerror', (fault) => this.complaints.push(fault.message))
    page.on('console', (message) => {
      // The browser logs every 401, and the first question of a new page is whether somebody is signed in.
      if (message.type() === 'error' && !/status of 401/.test(message.text())) this.complaints.push(message.text())
    })
  }

  static async open(browser: Browser): Promise<Desk> {
    const platform = await Platform.start()
    return new Desk(platform, await (await browser.newContext({ locale: 'en-GB' })).newPage())
  }

  async close(): Promise<void> {
    await this.page.context().close()
    await this.platform.stop()
  }

  async picture(name: string): Promise<void> {
    await this.page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true })
  }

  /** Types as a cashier does: the scanner's Enter, the amount, Enter. */
  async enter(amount: string): Promise<void> {
    await expect(this.page.locator('#card')).toBeFocused()
    await this.page.keyboard.type(this.card)
    await this.page.keyboard.press('Enter')
    await this.page.keyboard.type(amount)
  }

  /** Asks for 100 yuan, and pays them as the customer at the sandbox's page. */
  async payAtTill(browser: Browser, way: 'WECHAT' | 'ALIPAY', key: string): Promise<void> {
    const { page } = this
    await page.goto(`${this.console}console/till`)
    await this.enter('100')
    await page.keyboard.press(key)
    await page.keyboard.press('Enter')
    await expect(page.locator('svg.qr')).toBeVisible()
    await this.picture(`till-${way.toLowerCase()}`)
    const payerPage = await page.locator('[data-test=payer]').getAttribute('href')
    expect(payerPage).toContain(this.platform.started.sandbox[way].payer)
    const payer = await browser.newPage({ locale: 'en-GB' })
    await payer.goto(payerPage ?? '')
    await payer.getByRole('button', { name: 'Pay now' }).click()
    await expect(payer.locator('body')).toContainText(/Paid|way/)
    await payer.close()
    await expect(page.locator('[data-at=CREDITED]')).toBeVisible({ timeout: 20_000 })
  }

  /** Changes the language of the page if it is another. */
  async speak(language: 'en' | 'zh'): Promise<void> {
    const tag = language === 'zh' ? 'zh-CN' : 'en'
    const html = this.page.locator('html')
    if ((await html.getAttribute('lang')) !== tag) await this.page.locator('[data-test=language]').click()
    await expect(html).toHaveAttribute('lang', tag)
  }

  /** What stands open is accessible, and is photographed. */
  async show(name: string): Promise<void> {
    await expectAccessible(this.page)
    await this.picture(name)
  }

  /** A page without a dialog, in both languages. */
  async showInBoth(name: string): Promise<void> {
    for (const language of ['zh', 'en'] as const) {
      await this.speak(language)
      await this.show(`${language}-${name}`)
    }
  }

  /** Opens a page in the language of the moment: how fast it paints, what axe finds, how it looks. */
  async examine(opened: Page, path: string, language: string): Promise<void> {
    await opened.goto(this.console + path)
    await opened.waitForLoadState('networkidle')
    const place = path.replace(/(rech|card)_.*/, '$1')
    this.paints[`${place} ${language}`] = Math.round(await largestPaint(opened))
    await expectAccessible(opened)
    await opened.screenshot({ path: `${PICTURES}/${language}-${place.replaceAll('/', '-')}.png`, fullPage: true })
  }

  /** Every page that was examined painted in time. */
  expectFast(): void {
    console.log('largest contentful paint, ms:', JSON.stringify(this.paints))
    for (const [where, paint] of Object.entries(this.paints)) expect(paint, where).toBeLessThanOrEqual(LCP_MS)
  }
}
