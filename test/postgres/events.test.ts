import assert from 'node:assert/strict'
import { setImmediate as endOfTurn } from 'node:timers/promises'
import { sql } from 'kysely'
import { createTogether } from '../../src/core/together.ts'
import { holidaysOf } from '../../src/core/domain/working-time/public-holidays.ts'
import { answerEvent } from '../../src/core/use-cases/events/answers/answer-event.ts'
import type { PostContent } from '../../src/core/domain/posts/post.ts'
import { gatheredCommit } from '../../src/postgres/commit/gathered-commit.ts'
import { deliveries } from '../../src/postgres/deliveries/deliveries.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { isInName, postInName } from '../../src/postgres/schema/event-tables.ts'
import { broadcasts } from '../../src/postgres/stores/sending-stores.ts'
import { assistants, events, posts } from '../../src/postgres/stores/editorial-stores.ts'
import { eachDatabase } from '../support/database.ts'
import { broadcast, now, post } from './rows.ts'

const settings = { timeZone: 'Europe/Paris', quietHours: 'off', isHoliday: holidaysOf('FR') } as const
const people = Array.from({ length: 20 }, (_, index) => `person-${index}`)
const content: PostContent = {
  kind: 'event',
  locale: 'fr',
  title: 't',
  summary: 's',
  body: 'b',
  section: null,
  link: null,
  pictures: [],
  event: null,
}

/** As one process has them. */
function portsOn(database: Database) {
  return {
    posts: posts(database),
    broadcasts: broadcasts(database),
    deliveries: deliveries(database),
    events: events(database),
    assistants: assistants(database),
    commit: gatheredCommit(database, now),
    together: createTogether({ pause: () => endOfTurn(), limit: 100 }),
    now,
  }
}

type EventPorts = ReturnType<typeof portsOn>

async function received(ports: EventPorts, id: string, capacity: number | null): Promise<void> {
  const row = post({
    id,
    state: 'broadcast',
    broadcastId: `of-${id}`,
    content: { ...content, event: { date: '2026-12-01', time: null, place: '', capacity } },
  })
  await ports.commit(
    { save: 'post', row, ifVersion: 0 },
    { save: 'broadcast', row: broadcast({ id: `of-${id}`, postId: id }), ifVersion: 0 },
  )
  await ports.deliveries.plan(
    `of-${id}`,
    people.map(id => ({ id, givenName: '', department: null, locale: null })),
  )
  await ports.deliveries.claim(`of-${id}`, 100, 60_000)
  await ports.deliveries.markSending(`of-${id}`, people)
  await ports.deliveries.settle(
    `of-${id}`,
    people.map(person => ({ person, state: 'delivered', conversationId: `a:${person}`, activityId: null })),
  )
}

const says = (ports: EventPorts, id: string, answer: 'yes' | 'no', postId: string) =>
  answerEvent(ports, { id, name: '', locale: 'fr', roles: ['agent'] }, { postId, says: answer }, settings)

describe('places of events', () => {
  eachDatabase((_kind, open) => {
    let here: EventPorts
    let there: EventPorts
    before(async () => {
      here = portsOn(await open())
      there = portsOn(await open())
    })

    it('go to five of twenty who want them at once from two processes; fifteen wait, each with a rank', async () => {
      await received(here, 'rush', 5)
      const results = await Promise.all(people.map((id, index) => says(index % 2 ? here : there, id, 'yes', 'rush')))
      assert.deepEqual(
        results.map(({ kind }) => kind),
        people.map(() => 'answered'),
      )
      assert.deepEqual(await here.events.tally('rush'), { yes: 5, no: 0, maybe: 0, waiting: 15 })
      const places = await here.events.places('rush')
      assert.deepEqual([places?.taken, new Set(places?.waiting.map(({ person }) => person)).size], [5, 15])
    })

    it('are handed on to all who wait, in order, when everybody who has one leaves at once', async () => {
      const answers = await Promise.all(people.map(id => here.events.answer('rush', id)))
      const going = answers.flatMap(answer => (answer?.answer === 'yes' ? [answer.person] : []))
      const waiting = (await here.events.places('rush'))!.waiting
      await Promise.all(going.map((id, index) => says(index % 2 ? here : there, id, 'no', 'rush')))
      assert.deepEqual(await here.events.tally('rush'), { yes: 5, no: 5, maybe: 0, waiting: 10 })
      for (const { person: id } of waiting.slice(0, 5))
        assert.equal((await here.events.answer('rush', id))?.answer, 'yes')
      assert.deepEqual((await here.events.places('rush'))?.waiting, waiting.slice(5))
    })

    it('are one for who presses twice at once', async () => {
      await received(here, 'twice', 5)
      await Promise.all([1, 2, 3, 4].map(index => says(index % 2 ? here : there, 'person-1', 'yes', 'twice')))
      assert.deepEqual(
        [await here.events.tally('twice'), (await here.events.places('twice'))?.taken],
        [{ yes: 1, no: 0, maybe: 0, waiting: 0 }, 1],
      )
    })

    it('have no row where there is no limit', async () => {
      await received(here, 'free', null)
      await Promise.all(people.map(id => says(here, id, 'yes', 'free')))
      assert.deepEqual(
        [await here.events.tally('free'), await here.events.places('free')],
        [{ yes: 20, no: 0, maybe: 0, waiting: 0 }, null],
      )
      assert.deepEqual((await here.events.going('free')).toSorted(), people.toSorted())
      assert.deepEqual(await here.events.tally('none'), { yes: 0, no: 0, maybe: 0, waiting: 0 })
    })

    it('finds the cards with which others may answer it along an index', async () => {
      const { kysely } = await open()
      const explained = await kysely.connection().execute(async one => {
        await sql`set enable_seqscan = off`.execute(one)
        const plan = await sql`explain select key from placement
          where ${sql.raw(isInName)} and ${sql.raw(postInName)} = ${'rush'}`.execute(one)
        await sql`reset enable_seqscan`.execute(one)
        return plan.rows
      })
      assert.match(JSON.stringify(explained), /placement_in_name/)
    })
  })
})
