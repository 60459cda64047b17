import assert from 'node:assert/strict'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import type { Person } from '../../sandbox/town/town.ts'
import { readConfig } from '../../src/settings/config.ts'
import { createCredential } from '../../src/outward/credential.ts'
import { createGraph, type Graph } from '../../src/graph/graph.ts'
import { corrected } from '../support/corrected.ts'
import { dayIn } from '../support/day-in.ts'
import { eventually } from '../support/eventually.ts'
import { type Cast, cast, inChannel, inChat, pressed } from '../support/road.ts'
import { answers, colleaguesOf, sentEvent } from '../support/sent-event.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import type { TownClient } from '../support/town-client.ts'

const title = 'Visite de la serre'
const asked = { needs: 'Calendars.ReadWrite' }
const [oldPlace, newPlace] = ['Serre municipale', 'Jardin botanique']

type Entry = {
  id: string
  subject: string
  showAs: string
  location: { displayName: string }
  start: { dateTime: string; timeZone: string }
}

onStores(['PostgreSQL'], open => {
  describe('entries in the calendars of who comes', function () {
    this.timeout(300_000)
    let mary: StoredMary
    let town: TownClient
    let graph: Graph
    let people: Cast
    let comes: Person
    let maybe: Person
    let refuses: Person

    before(async () => {
      mary = await open({
        sandbox: { SANDBOX_PEOPLE: '120', SANDBOX_LIMITS: 'off' },
        env: { CALENDAR_ENTRIES: 'on' },
      })
      town = mary.town
      setDefaultCACertificates([...getCACertificates('default'), mary.sandbox.ca])
      const { tenant, urls } = readConfig(mary.sandbox.variables)
      const { appType: type, appId, appPassword: password, tenantId } = tenant!
      const credential = createCredential({ type, appId, password, tenantId, loginUrl: urls.login })
      graph = createGraph({ graphUrl: urls.graph, credential })
      people = await cast(town)
      const others = await colleaguesOf(town, people, 'all')
      ;[comes, maybe, refuses] = [people.agent, others[0]!, others[1]!]
      await sentEvent(town, people, { title, place: oldPlace, everyone: 'true' })
    })
    after(() => mary?.close())
    afterEach(async () => assert.deepEqual(await town.violations(), []))

    const press = (person: Person, button: string) => answers(town, person, title, button)
    const entriesOf = async ({ id }: Person): Promise<Entry[]> =>
      (await graph.get<{ value: Entry[] }>(`/users/${id}/events`, asked)).value
    /** Moments after the answer: a job of its own follows it. */
    const whenEntries = (person: Person, wanted: (entries: Entry[]) => boolean, what: string): Promise<Entry[]> =>
      eventually(
        async () => {
          const entries = await entriesOf(person)
          return wanted(entries) && entries
        },
        what,
        60_000,
      )
    const copyOf = async ({ id }: Person): Promise<string | undefined> =>
      (
        await mary.ask<{ state: string }>(
          `select doc->>'state' as state from calendar_copy where doc->>'person' = $1`,
          id,
        )
      )[0]?.state

    it('are made of whoever comes, as a maybe of who perhaps does, and of nobody else', async () => {
      await press(comes, 'Je participe')
      await press(maybe, 'Peut-être')
      const [entry, ...others] = await whenEntries(comes, ({ length }) => length > 0, 'an entry')
      assert.deepEqual(others, [])
      assert.ok(entry)
      assert.deepEqual([entry.subject, entry.location.displayName, entry.showAs], [title, oldPlace, 'busy'])
      assert.match(entry.start.dateTime, new RegExp(`^${dayIn(30)}T1[01]:30:00`), '12:30 in Paris')
      const [perhaps] = await whenEntries(maybe, ({ length }) => length === 1, 'a tentative entry')
      assert.equal(perhaps?.showAs, 'tentative')
      assert.deepEqual(await entriesOf(refuses), [], 'who did not answer')
    })

    it('are not asked for again of a mailbox that refused, until its owner answers anew; the answer itself is kept', async () => {
      await town.setPermissions({ writeCalendars: false })
      await press(refuses, 'Je participe')
      await eventually(async () => (await copyOf(refuses)) === 'refused', 'the refusal is noted', 60_000)
      await inChat(town, refuses.id, title, 'Vous participez')
      await town.setPermissions({ writeCalendars: true })
      assert.deepEqual(await entriesOf(refuses), [])
      await press(refuses, 'Peut-être')
      await whenEntries(refuses, ([one]) => one?.showAs === 'tentative', 'the entry of who answered anew')
    })

    it('move with a correction: the same entries, at the new place', async () => {
      const before = await Promise.all([comes, maybe].map(async one => (await entriesOf(one)).map(({ id }) => id)))
      await corrected(town, people, title, { place: newPlace, time: '15:00' })
      for (const [index, person] of [comes, maybe].entries()) {
        const moved = await whenEntries(person, ([one]) => one?.location.displayName === newPlace, 'the new place')
        assert.deepEqual(
          moved.map(({ id }) => id),
          before[index],
        )
        assert.match(moved[0]!.start.dateTime, new RegExp(`^${dayIn(30)}T1[34]:00:00`), '15:00 in Paris')
      }
    })

    it('are not put back where their owner took them out', async () => {
      const [own] = await entriesOf(maybe)
      await graph.remove(`/users/${maybe.id}/events/${own!.id}`, asked)
      await press(maybe, 'Je ne participe pas')
      await eventually(async () => (await copyOf(maybe)) === 'none', 'Mary takes hers out', 60_000)
      assert.deepEqual(await entriesOf(maybe), [])
    })

    it('go where somebody comes no more, and with the event', async () => {
      await press(refuses, 'Je ne participe pas')
      await whenEntries(refuses, ({ length }) => length === 0, 'no entry of who does not come')
      assert.equal((await entriesOf(comes)).length, 1, 'the others stay')
      const card = await inChannel(town, people.comms.id, title, 'Retirer chez tous')
      const where = { in: 'channel', activityId: card.id } as const
      // The card follows the answers: whatever is asked on it goes where it is drawn anew.
      const removed = async (): Promise<boolean> => {
        const answer = await pressed(town, people.comms.id, { ...where, button: 'Retirer chez tous' })
        const button = /Retirer chez [^"]+? agents/.exec(JSON.stringify(answer.body))?.[0]
        if (button !== undefined) await pressed(town, people.comms.id, { ...where, button })
        return button !== undefined
      }
      await eventually(removed, 'the removal is asked for and confirmed', 90_000)
      await whenEntries(comes, ({ length }) => length === 0, 'no entry of what was taken back')
    })
  })
})
