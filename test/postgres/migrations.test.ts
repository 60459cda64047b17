import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { checkSeal } from '../../src/core/broadcasts/sending/check-seal.ts'
import { newBroadcast } from '../../src/core/broadcasts/new-broadcast.ts'
import { migrator } from '../../src/postgres/migrations/migrator.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { openDatabase } from '../../src/postgres/open/open-database.ts'
import { inMemory } from '../../src/postgres/open/pglite.ts'
import { broadcasts } from '../../src/postgres/stores/broadcasts.ts'
import { initiatives } from '../../src/postgres/stores/initiatives.ts'
import { conversations } from '../../src/postgres/stores/conversations.ts'
import { posts } from '../../src/postgres/stores/posts.ts'
import { validations } from '../../src/postgres/stores/validations.ts'
import { sharedPostgres } from '../support/database.ts'
import { broadcast, now, post } from './rows.ts'

/** The last one of the release before broadcasts had kinds. */
const before = '2026-11-06-events'

const stores: Record<string, () => Promise<Database>> = {
  PGlite: () => openDatabase({ dataDir: inMemory }),
  PostgreSQL: async () => openDatabase({ dataDir: inMemory, databaseUrl: await (await sharedPostgres()).url() }),
}

/** A post with all its visas and its broadcast, as the release before wrote them, with the seal that it computed then. */
async function insertApproved({ kysely }: Database): Promise<void> {
  const sealed = {
    rendered: { locale: 'fr', summary: 'Été', card: '{}' }, pictures: [], audience: { kind: 'everyone' }, headCount: 3, slot: null,
    seal: '83452ca0c28d853072e9dc7bc93ea69ee73dfd39e9aec649ff3e60bde733ec5c',
  }
  const { seal, rendered, audience, headCount } = sealed
  const older = { id: 'approved', postId: 'approved', state: 'running', seal, rendered, audience, headCount }
  const its = { id: 'approved', state: 'broadcasting', broadcastId: 'approved', validationId: 'approved', sealed: [{ number: 1, ...sealed }] }
  const ada = { id: 'ada', name: 'Ada' }
  const visa = { kind: 'approve', by: ada, at: now(), step: 0, seal, reason: null }
  const steps = [{ name: 'communication', approvers: [{ ...ada, as: 'comms' }], visa }]
  const validation = { id: 'approved', state: 'approved', seal, steps, current: 1, decisions: [visa], submittedAt: now() }
  for (const [table, doc] of Object.entries({ broadcast: older, post: its, validation }))
    await sql`insert into ${sql.table(table)} (id, version, doc) values ('approved', 1, ${JSON.stringify(doc)}::jsonb)`.execute(kysely)
}

describe('a database of the release before', () => {
  for (const [name, open] of Object.entries(stores)) {
    it(`keeps whose word each picture rested on, and asks about those of which nobody was asked, on ${name}`, async () => {
      const database = await open()
      try {
        assert.equal((await migrator(database).migrateTo('2026-11-26-circuits')).error, undefined)
        const ada = { id: 'ada', name: 'Ada' }
        const file = (id: string, consent: boolean | null) => ({ id, name: `${id}.jpg`, consent, picture: { id, digest: id } })
        const before = { id: 'i', author: ada, state: 'retained', submittedAt: now(), updatedAt: now(), attachments: [file('yes', true), file('no', false), file('none', null)] }
        const shown = ['yes', 'comms'].map(id => ({ id, alt: '', digest: id }))
        const content = { ...post({ id: 'p' }).content, pictures: shown }
        const its = { ...post({ id: 'p' }), initiativeId: 'i', content, correcting: { broadcastId: 'b', content, expiresOn: null } }
        for (const [table, doc] of Object.entries({ initiative: before, post: its }))
          await sql`insert into ${sql.table(table)} (id, version, doc) values (${doc.id}, 1, ${JSON.stringify(doc)}::jsonb)`.execute(database.kysely)
        assert.equal((await migrator(database).migrateToLatest()).error, undefined)
        const said = (answer: string) => ({ answer, by: ada, at: now() })
        assert.deepEqual((await initiatives(database).byId('i'))?.attachments.map(({ consent }) => consent), [said('adults'), said('refused'), null])
        const after = (await posts(database).withPicture('comms'))[0]!
        assert.deepEqual(after.content.pictures.map(({ consent }) => consent), [said('adults'), null])
        assert.deepEqual(after.correcting?.content.pictures.map(({ consent }) => consent), [said('adults'), null])
      } finally {
        await database.close()
      }
    })

    it(`gets what is new, with what was meant until then, on ${name}`, async () => {
      const database = await open()
      try {
        assert.equal((await migrator(database).migrateTo(before)).error, undefined)
        const { kind: _k, targetId: _t, mandatory: _m, expiresOn: _e, confirmation: _c, frozenDigest: _f, report: _r, ...older } = broadcast({ id: 'b', state: 'running', planned: 2 })
        const { mandatory: _pm, expiresOn: _pe, correcting: _pc, ...olderPost } = post({ id: 'p', version: 3 })
        await sql`insert into broadcast (id, version, doc) values ('b', 1, ${JSON.stringify({ ...older, version: 1 })}::jsonb)`.execute(database.kysely)
        await sql`insert into post (id, version, doc) values ('p', 3, ${JSON.stringify(olderPost)}::jsonb)`.execute(database.kysely)
        await insertApproved(database)
        await sql`insert into conversation (person, service_url, state) values ('ada', '', 'open')`.execute(database.kysely)
        await sql`insert into delivery (broadcast_id, person, given_name) values ('b', 'ada', 'Ada')`.execute(database.kysely)

        assert.equal((await migrator(database).migrateToLatest()).error, undefined)
        const { kind, targetId, mandatory, expiresOn, confirmation, frozenDigest, report } = (await broadcasts(database).byId('b'))!
        assert.deepEqual([kind, targetId, mandatory, expiresOn, confirmation, frozenDigest, report], ['send', null, false, null, null, null, null])
        assert.deepEqual(await posts(database).byId('p'), post({ id: 'p', version: 3 }))
        const ports = { posts: posts(database), broadcasts: broadcasts(database), validations: validations(database) }
        assert.equal(await checkSeal(ports, (await ports.broadcasts.byId('approved'))!), true, 'its visas still hold')
        const { steps: [step], decisions, circuit } = (await ports.validations.byId('approved'))!
        assert.deepEqual([step?.panels, step?.approvers[0]?.standIns, step?.visas[0]?.chairs, decisions[0]?.chairs], [[{ department: null, people: ['ada'], needs: 1 }], [], ['ada'], ['ada']])
        assert.equal(circuit.id, 'department-communication')
        const [version] = (await ports.posts.byId('approved'))!.sealed
        assert.equal(newBroadcast(post({}), version!, { id: 'n', reference: 'DIF-2026-0009', at: now() }).kind, 'send')
        assert.equal((await conversations(database).of(['ada'])).get('ada')?.optedOut, false)
        const { rows } = await sql`select state, conversation_id from delivery`.execute(database.kysely)
        assert.deepEqual(rows, [{ state: 'queued', conversation_id: null }])
      } finally {
        await database.close()
      }
    })
  }
})
