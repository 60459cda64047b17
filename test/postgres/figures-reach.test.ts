import assert from 'node:assert/strict'
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
      const { reached } = await figureCounts(database).between(from, to)
      const lines = reached.map(({ department, state, reason, people }) =>
        [department, state, reason, people].join(' '),
      )
      assert.deepEqual(lines.sort(), [
        ' planned  2',
        ' sending  2',
        ' unknown  2',
        'Culture delivered  2',
        'Culture planned  6',
        'Culture refused no-teams 2',
      ])
    })
  })
})
