import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { Change } from '../../src/core/change.ts'
import { answered } from '../../src/core/domain/events/event.ts'
import type { Erasure } from '../../src/core/domain/personal/erasure.ts'
import { soughtBy } from '../../src/core/domain/personal/sought.ts'
import { proposeErasure } from '../../src/core/use-cases/personal/propose-erasure.ts'
import { askForDataOf, askForMyData } from '../../src/core/use-cases/personal/my-data.ts'
import { runErasure } from '../../src/core/use-cases/personal/run-erasure.ts'
import { writeMyData } from '../../src/core/use-cases/personal/write-my-data.ts'
import { openStores } from '../../src/app/open-stores.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { aChild, aMedia, anOutsider, aWord } from '../fakes/a-media.ts'
import { actor, fanny } from '../fakes/town.ts'
import { eachDatabase } from '../support/database.ts'
import { dataPorts } from './data-ports.ts'
import { erasurePorts } from './erasure-ports.ts'
import { dump, other } from './personal-rows.ts'
import { rose } from './printed-issues.ts'
import { broadcast, entry, initiative, note, now, post } from './rows.ts'

const dpo = actor(fanny, 'dpo')
const given = { state: 'given', givenAt: now(), until: '2099-01-01T00:00:00.000Z' } as const

describe('somebody without an account', () => {
  eachDatabase((_kind, open) => {
    let database: Database
    let ports: ReturnType<typeof erasurePorts> & ReturnType<typeof openStores>
    const named = (id: string, mediaId: string, name: string, kind: 'adult' | 'parent' | 'child') => ({
      save: 'outside_person' as const,
      row: { id, version: 1, mediaId, kind, name, createdAt: now() },
      ifVersion: 0,
    })
    beforeEach(async () => {
      database = await open()
      for (const table of [
        'media',
        'outside_person',
        'initiative',
        'erasure',
        'event_answer',
        'post',
        'event',
        'broadcast',
        'delivery',
        'directory_person',
        'data_request',
      ])
        await sql`delete from ${sql.table(table)}`.execute(database.kysely)
      ports = Object.assign(openStores(database, now), erasurePorts(database, []))
      await ports.commit(
        { save: 'media', row: aMedia('m', { agreements: [aWord(anOutsider('o'), given)] }), ifVersion: 0 },
        { save: 'media', row: aMedia('k', { agreements: [aWord(aChild('c', now(), now()), given)] }), ifVersion: 0 },
        named('o', 'm', 'Jeanne Dupuis', 'adult'),
        named('c-1', 'k', 'Ana Petit', 'parent'),
        {
          save: 'initiative',
          row: initiative({ id: 'i', state: 'retained', author: rose, onBehalfOf: 'Jeanne Dupuis' }),
          ifVersion: 0,
        },
      )
    })
    const ask = (who: string, isAsked = true, names = '') =>
      proposeErasure({ ...ports, newId: () => `${crypto.randomUUID()}` }, dpo, { who, names, isAsked })
    const blocked = async (name: string) =>
      (await ports.personal.neededFor(soughtBy('nobody-at-all', [], [name]), '2026-11-25')).map(({ why }) => why)

    const withdraw = async () => {
      const media = (await ports.media.byId('m'))!
      const agreements = media.agreements.map(one => ({ ...one, withdrawnAt: now(), withdrawnBy: dpo }))
      await ports.commit({ save: 'media', row: { ...media, agreements, version: 2 }, ifVersion: 1 })
    }
    const run = async (erasure: Erasure) => {
      const begun = { ...erasure, state: 'under-way' as const, confirmed: erasure.proposed, version: 2 }
      await ports.commit({ save: 'erasure', row: begun, ifVersion: 1 })
      await runErasure(ports, { id: erasure.id }, { timeZone: 'Europe/Paris' })
      assert.equal((await ports.erasures.byId(erasure.id))!.state, 'done')
    }

    it('is found by name alone, told once a picture still shows them, and erased', async () => {
      assert.equal((await ask('Nobody Atall')).kind, 'erasure-without-trace')
      assert.equal((await ask('Jeanne')).kind, 'erasure-of-nobody')
      assert.equal((await ask('Jeanne Dupuis', false)).kind, 'erasure-without-address')
      const asked = await ask('jeanne DUPUIS', false, 'jeanne@dupuis.example')
      assert.ok(asked.kind === 'erasure-proposed', asked.kind)
      assert.ok(asked.erasure.names.includes('jeanne@dupuis.example'))
      assert.equal((await ask('Dupuis Jeanne')).kind, 'erasure-there')
      assert.deepEqual([await blocked('Jeanne Dupuis'), await blocked('Ana Petit')], [['pictures'], ['pictures']])
      await withdraw()
      assert.deepEqual(await blocked('Jeanne Dupuis'), [])
      await run(asked.erasure)
      assert.doesNotMatch(JSON.stringify(await dump(database)), /Jeanne Dupuis|jeanne DUPUIS/)
    })

    it('is read by an officer alone, apart from an agent of the same name, until they are erased', async () => {
      const agent = { id: '4a65616e-6e65-4475-8075-697300000000', name: 'Jeanne Dupuis' }
      await sql`insert into directory_person (id, name, given_name, enabled, guest, shared, licensed, reading)
        select ${agent.id}, ${agent.name}, '', true, false, false, true, serving from directory_state`.execute(
        database.kysely,
      )
      const own = note({ id: 'n', writer: agent, text: 'Le mot de l’agente' })
      const details = { steps: JSON.stringify([{ approvers: [agent] }]) }
      await ports.commit(
        { save: 'note', row: own, ifVersion: 0 },
        { journal: entry({ verb: 'post.submitted', actor: other, details }) },
      )
      const { writeDataPage } = dataPorts(database)
      const asking = { ...ports, writeDataPage, newId: () => crypto.randomUUID() }
      const outside = { who: 'Jeanne Dupuis', names: '', isOutside: true }
      for (const role of ['agent', 'comms', 'admin'] as const)
        assert.equal((await askForDataOf(asking, actor(fanny, role), outside)).kind, 'data-not-allowed')
      const asked = await askForDataOf(asking, dpo, outside)
      assert.ok(asked.kind === 'data-asked' && asked.request.of?.hasNamesake && asked.request.person === dpo.id)
      const again = await askForDataOf(asking, dpo, { ...outside, who: 'dupuis JEANNE' })
      assert.ok(again.kind === 'data-asked' && again.isAgain)
      for (const other of [askForDataOf(asking, dpo, { ...outside, isOutside: false }), askForMyData(asking, dpo)])
        assert.equal((await other).kind, 'data-of-another')
      const pageOf = async ({ request: { id } }: { request: { id: string } }) => {
        await writeMyData(asking, { id })
        return Buffer.from((await ports.dataRequests.file(id))!).toString()
      }
      assert.equal((await askForDataOf(asking, dpo, { ...outside, names: 'Jeanne Roy' })).kind, 'data-of-another')
      const tablesOn = (page: string) => [...page.matchAll(/data-row="([a-z_]+)/g)].map(([, table]) => table).toSorted()
      const page = await pageOf(asked)
      assert.deepEqual(tablesOn(page), ['initiative', 'outside_person'])
      const later = await askForDataOf(asking, dpo, outside)
      assert.ok(later.kind === 'data-asked' && !later.isAgain)
      assert.deepEqual(tablesOn(await pageOf(later)), tablesOn(page), 'that an officer asked before is not theirs')
      assert.match(page, /Ce que Mary sait de Jeanne Dupuis.*porte le même nom.*<dt>texte/s)
      assert.doesNotMatch(page, new RegExp(`Le mot de l’agente|${agent.id}|effacer vous-même`))
      const person = async () => ({ ...agent, enabled: true })
      const serving = { ...asking, directory: { ...(asking.directory as object), person } as never }
      assert.equal((await askForDataOf(serving, dpo, { ...outside, isOutside: false })).kind, 'data-own')
      // Of who left nobody but the officer asks.
      const theirs = await askForDataOf(asking, dpo, { ...outside, isOutside: false })
      assert.ok(theirs.kind === 'data-asked' && theirs.request.of?.id === agent.id)
      const pageOfAgent = await pageOf(theirs)
      assert.match(pageOfAgent, /Le mot de l’agente/)
      assert.ok(!tablesOn(pageOfAgent).includes('data_request'))
      assert.doesNotMatch(pageOfAgent, /porte le même nom|<dt>texte<\/dt><dd>[^<]*ruche/)
      const writtenOf = async (id: string) => (await ports.dataRequests.writtenOf(id)).map(one => one.id)
      assert.deepEqual([await writtenOf(agent.id), await writtenOf(dpo.id)], [[theirs.request.id], []])
      await withdraw()
      const input = { who: 'Jeanne Dupuis', names: '', isOutside: true, isAsked: true }
      const proposed = await proposeErasure(asking, dpo, input)
      assert.ok(proposed.kind === 'erasure-proposed' && proposed.erasure.hasNamesake)
      await run(proposed.erasure)
      assert.equal(await ports.dataRequests.file(asked.request.id), null)
      assert.ok(await ports.dataRequests.file(theirs.request.id))
      assert.equal((await ports.notes.byId('n'))?.writer.name, agent.name)
      const { rows: steps } =
        await sql`select from journal_detail where details->>'steps' like ${`%${agent.name}%`}`.execute(database.kysely)
      assert.equal(steps.length, 1, 'what the journal says of the agent stays')
      assert.doesNotMatch(
        JSON.stringify([...(await dump(database)).values()].flat().filter(row => !row.includes(agent.id))),
        /Jeanne Dupuis/,
      )
    })

    it('who left is kept from an erasure by no event to come; who is there is', async () => {
      const row = post({ id: 'p', content: { event: { date: '2099-01-01' } } } as never)
      const answer = { id: `p:${rose.id}`, version: 0, postId: 'p', person: rose.id, answer: 'yes' }
      await ports.commit(
        { save: 'post', row, ifVersion: 0 },
        { save: 'event_answer', row: answer as never, ifVersion: 0 },
      )
      const why = async () =>
        (await ports.personal.neededFor(soughtBy(rose.id, [], []), '2026-11-25')).map(one => one.why)
      await sql`delete from directory_person`.execute(database.kysely)
      assert.ok(!(await why()).includes('events'))
      await sql`insert into directory_person (id, name, given_name, enabled, guest, shared, licensed, reading)
        select ${rose.id}, ${rose.name}, '', true, false, false, true, serving from directory_state`.execute(
        database.kysely,
      )
      assert.ok((await why()).includes('events'))
    })

    it('whose place at an event to come goes, once erased, to who waits', async () => {
      const content = { ...post({}).content, kind: 'event', event: { date: '2026-12-24', capacity: 1 } }
      const waits = { person: other.id, seats: 1 }
      const rows = [
        { save: 'post', row: post({ id: 'p', state: 'broadcast', broadcastId: 'b', content } as never) },
        { save: 'broadcast', row: broadcast({ id: 'b', postId: 'p', state: 'done' }) },
        { save: 'event', row: { id: 'p', version: 0, taken: 1, waiting: [waits] } },
        { save: 'event_answer', row: answered(null, { postId: 'p', person: rose.id, answer: 'yes', at: now() }) },
        { save: 'event_answer', row: answered(null, { postId: 'p', person: other.id, answer: 'waiting', at: now() }) },
      ]
      for (const row of rows) assert.equal(await ports.commit({ ...row, ifVersion: 0 } as Change), 'done')
      for (const { id } of [rose, other])
        await sql`insert into delivery (broadcast_id, person, given_name, state, settled_at)
          values ('b', ${id}, '', 'delivered', now())`.execute(database.kysely)
      const by = { by: other, roles: ['agent', 'dpo'] as const, at: now() }
      const erasure = { id: 'e', version: 0, state: 'under-way', person: rose, names: [], ids: [], called: [] } as const
      const begun = { ...erasure, found: [], standIn: crypto.randomUUID(), proposed: by, confirmed: by, blockers: [] }
      await ports.commit({ save: 'erasure', row: { ...begun, receipt: null }, ifVersion: 0 } as never)
      await runErasure(ports, { id: 'e' }, { timeZone: 'Europe/Paris' })
      assert.equal((await ports.erasures.byId('e'))?.state, 'done')
      assert.equal(await ports.events.answer('p', rose.id), null)
      const { rows: said } = await sql<{ by: string | null }>`select actor_ref as by from journal
        where verb = 'event.answered'`.execute(database.kysely)
      assert.deepEqual(said, [{ by: null }], 'she did not say it')
      assert.equal((await ports.events.answer('p', other.id))?.answer, 'yes')
      assert.deepEqual(await ports.events.places('p'), { id: 'p', version: 2, taken: 1, waiting: [] })
    })
  })
})
