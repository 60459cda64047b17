import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { Database } from '../../src/postgres/open/database.ts'
import { relayRounds, relayTasks } from '../../src/postgres/stores/relay-store.ts'
import { eachDatabase } from '../support/database.ts'
import { explaining } from '../support/explaining.ts'

describe('what sites were asked', () => {
  eachDatabase((_name, open) => {
    /** How the database would look for it, were the table large. */
    const planOf = async (read: (database: Database) => Promise<unknown>): Promise<string> => {
      const database = await open()
      const plans: unknown[] = []
      await database.kysely.connection().execute(async one => {
        await sql`set enable_seqscan = off`.execute(one)
        await read({ ...database, kysely: explaining(one, plans) })
        await sql`reset enable_seqscan`.execute(one)
      })
      return JSON.stringify(plans)
    }

    it('is found among all that is over: what people may type, and rounds of which something may come', async () => {
      assert.match(await planOf(database => relayRounds(database).openCodes()), /relay_round_open/)
      assert.match(await planOf(database => relayRounds(database).open('2027', 'a', 9)), /relay_round_open/)
    })

    it('is found by whoever is asked, and whoever was before', async () => {
      const plan = await planOf(database => relayTasks(database).ofRelay('nadia', 9))
      assert.match(plan, /relay_task_person/)
      assert.match(plan, /relay_task_past/)
    })
  })
})
