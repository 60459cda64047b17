import assert from 'node:assert/strict'
import fc from 'fast-check'
import { sql } from 'kysely'
import type { DeliveryCounts, DeliveryReport } from '../../src/core/domain/broadcasts/broadcast.ts'
import type { Commit } from '../../src/core/change.ts'
import type { Deliveries, Settlement } from '../../src/core/ports/ledger.ts'
import { gatheredCommit } from '../../src/postgres/commit/gathered-commit.ts'
import { deliveries } from '../../src/postgres/deliveries/deliveries.ts'
import { holdDeliveries } from '../../src/postgres/identity/hold-database.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { eachDatabase } from '../support/database.ts'
import { holds } from '../support/holds.ts'
import { broadcast, now } from './rows.ts'

const departments = ['Voirie', 'Culture', '', null]
const someone = fc.nat(11)
const some = fc.uniqueArray(someone, { maxLength: 12 })
const outcome = fc.constantFrom('delivered', 'refused', 'unknown', 'queued')

/** What may happen to a ledger; numbers are people. `by`: one of two processes. */
const event = fc.oneof(
  fc.record({ what: fc.constant('plan' as const), people: some }),
  fc.record({ what: fc.constant('claim' as const), most: fc.nat(12), by: fc.nat(1) }),
  fc.record({ what: fc.constant('mark' as const), people: some, by: fc.nat(1) }),
  fc.record({
    what: fc.constant('settle' as const),
    said: fc.uniqueArray(fc.tuple(someone, outcome), { selector: ([one]) => one, maxLength: 12 }),
    by: fc.nat(1),
  }),
  fc.record({ what: fc.constant('recover' as const), repeatable: fc.boolean() }),
  fc.record({
    what: fc.constantFrom(
      'cancel' as const,
      'resume' as const,
      'resend' as const,
      'change' as const,
      'hold' as const,
      'forget' as const,
      'look' as const,
    ),
  }),
)
/** A row that goes once it was settled, which few draws hold. */
const afterwards: Event[] = [
  { what: 'plan', people: [1] },
  { what: 'claim', most: 1, by: 0 },
  { what: 'mark', people: [1], by: 0 },
  { what: 'settle', said: [[1, 'delivered']], by: 0 },
  { what: 'forget' },
]
type Event = typeof event extends fc.Arbitrary<infer E> ? E : never

/** The same as `report`, from the rows themselves. */
async function countedRows({ kysely }: Database, id: string): Promise<Omit<DeliveryReport, 'recent'>> {
  type Row = { state: keyof DeliveryCounts; reason: 'cancelled' | null; department: string | null }
  const { rows } = await sql<Row>`select state, reason, department from delivery where broadcast_id = ${id}`.execute(
    kysely,
  )
  const many = (found: Row[], state: string) => found.filter(row => row.state === state).length
  const counts = { queued: 0, sending: 0, delivered: 0, refused: 0, unknown: 0 }
  for (const { state } of rows) counts[state]++
  const refused: DeliveryReport['refused'] = {}
  for (const { reason } of rows) if (reason) refused[reason] = (refused[reason] ?? 0) + 1
  const of = [...Map.groupBy(rows, ({ department }) => department)].map(([name, own]) => ({
    name,
    people: own.length,
    delivered: many(own, 'delivered'),
    refused: many(own, 'refused'),
    unknown: many(own, 'unknown'),
  }))
  return { counts, refused, departments: byName(of) }
}

function byName(found: DeliveryReport['departments']): DeliveryReport['departments'] {
  return found.toSorted((a, b) => (String(a.name) < String(b.name) ? -1 : 1))
}

