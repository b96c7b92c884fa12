import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'e2e',
  // Beside what else is built, so that pictures do not count as the console's sources.
  outputDir: '../../target/e2e/traces',
  workers: 1,
  timeout: 60_000,
  // Generous: a platform that has just started compiles as it goes, and shares two processors with its browser.
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    viewport: { width: 1366, height: 820 },
    trace: 'retain-on-failure',
    // What fades in or out has no contrast of its own, and half of the time would go by watching it.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      // Debian's; Playwright's own is a download that many shops' networks do not allow.
      executablePath: process.env.LARDER_CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
})
