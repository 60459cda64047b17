import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Person } from '../../sandbox/town/town.ts'
import { dayIn } from '../support/day-in.ts'
import { eventually } from '../support/eventually.ts'
import { type Cast, cast, readable } from '../support/road.ts'
import { answers, colleaguesOf, sentEvent } from '../support/sent-event.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import type { TownClient } from '../support/town-client.ts'

const title = 'Atelier compost'
const minuteMs = 60_000
const full = 'Complet\u00a0: qui s’inscrit maintenant'
const closed = 'Inscriptions closes'

onStores(['PostgreSQL'], open => {
  describe('what becomes true of an event for all', function () {
    this.timeout(300_000)
    const clock = join(mkdtempSync(join(tmpdir(), 'mary-clock-')), 'shift')
    const shiftClock = pathToFileURL(join(import.meta.dirname, '../faults/shift-clock.ts')).href
    const shifted = { NODE_OPTIONS: `--import=${shiftClock}`, CLOCK_SHIFT: clock }
    let mary: StoredMary
    let town: TownClient
    let people: Cast
    let answering: Person
    /** Received it, and said nothing. */
    let silent: Person

    before(async () => {
      mary = await open({ sandbox: { SANDBOX_PEOPLE: '120', SANDBOX_LIMITS: 'off', ...shifted }, env: shifted })
      town = mary.town
      people = await cast(town)
      const [other] = await colleaguesOf(town, people, 'all')
      ;[answering, silent] = [people.agent, other!]
      const closing = { capacity: '1', closesOn: dayIn(1), everyone: 'true' }
      await sentEvent(town, people, { title, place: 'Serre', ...closing })
    })
    after(() => mary?.close())
    afterEach(async () => assert.deepEqual(await town.violations(), []))

    const press = (person: Person, button: string) => answers(town, person, title, button)
    /** What each of these people reads on the one card that was delivered to them. */
    const cardsOf = async (person: Person): Promise<string[]> =>
      (await town.chat(person.id)).activities
        .filter(one => one.from.bot && !one.deleted)
        .map(readable)
        .filter(text => text.includes(title) && text.includes('Pourquoi je reçois ceci'))
    const whenSilentReads = (wanted: (card: string) => boolean, what: string): Promise<string> =>
      eventually(
        async () => {
          const [card, ...others] = await cardsOf(silent)
          assert.deepEqual(others, [], 'never a second card')
          return card !== undefined && wanted(card) && card
        },
        what,
        90_000,
      )
    /** So much later; the database’s own clock stays, so that what is due by then is said to it. */
    const pass = async (ms: number): Promise<void> => {
      writeFileSync(clock, String(ms))
      for (const pid of [mary.sandbox.pid, mary.pid()]) process.kill(pid, 'SIGUSR2')
      await mary.ask(`update asked_job set due = now() where name = 'event.remark'`)
    }
    const remarks = async (): Promise<string[]> =>
      (
        await mary.ask<{ remark: string }>(
          `select doc->>'remark' as remark from broadcast where doc->>'kind' = 'remark' order by doc->>'createdAt'`,
        )
      ).map(({ remark }) => remark)

    it('is said by itself on the cards of who did not answer: that it is full', async () => {
      await press(answering, 'Je participe')
      const card = await whenSilentReads(text => text.includes(full), 'it is full')
      assert.match(card, /"Je participe"/, 'the waiting list is open')
      for (const own of await cardsOf(answering)) assert.ok(!own.includes(full), 'who has the place is not told so')
    })

    it('that it is free again, half an hour after that at the earliest', async () => {
      await press(answering, 'Je ne participe pas')
      await eventually(
        async () => (await mary.ask(`select 1 from asked_job where name = 'event.remark' and due > now()`)).length > 0,
        'it waits',
      )
      assert.deepEqual(await remarks(), ['full'])
      assert.match((await cardsOf(silent)).join(), new RegExp(full))
      await pass(31 * minuteMs)
      const card = await whenSilentReads(text => !text.includes(full), 'it is free again')
      assert.match(card, /"Je participe"/)
      assert.deepEqual(await remarks(), ['full', 'free'])
    })

    it('that nobody may register any more, the day after the last one', async () => {
      await pass(2 * 24 * 60 * minuteMs)
      const card = await whenSilentReads(text => text.includes(closed), 'it is closed')
      assert.doesNotMatch(card, /"Je participe"/, 'nothing is offered that is refused')
      assert.deepEqual(await remarks(), ['full', 'free', 'closed'])
      await eventually(
        async () =>
          (await mary.ask(`select 1 from broadcast where doc->>'kind' = 'remark' and doc->>'state' <> 'done'`))
            .length === 0,
        'all three are carried to their end',
        60_000,
      )
    })
  })
})
