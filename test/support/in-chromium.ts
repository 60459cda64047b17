import assert from 'node:assert/strict'
import type { Browser } from 'playwright-core'
import { openBrowser } from './browser.ts'
import { sharedPostgres } from './database.ts'
import { type Mary, startMary } from './mary.ts'
import { type Cast, cast } from './road.ts'

type InChromium = { browser: Browser; mary: Mary; people: Cast }
/** A page that a test opens, with the errors of its own. */
type Opened = { broken: string[]; close(): Promise<void> }

let started: Promise<InChromium | undefined> | undefined

// Loaded with the test files, this is the root suite: it ends after the last of them.
if (typeof after === 'function') {
  after('end Chromium and its town', async function () {
    this.timeout(60_000)
    const ending = await started
    started = undefined
    await ending?.browser.close()
    await ending?.mary.close()
  })
}

/**
 * For a `describe` of pages in Chromium: one browser, one town and one Mary, the same for all of these in a mocha process, since
 * to start them takes longer than most tests. `begin` is given them; without Chromium the tests are skipped. What the answered
 * function is given is closed after each test, which fails then if an error of the page's own came up. A title that a test
 * writes is its own: whatever the others wrote is there too.
 */
export function inChromium(begin: (started: InChromium) => void): <T extends Opened>(one: T) => T {
  const opened: Opened[] = []
  before(async function () {
    const all = await (started ??= start())
    if (all) begin(all)
    else this.skip()
  })
  afterEach(async () => {
    const closing = opened.splice(0)
    for (const one of closing) await one.close()
    for (const { broken } of closing) assert.deepEqual(broken, [])
  })
  return one => {
    opened.push(one)
    return one
  }
}

async function start(): Promise<InChromium | undefined> {
  const browser = await openBrowser()
  if (browser === undefined) return undefined
  const DATABASE_URL = await (await sharedPostgres()).migratedUrl()
  const mary = await startMary({ sandbox: { SANDBOX_PEOPLE: '300' }, env: { DATABASE_URL } })
  return { browser, mary, people: await cast(mary.town) }
}
