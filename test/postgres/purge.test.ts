import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { answerId } from '../../src/core/domain/events/event.ts'
import { keyOf } from '../../src/core/domain/placements/placed-card.ts'
import { purgeEvent } from '../../src/core/use-cases/events/ended/purge-event.ts'
import { purgeEvents } from '../../src/core/use-cases/events/ended/purge-events.ts'
import { seeAnswers } from '../../src/core/use-cases/events/board/see-board.ts'
import { openStores } from '../../src/app/open-stores.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { eachDatabase } from '../support/database.ts'
import { verifyJournal } from '../support/verify-journal.ts'
import { broadcast, post } from './rows.ts'

const now = () => '2027-03-03T03:00:00.000Z'
const settings = { timeZone: 'Europe/Paris' }
const crowd = 2_000
const people = Array.from({ length: crowd }, (_, n) => `p${String(n).padStart(4, '0')}`)

async function answered(stores: ReturnType<typeof openStores>): Promise<void> {
  const base = post({ id: 'fete', state: 'broadcast', broadcastId: 'b' })
  const event = { date: '2026-12-02', time: '12:30', place: '', capacity: 500 }
  const row = { ...base, content: { ...base.content, kind: 'event' as const, event } }
  await stores.commit(
    { save: 'post', row, ifVersion: 0 },
    { save: 'broadcast', row: broadcast({ id: 'b', postId: 'fete' }), ifVersion: 0 },
    {
      save: 'event',
      row: { id: 'fete', version: 0, taken: 500, waiting: people.slice(500).map(person => ({ person, seats: 1 })) },
      ifVersion: 0,
    },
  )
  const said = { verb: 'event.answered', actor: { id: 'p1', name: 'Une' }, subject: row.reference, seal: null } as const
  await stores.commit(
    { journal: { ...said, details: { answer: 'yes', person: 'p1999' } } },
    { journal: { ...said, verb: 'event.warned', details: { text: 'salle B' } } },
    { journal: { ...said, subject: 'PUB-2026-0999', details: { answer: 'no' } } },
  )
  for (let start = 0; start < crowd; start += 250)
    await stores.commit(
      ...people.slice(start, start + 250).flatMap((person, n) => {
        const said = start + n < 500 ? ('yes' as const) : ('waiting' as const)
        const id = answerId('fete', person)
        return [
          {
            save: 'event_answer' as const,
            row: { id, version: 0, postId: 'fete', person, answer: said, at: now() },
            ifVersion: 0,
          },
          {
            save: 'attendance' as const,
            row: { id, version: 0, kind: 'there' as const, postId: 'fete', person, at: now() },
            ifVersion: 0,
          },
          {
            save: 'placement' as const,
            row: {
              key: keyOf({ card: 'reminder', postId: 'fete', person }),
              version: 0,
              state: 'placed' as const,
              to: { kind: 'person' as const, id: person },
              conversationId: 'c',
              activityId: 'a',
              reason: null,
              leaseUntil: null,
              updatedAt: now(),
            },
            ifVersion: 0,
          },
        ]
      }),
    )
}

/** Every row of the database that has the id of one of them. */
async function rowsNaming(database: Database, person: string): Promise<string[]> {
  const tables = [
    'event',
    'event_answer',
    'event_board',
    'calendar_copy',
    'event_counts',
    'placement',
    'attendance',
  ] as const
  const found = await Promise.all(
    tables.map(async table => {
      const rows = await database.kysely.selectFrom(table).select('doc').execute()
      return rows.some(({ doc }) => JSON.stringify(doc).includes(person)) ? [table] : []
    }),
  )
  return found.flat()
}

describe('a purge of two thousand answers', () => {
  eachDatabase((_kind, open) => {
    it('leaves figures and nobody, and a journal that verifies', async function () {
      this.timeout(60_000)
      const database = await open()
      const stores = openStores(database, now)
      const ports = {
        ...stores,
        now,
        library: { put: () => assert.fail('nobody had a file') },
        sheets: {} as never,
        tables: {} as never,
      }
      await answered(stores)
      assert.deepEqual(await rowsNaming(database, 'p1999'), ['event', 'event_answer', 'placement', 'attendance'])
      await purgeEvents(ports, settings)
      await purgeEvent(ports, { postId: 'fete' }, settings)
      assert.deepEqual(await rowsNaming(database, 'p1999'), [])
      const seen = await seeAnswers(ports, 'fete')
      assert.deepEqual([seen?.purged, seen?.figures.tally], [true, { yes: 500, no: 0, maybe: 0, waiting: 1_500 }])
      assert.deepEqual(seen?.figures.attended, { registered: 500, others: 1_500 })
      assert.deepEqual(await stores.events.naming('', 9), [])
      const told = async (subject: string) =>
        (await stores.history.about([subject], { before: null, limit: 9, without: [] })).map(
          ({ verb, actor, details }) => [verb, actor?.name, details],
        )
      const { reference } = seen.event.post
      const [purged, warned, answer] = await told(reference)
      // Words lie in their documents alone: of the warning, which went with the event, the journal has a digest.
      const { text } = warned![2] as { text: string }
      assert.match(text, /^sha256:[0-9a-f]{64}$/)
      const journal = [
        ['event.purged', undefined, { answers: crowd, lines: 1 }],
        ['event.warned', 'Une', { text }],
        ['event.answered', 'Une', null],
      ]
      assert.deepEqual([purged, warned, answer], journal)
      const [[verb, name, details]] = (await told('PUB-2026-0999')) as [[string, string, { answer: string }]]
      assert.deepEqual([verb, name, Object.keys(details)], ['event.answered', 'Une', ['answer']])
      const verdict = await verifyJournal(database)
      assert.ok(verdict.ok && verdict.erased.details === 1)
      await purgeEvent(ports, { postId: 'fete' }, settings)
      assert.deepEqual(await told(reference), journal, 'once')
      await sql`delete from journal_detail where seq = (select seq from journal where subject = 'PUB-2026-0999')`.execute(
        database.kysely,
      )
      assert.equal((await verifyJournal(database)).ok, false, 'what is taken out without a word shows')
    })
  })
})