describe('the tally of the ledger', () => {
  eachDatabase((_kind, open) => {
    let database: Database
    let commit: Commit
    let processes: Deliveries[]
    let count = 0
    before(async () => {
      database = await open()
      commit = gatheredCommit(database, now)
      processes = [deliveries(database), deliveries(await open())]
    })

    const reported = async (id: string): Promise<Omit<DeliveryReport, 'recent'>> => {
      const { counts, refused, departments: of } = await processes[0]!.report(id)
      return { counts, refused, departments: byName(of) }
    }

    async function happens(id: string, one: Event): Promise<unknown> {
      const ledger = processes['by' in one ? one.by : 0]!
      switch (one.what) {
        case 'plan':
          return ledger.plan(
            id,
            one.people.map(who => ({ id: `p${who}`, givenName: '', department: departments[who % 4]!, locale: null })),
          )
        case 'claim':
          return ledger.claim(id, one.most, 60_000)
        case 'mark':
          return ledger.markSending(
            id,
            one.people.map(who => `p${who}`),
          )
        case 'settle':
          return ledger.settle(
            id,
            one.said.map(([who, state]) => settled(`p${who}`, state)),
          )
        case 'recover':
          await sql`update delivery set lease_until = now() where broadcast_id = ${id} and state = 'sending'`.execute(
            database.kysely,
          )
          return ledger.recover(id, one.repeatable)
        case 'cancel':
          return ledger.cancelQueued(id)
        case 'resume':
        case 'resend':
          return commit({ requeue: one.what === 'resume' ? 'cancelled' : 'unknown', broadcastId: id })
        case 'change':
          return ledger.planFrom(`${id}-change`, id)
        case 'hold':
          return holdDeliveries(database)
        case 'forget':
          return sql`delete from delivery where broadcast_id = ${id} and person in ('p1', 'p3')`.execute(
            database.kysely,
          )
        case 'look':
          return ledger.report(id)
      }
    }

    const settled = (person: string, state: string): Settlement =>
      state === 'delivered'
        ? { person, state, conversationId: 'a', activityId: null }
        : state === 'refused'
          ? { person, state, reason: person < 'p5' ? 'blocked' : 'no-teams' }
          : state === 'unknown'
            ? { person, state }
            : { person, state: 'queued', afterMs: 0 }

    it('is what counting the rows says, whatever happened to them and in whichever process', async () => {
      await holds(
        fc.asyncProperty(fc.array(event, { maxLength: 40 }), async events => {
          const id = `tally-${++count}`
          await commit({ save: 'broadcast', row: broadcast({ id, state: 'stopped' }), ifVersion: 0 })
          for (const one of events) await happens(id, one)
          for (const ledger of [id, `${id}-change`])
            assert.deepEqual(await reported(ledger), await countedRows(database, ledger))
          // Once all is settled the numbers are folded; whatever comes after that counts on from there.
          await happens(id, { what: 'hold' })
          assert.deepEqual(await reported(id), await countedRows(database, id))
          await happens(id, { what: 'resend' })
          assert.deepEqual(await reported(id), await countedRows(database, id))
        }),
        { numRuns: process.env['LONG'] ? 300 : 40, examples: [[afterwards]] },
      )
    })

    it('is that also while many write at once, and is one number of a kind at the end', async () => {
      const id = `tally-${++count}`
      const people = Array.from({ length: 200 }, (_, who) => ({
        id: `p${who}`,
        givenName: '',
        department: departments[who % 4]!,
        locale: null,
      }))
      await processes[0]!.plan(id, people)
      const carry = async (ledger: Deliveries, holder: string): Promise<void> => {
        for (;;) {
          const claimed = (await ledger.claim(id, 5, 60_000, holder)).map(({ person }) => person)
          if (claimed.length === 0) return
          await ledger.markSending(id, claimed, holder)
          await Promise.all([
            ledger.report(id),
            ledger.settle(
              id,
              claimed.map(person => settled(person, 'delivered')),
              holder,
            ),
          ])
        }
      }
      await Promise.all(['a', 'b', 'c', 'd'].flatMap(holder => processes.map(ledger => carry(ledger, holder))))
      assert.deepEqual(await reported(id), await countedRows(database, id))
      assert.equal((await reported(id)).counts.delivered, 200)
      const { rows } = await sql<{ numbers: number }>`
        select count(*)::int as numbers from delivery_tally where broadcast_id = ${id} and people <> 0`.execute(
        database.kysely,
      )
      assert.equal(rows[0]!.numbers, 2 * departments.length, 'planned and delivered, of each department')
    })
  })
})
