import assert from 'node:assert/strict'
import { localTime } from '../../src/core/domain/working-time/local-time.ts'
import { eventually } from '../support/eventually.ts'
import { allJobsLeft } from '../support/jobs-left.ts'
import { frenchRelays, type ListedSite, listedSites } from '../support/listed-sites.ts'
import { type Cast, cast, inChannel, inChat, pressed } from '../support/road.ts'
import { approved, broadcastNow, howMany } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'

const hour = 60 * 60_000
const clock = (ms: number): string =>
  localTime(new Date(Date.now() + ms).toISOString(), 'Europe/Paris').time.slice(0, 5)
/** Quiet since an hour ago, and for hours to come, whenever this is run. */
const quietNow = `${clock(-hour)}-${clock(5 * hour)}`

const title = 'Le chauffage est coupé'
/** In whichever language its reader has Teams. */
const asks = ['sans Teams sur ce site', 'without Teams at this site']
const reminds = ['Rappel', 'Reminder']

onStores(['PostgreSQL'], open => {
  describe('sites are asked by day, by whoever is left, and reminded twice', function () {
    // One road: what lies behind a step that failed tells nothing more.
    this.bail(true)
    const env: Record<string, string> = {
      QUIET_HOURS: quietNow,
      FOUR_EYES_OVER: '1000000',
      DIRECTORY_EVERY_SECONDS: '5',
    }
    let mary: StoredMary
    let people: Cast
    let sites: ListedSite[]

    before(async () => {
      mary = await open({ sandbox: { SANDBOX_PEOPLE: '120', SANDBOX_LIMITS: 'off' }, env })
      people = await cast(mary.town)
      sites = await listedSites(mary.town)
    })
    after(() => mary?.close())
    afterEach(async () => assert.deepEqual(await mary.town.violations(), []))

    /** How many cards each person has that say one of these. */
    const cardsOf = async (words: string[]): Promise<Record<string, number>> => {
      const found = await Promise.all(words.map(one => mary.town.copies(title, one)))
      return Object.fromEntries(found.flatMap(one => Object.entries(one)))
    }
    const waiting = (where: string) =>
      mary.ask<{ n: number }>(`select count(*)::int as n from ${allJobsLeft} where ${where}`).then(([row]) => row!.n)

    it('ring nobody by night: each card waits for the morning', async () => {
      const { town } = mary
      await broadcastNow(town, people.comms.id, await approved(town, people, { title, everyone: 'true' }))
      const sent = await inChannel(town, people.comms.id, title, 'Terminée', 'Joindre les sites (38)')
      await eventually(async () => {
        const round = await mary.ask('select id from relay_round')
        if (round.length > 0) return true
        await town.press(people.comms.id, { in: 'channel', activityId: sent.id, button: 'Joindre les sites (38)' })
        return false
      }, 'the sites are asked')
      const held = `name = 'placement.refresh' and data->>'key' like 'relay:%' and due > now() + interval '1 hour'`
      await eventually(async () => (await waiting(held)) === 38, 'each card waits')
      assert.deepEqual(await cardsOf(asks), {})
      await inChannel(town, people.comms.id, title, 'aucune carte ne part', 'les relais reçoivent la leur le ')
    })

    it('have one card each as soon as it is day', async () => {
      await mary.kill()
      env['QUIET_HOURS'] = 'off'
      await mary.ask(
        `update asked_job set due = now() where name = 'placement.refresh' and data->>'key' like 'relay:%'`,
      )
      await mary.start()
      const cards = await eventually(async () => {
        const found = Object.values(await cardsOf(asks))
        return found.length === 38 && found
      }, 'each relay has a card')
      assert.deepEqual([...new Set(cards)], [1])
    })

    it('go to the deputy when a relay leaves, who puts it up instead', async () => {
      const { town } = mary
      const french = new Set(frenchRelays(sites).map(({ id }) => id))
      const site = sites.find(({ relay, deputy }) => [relay, deputy].every(one => one && french.has(one.id)))!
      const [relay, deputy] = [site.relay!, site.deputy!]
      await town.disable(relay.id)
      const card = await inChat(town, deputy.id, title, site.name, 'C’est affiché')
      await pressed(town, deputy.id, { activityId: card.id, button: 'C’est affiché' })
      await inChat(town, deputy.id, title, site.name, 'C’est affiché. Merci')
      await inChannel(town, people.comms.id, title, 'Voir les sites (1 sur 42)')
      assert.equal(await howMany(town, deputy.id, title, site.name), 1)
    })

    it('are reminded twice where nobody answered, and never again', async () => {
      const { town } = mary
      /** As if the hour of the nth had come. */
      const comesDue = (nth: number) =>
        mary.ask(
          `update asked_job set due = now() where name = 'relays.remind' and data->>'nth' = $1 returning data`,
          `${nth}`,
        )
      const reminded = (total: number, what: string) =>
        eventually(async () => {
          const cards = await cardsOf(reminds)
          return Object.values(cards).reduce((sum, n) => sum + n, 0) === total && cards
        }, what)
      const [again] = await mary.ask<{ key: string; data: unknown }>(
        `select key, data from asked_job where name = 'relays.remind' and data->>'nth' = '1'`,
      )
      assert.equal((await comesDue(0)).length, 1)
      const first = await reminded(37, 'who did not answer is reminded')
      const late = frenchRelays(sites).find(({ id }) => first[id] === 1)!
      const card = await inChat(town, late.id, title, 'Rappel', 'C’est affiché')
      await pressed(town, late.id, { activityId: card.id, button: 'C’est affiché' })
      await inChannel(town, people.comms.id, title, 'Voir les sites (2 sur 42)')
      assert.equal((await comesDue(1)).length, 1)
      const second = await reminded(37 + 36, 'and once more')
      assert.equal(second[late.id], 1)
      assert.equal(await waiting(`name = 'relays.remind'`), 0)
      // Delivered again, as a job of a process that died is.
      await mary.ask(
        `insert into asked_job (name, key, data, due) values ('relays.remind', $1, $2, now())`,
        again!.key,
        again!.data,
      )
      const left = `name = 'relays.remind' or (name = 'placement.refresh' and data->>'key' like 'relay%')`
      await eventually(async () => (await waiting(left)) === 0, 'all is done')
      assert.deepEqual(await cardsOf(reminds), second)
    })
  })
})
