import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

/** First what has no windows to draw: the same pages cost it a third less. */
const places = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Opens a headless Chromium; undefined where there is none, which is an error on CI only. */
export async function openBrowser(env: NodeJS.ProcessEnv = process.env): Promise<Browser | undefined> {
  const executablePath = env['CHROMIUM'] ?? places.find(place => existsSync(place))
  if (executablePath !== undefined)
    return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
  const words = 'No Chromium here (Debian: apt install chromium-headless-shell; elsewhere set CHROMIUM to its path).'
  if (env['CI'] !== undefined && env['CI'] !== '') throw new Error(words)
  console.warn(`      ${words} Browser tests are skipped.`)
  return undefined
}
