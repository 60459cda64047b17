import type { Browser } from 'playwright-core'
import { openDesk } from '../support/at-desk.ts'
import { openBrowser } from '../support/browser.ts'
import { eventually } from '../support/eventually.ts'
import { approvedFor, hourComes, publicOn } from '../support/released.ts'
import { type Cast, cast, inChannel } from '../support/road.ts'
import { broadcastNow } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'

const title = 'Le pont rouvre'
const words = (place: string): string => `Le pont rouvre lundi, dit la ville sur ${place}`
const places = ['bluesky', 'mastodon', 'site', 'facebook', 'linkedin'] as const

onStores(['PostgreSQL'], open =>
  describe('one post on six channels, in Chromium', () => {
    let mary: StoredMary
    let people: Cast
    let browser: Browser | undefined

    before(async function () {
      browser = await openBrowser()
      if (browser === undefined) this.skip()
      mary = await open({ sandbox: { SANDBOX_PEOPLE: '120' } })
      people = await cast(mary.town)
    })
    after(async () => {
      await browser?.close()
      await mary?.close()
    })

    it('is seen on each', async () => {
      const { town } = mary
      const { comms, agent } = people
      const reference = await approvedFor(town, people, {
        title,
        places: places.map(place => `${place} mardi 14 h`),
        variants: Object.fromEntries(places.map(place => [place === 'site' ? 'article' : place, words(place)])),
      })
      await inChannel(town, comms.id, 'Où en est', title, 'Part le mardi')
      await hourComes(mary, reference, 'bluesky', 'mastodon', 'site')
      await broadcastNow(town, comms.id, await inChannel(town, comms.id, title, 'Vérifier les destinataires'))
      for (const place of ['bluesky', 'mastodon', 'cms'] as const) await publicOn(town, place, 1)

      const desk = await openDesk(browser!, mary)
      await desk.become(agent)
      await desk.chat().getByText(title).last().waitFor()
      await desk.become(comms)
      for (const place of ['facebook', 'linkedin']) {
        await desk.write(`copier ${reference} ${place}`)
        await eventually(
          async () =>
            (
              await desk
                .chat()
                .locator('textarea')
                .evaluateAll(all => all.map(one => (one as { value: string }).value))
            ).includes(words(place)),
          `the words for ${place} are there to copy`,
        )
      }
      await desk.page.getByTestId('tab-public').click()
      const posts = desk.page.getByTestId('public-posts')
      for (const place of ['bluesky', 'mastodon', 'site']) await posts.getByText(words(place)).first().waitFor()
    })
  }),
)
