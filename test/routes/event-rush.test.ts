import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import type { Person } from '../../sandbox/town/town.ts'
import { timePasses } from '../faults/broadcasting.ts'
import { chanceOf, seed } from '../support/chance.ts'
import { crowdPresses, type Door, type Pressed } from '../support/crowd.ts'
import { dayIn } from '../support/day-in.ts'
import { committedOrder, placesOf, promotedOrder, saying } from '../support/event-rows.ts'
import { eventually } from '../support/eventually.ts'
import { allJobsLeft } from '../support/jobs-left.ts'
import { type Mary, startMary } from '../support/mary.ts'
import { type EventVerb, type Lying, pressEvent } from '../support/press-event.ts'
import { type Cast, cast } from '../support/road.ts'
import { approved, broadcastNow } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'

const long = process.env['LONG'] !== undefined
const [crowdMost, capacity, leavers] = long ? [2_000, 150, 40] : [150, 30, 8]
const withinMs = long ? 20_000 : 3_000
/** Some cannot be reached, as everywhere. */
const town = Math.round(crowdMost * 1.2)

type Received = Lying & { person: string; by: Person }
type Event = { postId: string; reference: string; title: string; received: Received[] }

onStores(['PostgreSQL'], (open, store) => {
  if (store === 'PGlite') return
  describe(`${crowdMost} people who want ${capacity} places within ${withinMs / 1000} s, from three processes (SEED=${seed})`, function () {
    this.timeout(long ? 1_200_000 : 300_000)
    const chance = chanceOf(seed)
    let mary: StoredMary
    let all: Mary[]
    let people: Cast
    let tokens: string[]
    const dead = new Set<Mary>()
    /** Cards that may have been on their way at the last kill. */
    let leaving = 0

    before(async () => {
      const env = { BROADCAST_PER_SECOND: '50', FOUR_EYES_OVER: '1000000' }
      mary = await open({ sandbox: { SANDBOX_PEOPLE: String(town), SANDBOX_CHECK: 'off', SANDBOX_LIMITS: 'off' }, env })
      all = [mary]
      people = await cast(mary.town)
      // Each hears people itself, as if Teams had three addresses of hers.
      const more = { ...env, DATABASE_URL: mary.databaseUrl ?? '', PUBLIC_URL: mary.url }
      for (let count = 1; count < 3; count++) all.push(await startMary({ beside: mary, env: more }))
      tokens = await Promise.all(Array.from({ length: 8 }, () => mary.town.token()))
    })
    after(async () => {
      for (const one of all?.toReversed() ?? []) await one.close()
    })

    it('get exactly those, the others a rank in the order of their commits; whoever leaves lets in the next, told once', async () => {
      const event = await brought('Une place pour chacun')
      await rush(event)
      await leave(event)
    })

    it('so too when one of the processes is killed in the middle of both', async () => {
      const event = await brought('Une panne au milieu')
      await rush(event, all[2])
      await all[2]!.start()
      dead.delete(all[2]!)
      await leave(event, all[1])
    })

    /** An event on the cards of everybody who can be reached. */
    async function brought(title: string): Promise<Event> {
      const words = { title, kind: 'event', date: dayIn(30), time: '12:30', place: 'Salle Jaurès' }
      const card = await approved(mary.town, people, { ...words, capacity: String(capacity), everyone: 'true' })
      await broadcastNow(mary.town, people.comms.id, card)
      const [post] = await eventually(async () => {
        const found = await mary.ask<{ id: string; post: string; reference: string; left: number }>(
          `select b.id, b.doc->>'postId' as post, b.doc->>'postReference' as reference,
            (select count(*)::int from delivery where broadcast_id = b.id and state in ('queued', 'sending')) as left
          from broadcast b where b.doc->>'title' = $1 and b.doc->>'state' = 'done'`,
          title,
        )
        return found[0]?.left === 0 && found
      }, 'everybody has the card')
      const rows = await mary.ask<{ person: string; conversationId: string; activityId: string }>(
        `select person, conversation_id as "conversationId", activity_id as "activityId"
        from delivery where broadcast_id = $1 and state = 'delivered' order by person`,
        post!.id,
      )
      const everyone = (await mary.town.people({ limit: 100_000 })).people
      const byId = new Map(everyone.map(one => [one.id, one]))
      const received = shuffled(rows)
        .slice(0, crowdMost)
        .map(one => ({ ...one, by: byId.get(one.person)! }))
      assert.equal(received.length, crowdMost)
      return { postId: post!.post, reference: post!.reference, title, received }
    }

    function shuffled<T>(all: readonly T[]): T[] {
      return all
        .map(one => ({ one, at: chance() }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ one }) => one)
    }

    /** They press; `killed` dies when about half of them have. */
    async function press(
      { postId, received }: Event,
      verb: EventVerb,
      within: number,
      killed: Mary | undefined,
    ): Promise<Pressed[]> {
      const about = await mary.town.about()
      const presses = received.map(one => ({ body: pressEvent({ about, by: one.by, lying: one }, verb, { postId }) }))
      const doors = all.map((one): Door => ({ url: one.url, open: () => !dead.has(one) }))
      const dies = killed && delay(within / 2).then(() => (dead.add(killed), killed.kill()).then(countLeaving))
      const pressed = await crowdPresses(doors, presses, { withinMs: within, tokens })
      await dies
      if (killed) await timePasses(mary)
      const ms = pressed.map(one => one.ms).toSorted((a, b) => a - b)
      const at = (share: number): string => ms[Math.floor((ms.length - 1) * share)]!.toFixed(0)
      console.log(
        `      ${verb}: ${pressed.length} answers, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, at most ${at(1)} ms; ${pressed.filter(one => one.again > 0).length} pressed again`,
      )
      assert.deepEqual(
        pressed
          .filter(one => one.status !== 200 || !one.text.includes('AdaptiveCard'))
          .map(one => [one.status, one.text.slice(0, 200)]),
        [],
        'everybody is answered with a card',
      )
      return pressed
    }

    /** What waits for its turn is not among them: the job of such a card goes on elsewhere. */
    async function countLeaving(): Promise<void> {
      leaving = (await mary.ask(`select 1 from placement where doc->>'state' = 'placing'`)).length
    }

    async function rush(event: Event, killed?: Mary): Promise<void> {
      await press(event, 'event.join', withinMs, killed)
      const committed = await committedOrder(mary, event)
      assert.deepEqual(
        [committed.length, new Set(committed).size],
        [crowdMost, crowdMost],
        'each answer is in the journal once',
      )
      assert.deepEqual((await saying(mary, event, 'yes')).toSorted(), committed.slice(0, capacity).toSorted())
      const { taken, waiting } = await placesOf(mary, event)
      assert.equal(taken, capacity)
      assert.deepEqual(waiting, committed.slice(capacity), 'in the order of their commits')
      assert.deepEqual((await saying(mary, event, 'waiting')).toSorted(), waiting.toSorted())
    }

    async function leave(event: Event, killed?: Mary): Promise<void> {
      const going = new Set(await saying(mary, event, 'yes'))
      const before = await placesOf(mary, event)
      const leaving = event.received.filter(({ person }) => going.has(person)).slice(0, leavers)
      await press({ ...event, received: leaving }, 'event.leave', Math.max(500, withinMs / 20), killed)
      const next = before.waiting.slice(0, leavers)
      const left = new Set(leaving.map(({ person }) => person))
      assert.deepEqual(
        (await saying(mary, event, 'yes')).toSorted(),
        [...[...going].filter(one => !left.has(one)), ...next].toSorted(),
      )
      assert.deepEqual(await placesOf(mary, event), { taken: capacity, waiting: before.waiting.slice(leavers) })
      assert.deepEqual(await promotedOrder(mary, event), next, 'exactly those, in their order')
      await told(event, next, killed !== undefined)
    }

    /**
     * By the town's own count, when nothing of it waits any more. A card whose send a kill cut off is in doubt: it is not sent again
     * by itself, and comms is asked.
     */
    async function told({ postId, title }: Event, next: string[], isKilled: boolean): Promise<void> {
      const counts = async (): Promise<Record<string, number>> => {
        const both = await Promise.all(
          ['Une place s’est libérée', 'A place became free'].map(words => mary.town.copies(words, title)),
        )
        return Object.assign({}, ...both) as Record<string, number>
      }
      const inDoubt = async (): Promise<string[]> => {
        const rows = await mary.ask<{ person: string }>(
          `select doc->'to'->>'id' as person from placement where key like $1 and doc->>'state' = 'unknown'`,
          `event:${postId}:%`,
        )
        return rows.map(({ person }) => person)
      }
      await eventually(
        async () => new Set([...Object.keys(await counts()), ...(await inDoubt())]).size >= next.length,
        'they are told, or it is known of whom nobody knows',
        240_000,
      )
      await eventually(
        async () =>
          (
            await mary.ask(
              `select 1 from ${allJobsLeft} where name = 'placement.refresh' and data::text like $1 limit 1`,
              `%event:${postId}:%`,
            )
          ).length === 0,
        'no card is left to be told',
        240_000,
      )
      const [got, doubts] = [await counts(), await inDoubt()]
      assert.ok(doubts.length <= (isKilled ? leaving : 0), `${doubts.length} in doubt, ${leaving} were on their way`)
      const certain = next.filter(person => person in got || !doubts.includes(person))
      assert.deepEqual(got, Object.fromEntries(certain.map(person => [person, 1])), 'each once, nobody else')
    }
  })
})
