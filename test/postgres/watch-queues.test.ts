import { setTimeout as delay } from 'node:timers/promises'
import { type KyselyPlugin, sql } from 'kysely'
import { type QueueWatch, watchQueues } from '../../src/postgres/jobs/watch-queues.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { eachDatabase } from '../support/database.ts'
import { eventually } from '../support/eventually.ts'

const soon = (ask: () => Promise<boolean>, what: string): Promise<boolean> => eventually(ask, what)

/** Fifty times as fast; at rest a look would come long after these tests. */
const pace = { lookEveryMs: 20, restLookEveryMs: 3_600_000, stirredMs: 200 }

describe('watchQueues', () => {
  eachDatabase((kind, open) => {
    let database: Database
    let watch: QueueWatch
    let looks = 0
    let answersAfterMs = 0
    const counting: KyselyPlugin = {
      transformQuery: ({ node }) => {
        looks++
        return node
      },
      transformResult: async ({ result }) => {
        await delay(answersAfterMs)
        return result
      },
    }
    const begin = (woken: string[] = [], at = pace): void => {
      const { kysely } = database
      watch = watchQueues({ ...database, kysely: kysely.withPlugin(counting) }, name => woken.push(name), at)
    }
    const lookedAgain = async (): Promise<void> => {
      const before = looks
      await soon(async () => looks > before, 'it looks')
    }
    /** That nothing is looked for is seen in some time that passes, many looks long. */
    const looksWithin = async (ms: number): Promise<number> => {
      const before = looks
      await delay(ms)
      return looks - before
    }
    const rests = async (): Promise<void> => {
      if (kind === 'pglite') await soon(async () => (await looksWithin(500)) === 0, 'it rests')
    }

    before(async () => {
      database = await open()
    })
    afterEach(async () => {
      answersAfterMs = 0
      watch.end()
      await sql`delete from asked_job`.execute(database.kysely)
      await database.boss.deleteAllJobs('initiative.list')
    })

    it('rests on PGlite alone, where whatever is asked for is asked for here, until a job ended', async () => {
      begin()
      await lookedAgain()
      if (kind === 'postgres') await looksWithin(2 * pace.stirredMs)
      await rests()
      if (kind === 'pglite') watch.stir()
      await lookedAgain()
    })

    it('looks once more after a look that lasted longer than what a job leaves behind may take', async () => {
      answersAfterMs = 2 * pace.stirredMs
      begin()
      await lookedAgain()
      await rests()
      if (kind === 'pglite') watch.stir()
      await lookedAgain()
    })

    it('does not rest while a retry waits for its moment, and wakes whoever takes it', async () => {
      const woken: string[] = []
      await sql`insert into pgboss.job (name, state, policy, start_after, retry_limit)
        values ('initiative.list', 'retry', 'singleton', now() + interval '2 seconds', 2)`.execute(database.kysely)
      begin(woken)
      await soon(async () => woken.includes('initiative.list'), 'its moment is seen')
    })

    it('looks now and then at rest too: what is due is handed over', async () => {
      begin([], { ...pace, restLookEveryMs: 1_000 })
      await rests()
      await sql`insert into asked_job (name, key, data, due)
        values ('initiative.list', 'i', '{}', now() + interval '2 seconds')`.execute(database.kysely)
      const left = async (): Promise<unknown[]> => (await sql`select from asked_job`.execute(database.kysely)).rows
      await soon(async () => (await left()).length === 0, 'handed over')
    })
  })
})
