import assert from 'node:assert/strict'
import { type KyselyPlugin, sql } from 'kysely'
import sinon from 'sinon'
import { startBoss } from '../../src/postgres/jobs/start-boss.ts'
import { queueOptions } from '../../src/postgres/jobs/queue-options.ts'
import { eachDatabase } from '../support/database.ts'

describe('startBoss', () => {
  eachDatabase((kind, open) => {
    it('writes nothing of queues that are as they should be, and puts right the one that is not', async () => {
      const database = await open()
      const { boss } = database
      const [created, updated] = [sinon.spy(boss, 'createQueue'), sinon.spy(boss, 'updateQueue')]
      await startBoss(database)
      assert.deepEqual([created.callCount, updated.callCount], [0, 0])
      await boss.updateQueue('list.read', { expireInSeconds: 1 })
      await boss.deleteQueue('post.follow')
      updated.resetHistory()
      await startBoss(database)
      assert.deepEqual(
        [created.args.map(([name]) => name), updated.args.map(([name]) => name)],
        [['post.follow'], ['list.read']],
      )
      assert.equal((await boss.getQueue('list.read'))?.expireInSeconds, queueOptions('list.read').expireInSeconds)
    })

    // Elsewhere another process may hold what is active or leased.
    if (kind === 'postgres') return

    it('frees what a dead process held, however many are settled, by the index of the others', async () => {
      const database = await open()
      const { kysely } = database
      await sql`insert into delivery (broadcast_id, person, given_name, state, settled_at)
        select 'old', n::text, 'A', 'delivered', now() from generate_series(1, 5000) as n`.execute(kysely)
      await sql`insert into delivery (broadcast_id, person, given_name, state, lease_until) values
        ('new', 'queued', 'B', 'queued', now() + interval '1 minute'),
        ('new', 'sending', 'C', 'sending', now() + interval '1 minute')`.execute(kysely)
      await sql`analyze delivery`.execute(kysely)
      const told: string[] = []
      const listening: KyselyPlugin = {
        transformQuery: ({ node }) => {
          if (node.kind === 'RawNode') told.push(node.sqlFragments.join(''))
          return node
        },
        transformResult: async ({ result }) => result,
      }
      await startBoss({ ...database, kysely: kysely.withPlugin(listening) })
      const { rows } = await sql<{ held: number }>`
        select count(*)::int as held from delivery where lease_until > now()`.execute(kysely)
      assert.equal(rows[0]!.held, 0)
      const freeing = told.filter(text => text.includes('update delivery'))
      assert.equal(freeing.length, 1)
      const plan = await sql<{ 'QUERY PLAN': string }>`explain ${sql.raw(freeing[0]!)}`.execute(kysely)
      assert.match(plan.rows.map(row => row['QUERY PLAN']).join('\n'), /delivery_open/)
    })
  })
})
