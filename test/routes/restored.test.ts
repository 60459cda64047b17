import assert from 'node:assert/strict'
import { cpSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import type { Person } from '../../sandbox/town/town.ts'
import { eventually } from '../support/eventually.ts'
import { remains } from '../support/remains.ts'
import { type Cast, cast, inChannel, inChat, pressed, propose, readable } from '../support/road.ts'
import { approved, broadcastNow, copiesByPerson, howManyInChannel } from '../support/steps.ts'
import { closeDatabase } from '../faults/database-away.ts'
import { onStores, type StoredMary } from '../support/stores.ts'

const title = 'Une base restaurée'
const held = 'Mary a redémarré sur une base restaurée ou copiée'
const quietMs = 3_000

onStores(['PGlite', 'PostgreSQL'], (open, store) => {
  describe('a database that was restored or copied while a broadcast was under way', () => {
    let mary: StoredMary
    let people: Cast
    let admin: Person

    before(async () => {
      mary = await open({ sandbox: { SANDBOX_PEOPLE: '220' } })
      people = await cast(mary.town)
      const admins = (await mary.town.people({ role: 'admin', situation: 'well', limit: 20 })).people
      admin = admins.find(({ id }) => id !== people.comms.id)!
    })
    after(() => mary?.close())

    it('nothing more arrives until an admin decides; then the report says who is unknown, and nobody has it twice', async () => {
      const { town } = mary
      const card = await approved(town, people, { title, everyone: 'true' })
      await broadcastNow(town, people.comms.id, card)
      await eventually(async () => have(await received()) >= 20, 'twenty have it', 60_000)
      await replaceStore()
      await mary.start()
      assert.deepEqual(await (await fetch(`${mary.url}/readyz`)).json(), {
        status: 'ready',
        held: store === 'PGlite' ? 'files' : 'server',
      })
      const before = await received()
      // Her click is answered; the card that comms would get of it is a job, and waits.
      const proposal = await propose(town, people.agent, 'Proposée pendant l’attente')
      await remains(received, before, quietMs, 'nothing more arrives')
      assert.equal(await howManyInChannel(town, people.comms.id, proposal), 0)

      const { comms } = people
      await town.say(comms.id, 'diffusions')
      await inChat(town, comms.id, held, 'Rien ne part')
      await town.say(comms.id, 'reprendre la base')
      await inChat(town, comms.id, 'Seul un administrateur')
      await town.say(admin.id, 'aide')
      const offered = await inChat(town, admin.id, held, 'Reprendre sur cette base')
      await pressed(town, admin.id, { activityId: offered.id, button: 'Reprendre sur cette base' })
      await pressed(town, admin.id, { activityId: offered.id, button: 'Oui, reprendre' })

      await inChannel(town, comms.id, proposal)
      const report = readable(await eventually(() => inChannel(town, comms.id, title, 'Terminée'), 'a report'))
      const after = await received()
      assert.deepEqual(after, before, 'unknown stays unknown')
      assert.equal(Math.max(...after), 1, 'nobody twice')
      const { counts, decided } = await asked()
      const { delivered = 0, unknown = 0 } = counts
      assert.equal((counts['queued'] ?? 0) + (counts['sending'] ?? 0), 0)
      assert.ok(
        delivered <= have(after) && have(after) <= delivered + unknown,
        `${have(after)} have it; ${delivered} delivered, ${unknown} unknown`,
      )
      assert.ok(unknown > 100 && report.includes(String(unknown)), `the report says ${unknown}`)
      assert.equal(decided['by'], admin.displayName)
      assert.notEqual(decided['before'], decided['now'])
      assert.deepEqual(await (await fetch(`${mary.url}/readyz`)).json(), { status: 'ready' })
    })

    async function received(): Promise<number[]> {
      const [{ people: everyone }, counts] = await Promise.all([
        mary.town.people({ limit: 1_000 }),
        copiesByPerson(mary.town, title),
      ])
      return everyone.map(({ id }) => counts[id] ?? 0)
    }

    async function asked(): Promise<{ counts: Record<string, number>; decided: Record<string, string> }> {
      const [row] = await mary.ask<{ counts: Record<string, number>; decided: Record<string, string> }>(`
        select (select json_object_agg(state, people) from (select state, count(*)::int as people from delivery group by state) as by_state) as counts,
          (select details || jsonb_build_object('by', name) from journal join journal_detail using (seq) join journal_actor using (actor_ref)
            where verb = 'database.adopted') as decided`)
      return row!
    }

    /** What a restore leaves in the place of the old one. On PostgreSQL while she runs: she ends by herself. */
    async function replaceStore(): Promise<void> {
      if (store === 'PostgreSQL') {
        await closeDatabase(mary.databaseUrl!)
        await copyDatabase(mary.databaseUrl!)
        await eventually(async () => !isAlive(mary.pid()), 'she ended')
        return assert.equal(await mary.stop(), 1)
      }
      await mary.kill()
      const kept = join(mary.dataDir, 'store')
      cpSync(kept, join(mary.dataDir, 'copy'), { recursive: true })
      rmSync(kept, { recursive: true })
      renameSync(join(mary.dataDir, 'copy'), kept)
    }
  })
})

function have(counts: number[]): number {
  return counts.filter(count => count > 0).length
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function copyDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1)
  const server = new URL(url)
  server.pathname = '/postgres'
  const client = new Client({ connectionString: String(server) })
  await client.connect()
  for (const statement of [
    `create database ${name}_copy template ${name}`,
    `drop database ${name} with (force)`,
    `alter database ${name}_copy rename to ${name}`,
  ])
    await client.query(statement)
  await client.end()
}
