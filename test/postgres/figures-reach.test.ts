import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { Database } from '../../src/postgres/open/database.ts'
import { gatheredCommit } from '../../src/postgres/commit/gathered-commit.ts'
import { deliveries } from '../../src/postgres/deliveries/deliveries.ts'
import { figureCounts } from '../../src/postgres/stores/figures-store.ts'
import { eachDatabase } from '../support/database.ts'
import { broadcast, now } from './rows.ts'

const from = '2026-10-31T23:00:00.000Z'
const to = '2026-11-30T23:00:00.000Z'

describe('figures of whom posts reached', () => {
  eachDatabase((_kind, open) => {
    it('are the sums of the ledgers of the period, who has no Teams account counted', async () => {
      const database = await open()
      const ledger = deliveries(database)
      const commit = gatheredCommit(database, now)
      for (const [id, startedAt, kind] of [
        ['b1', '2026-11-10T08:00:00.000Z', 'send'],
        ['b2', '2026-11-20T08:00:00.000Z', 'send'],
        ['old', '2026-10-10T08:00:00.000Z', 'send'],
        ['fix', '2026-11-11T08:00:00.000Z', 'correct'],
      ] as const) {
        await commit({
          save: 'broadcast',
          row: broadcast({ id, postId: id, kind, startedAt, state: 'done' }),
          ifVersion: 0,
        })
        const people = ['u1', 'u2', 'u3', 'u4'].map(person => ({
          id: person,
          givenName: 'A',
          department: person === 'u4' ? null : 'Culture',
          locale: null,
        }))
        await ledger.plan(id, people)
        await ledger.claim(id, 4, 60_000)
        await ledger.markSending(id, ['u1', 'u2', 'u3', 'u4'])
        await ledger.settle(id, [
          { person: 'u1', state: 'delivered', conversationId: 'c', activityId: 'a' },
          { person: 'u2', state: 'refused', reason: 'no-teams' },
          { person: 'u4', state: 'unknown' },
        ])
      }
      const { between, departments } = figureCounts(database)
      const [all = []] = await departments([{ from, to }])
      const lines = all.map(({ department, state, reason, people }) => [department, state, reason, people].join(' '))
      assert.deepEqual(lines.sort(), [
        ' planned  2',
        ' sending  2',
        ' unknown  2',
        'Culture delivered  2',
        'Culture planned  6',
        'Culture refused no-teams 2',
      ])
      const whole = async () =>
        (await between(from, to)).reached.map(({ state, reason, people }) => [state, reason, people].join(' ')).sort()
      // Two people are still being sent to: nothing of it is kept.
      assert.deepEqual(await whole(), ['delivered  2', 'planned  8', 'refused no-teams 2', 'sending  2', 'unknown  2'])
      for (const id of ['b1', 'b2']) await ledger.settle(id, [{ person: 'u3', state: 'unknown' }])
      const ended = ['delivered  2', 'planned  8', 'refused no-teams 2', 'unknown  4']
      assert.deepEqual(await whole(), ended)
      assert.deepEqual(await whole(), ended)
      assert.deepEqual(await keptOf(database), ['b1', 'b2'])
      const again = { id: 'b1', postId: 'b1', kind: 'send' as const, startedAt: '2026-11-10T08:00:00.000Z' }
      await commit(
        { save: 'broadcast', row: broadcast({ ...again, state: 'running' }), ifVersion: 1 },
        { requeue: 'unknown', broadcastId: 'b1' },
      )
      assert.deepEqual(await whole(), ['delivered  2', 'planned  8', 'refused no-teams 2', 'unknown  2'])
      await ledger.claim('b1', 4, 60_000)
      await ledger.markSending('b1', ['u3', 'u4'])
      await ledger.settle('b1', [
        { person: 'u3', state: 'delivered', conversationId: 'c', activityId: 'a' },
        { person: 'u4', state: 'refused', reason: 'gone' },
      ])
      await commit({ save: 'broadcast', row: broadcast({ ...again, state: 'done' }), ifVersion: 2 })
      assert.deepEqual(await whole(), [
        'delivered  3',
        'planned  8',
        'refused gone 1',
        'refused no-teams 2',
        'unknown  2',
      ])
    })
  })
})

async function keptOf({ kysely }: Database): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from broadcast_reach order by id`.execute(kysely)
  return rows.map(({ id }) => id)
}
