import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { allCapabilities } from '../../src/core/domain/capabilities/capability.ts'
import type { Browser } from 'playwright-core'
import type { Person } from '../../sandbox/town/town.ts'
import { openPost } from '../support/at-post.ts'
import { openTab } from '../support/at-tab.ts'
import { openWeek } from '../support/at-week.ts'
import { openBrowser } from '../support/browser.ts'
import { sharedPostgres } from '../support/database.ts'
import { eventually } from '../support/eventually.ts'
import { type Mary, startMary } from '../support/mary.ts'
import { type Cast, cast, inChat, pressed } from '../support/road.ts'

/** What people call each of them, as it stands on the pages. */
const words =
  /événement|appel|journa|réseau|bluesky|mastodon|facebook|instagram|linkedin|article|site internet|(?<!s’)affiche|campagne|chiffre/i

describe('pages of what is switched off, in Chromium', function () {
  this.timeout(240_000)
  let browser: Browser | undefined
  let mary: Mary
  let people: Cast
  let admin: Person

  before(async function () {
    browser = await openBrowser()
    if (browser === undefined) return this.skip()
    const DATABASE_URL = await (await sharedPostgres()).migratedUrl()
    mary = await startMary({ env: { DATABASE_URL } })
    people = await cast(mary.town)
    admin = (await mary.town.people({ role: 'admin', situation: 'well', limit: 1 })).people[0]!
    for (const id of allCapabilities) await switched(id, 'capability.off')
  })
  after(async () => {
    await browser?.close()
    await mary?.close()
  })

  async function switched(id: string, verb: string): Promise<void> {
    await mary.town.say(admin.id, 'réglages')
    const shown = await inChat(mary.town, admin.id, 'Ce que Mary fait chez vous')
    await pressed(mary.town, admin.id, {
      activityId: shown.id,
      action: { type: 'Action.Execute', verb, data: { capabilityId: id, shownAt: '2000-01-01T00:00:00.000Z' } },
    })
  }
  const get = async (path: string) => {
    const answer = await fetch(`${mary.url}/tab/${path}`)
    return { status: answer.status, text: await answer.text() }
  }
  const visible = async (one: Awaited<ReturnType<typeof openTab>>) => {
    const text = await one.tab.locator('body').innerText()
    assert.deepEqual(one.broken, [])
    await one.close()
    return text
  }

  it('show none of their words: the desk, the week, the editor and all that it folds', async () => {
    const desk = await openTab(browser!, mary, people.comms)
    await desk.tab.locator('#lists section').first().waitFor()
    await desk.tab.getByRole('link', { name: 'Calendrier' }).waitFor()
    const onDesk = await visible(desk)
    assert.doesNotMatch(onDesk, words)
    assert.doesNotMatch(await visible(await openWeek(browser!, mary, people.comms)), words)
    const post = await openPost(browser!, mary, people.comms, randomUUID(), { isNew: true })
    const parts = []
    for (const tab of await post.tab.getByRole('tab').all()) {
      if (!(await tab.isVisible())) continue
      await tab.click()
      parts.push(await post.tab.locator('body').innerText())
    }
    assert.equal(parts.length, 4)
    assert.equal(await post.tab.getByRole('tab', { name: 'Canaux' }).count(), 0)
    for (const part of parts) assert.doesNotMatch(part, words)
    assert.equal(await post.tab.locator('[name=kind] option').count(), 1)
    await visible(post)
  })

  it('are not there where all of a page is of them, until they are switched on, which every page shows at once', async () => {
    for (const page of ['figures.html', 'edition.html', 'figures-main.js', 'api/figures', 'api/edition'])
      assert.equal((await get(page)).status, 404, page)
    assert.match((await get('off.css')).text, /data-capability/)
    for (const id of ['calls', 'newspapers', 'networks', 'site', 'relays', 'campaigns', 'figures'])
      await switched(id, 'capability.on')
    const style = await eventually(async () => (await get('off.css')).text, 'the style of the pages')
    assert.ok(!style.includes(`~='events'`) && style.includes(`~='figures'`), style)
    await switched('events', 'capability.on')
    assert.equal((await get('off.css')).text, '')
    for (const page of ['figures.html', 'edition.html']) assert.equal((await get(page)).status, 200, page)
    const desk = await openTab(browser!, mary, people.comms)
    for (const name of ['Journal', 'Chiffres']) await desk.tab.getByRole('link', { name, exact: true }).waitFor()
    await visible(desk)
    const post = await openPost(browser!, mary, people.comms, randomUUID(), { isNew: true })
    assert.equal(await post.tab.getByRole('tab', { name: 'Canaux' }).isVisible(), true)
    assert.equal(await post.tab.locator('[name=kind] option').count(), 2)
    await post.tab.getByRole('tab', { name: 'Options' }).click()
    await post.tab.getByRole('button', { name: 'Campagne…' }).waitFor()
    await visible(post)
  })
})
