import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { Erasure } from '../../src/core/domain/personal/erasure.ts'
import { newDataRequest } from '../../src/core/domain/personal/data-request.ts'
import { eraseWritten, seeWritten } from '../../src/core/use-cases/personal/erase-written.ts'
import { runErasure } from '../../src/core/use-cases/personal/run-erasure.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { eachDatabase } from '../support/database.ts'
import { verifyJournal } from '../support/verify-journal.ts'
import { erasurePorts } from './erasure-ports.ts'
import { dump, fillWith, maiden, marc, namesake, other } from './personal-rows.ts'
import { entry, initiative, now } from './rows.ts'

const rules = { timeZone: 'Europe/Paris' }
const suspension = { id: 's', version: 0, reason: 'r', reviewOn: '2027-01-01', by: other, at: now(), lifted: null }
const of = { kind: 'reference' as const, reference: 'PUB-2026-0001' }
const dpo = { id: '50617573-206c-4566-8465-767265000009', name: 'Agnès Petit' }
const proposed = { by: other, roles: ['comms'] as const, at: now() }
const underWay = (id: string, rest: Partial<Erasure>): Erasure => ({
  id,
  version: 0,
  state: 'under-way',
  person: marc,
  names: [maiden],
  ids: [],
  called: [],
  standIn: '00000000-0000-4000-8000-00000000000e',
  found: [],
  proposed,
  confirmed: { by: dpo, at: now() },
  blockers: [],
  receipt: null,
  ...rest,
})
const me = { ...marc, locale: 'fr' as const, roles: ['agent'] as const }

describe('an erasure beside a suspension of a post', () => {
  eachDatabase((_kind, open) => {
    let database: Database
    let ports: ReturnType<typeof erasurePorts>
    before(async () => {
      database = await open()
      ports = erasurePorts(database)
      await fillWith(database)
      const elsewhere = initiative({
        id: 'k',
        reference: 'PROP-2026-0009',
        state: 'declined',
        author: marc,
        text: 'Autre',
      })
      await ports.commit(
        { save: 'suspension', row: { ...suspension, of }, ifVersion: 0 },
        { save: 'initiative', row: elsewhere, ifVersion: 0 },
        { save: 'data_request', row: newDataRequest('r', marc.id, now()), ifVersion: 0 },
        { journal: entry({ verb: 'post.saved', actor: marc, subject: 'PUB-2026-0001', details: { revision: 7 } }) },
        {
          journal: entry({
            verb: 'initiative.submitted',
            actor: marc,
            subject: 'PROP-2026-0009',
            details: { on: 'x' },
          }),
        },
      )
    })
    before(() => ports.dataRequests.put('r', Buffer.from('what they asked for')))
    const untouched = async (): Promise<Map<string, string[]>> => {
      const tables = ['post', 'validation', 'broadcast', 'delivery', 'journal_actor', 'journal_detail', 'data_request']
      const all = await dump(database)
      return new Map(tables.map(name => [name, all.get(`public.${name}`)!]))
    }
    const texts = async (): Promise<string> => [...(await dump(database)).values()].flat().join('\n')

    it('what they wrote of it themselves stays, and they are told how much', async () => {
      const seen = await seeWritten(ports, me)
      assert.deepEqual([seen.notes, seen.comments, seen.stays.suspended], [1, 0, 1])
      assert.equal((await eraseWritten(ports, me)).kind, 'words-erased')
      const text = await texts()
      assert.ok(text.includes('à revoir'), 'a comment on the post that is suspended')
      assert.ok(!text.includes('Autre') && !text.includes('Bonjour'), 'what no suspension keeps')
      assert.equal((await seeWritten(ports, me)).stays.suspended, 1)
    })

    it('waits, with every row as it was, and says for which reference', async () => {
      const another = { id: '4d617263-2044-4750-826f-6e7400000077', name: 'Jeanne Autre' }
      const over = underWay('over', { state: 'done', person: null, names: [], proposed: { ...proposed, by: marc } })
      const waits = underWay('waits', { state: 'proposed', person: another, names: [marc.name], confirmed: null })
      for (const row of [over, { ...waits, proposed: { ...proposed, by: marc } }, underWay('e', {})])
        await ports.commit({ save: 'erasure', row, ifVersion: 0 })
      const before = await untouched()
      assert.ok(before.get('journal_actor')!.some(text => text.includes(marc.id)))
      await runErasure(ports, { id: 'e' }, rules)
      const { state, blockers, receipt } = (await ports.erasures.byId('e'))!
      assert.deepEqual(
        [state, blockers, receipt],
        ['blocked', [{ why: 'suspended-reference', names: [of.reference] }], null],
      )
      assert.deepEqual(await untouched(), before)
      assert.ok(await ports.dataRequests.file('r'))
      assert.ok((await ports.erasures.byId('over'))!.proposed.by.id === marc.id)
    })

    it('once it is lifted does not end while somebody writes of them at that moment, and then takes all', async () => {
      await sql`update suspension set doc = jsonb_set(doc, '{lifted}', ${JSON.stringify({ by: dpo, at: now() })}::jsonb)`.execute(
        database.kysely,
      )
      const blocked = (await ports.erasures.byId('e'))!
      const row: Erasure = { ...blocked, state: 'under-way', blockers: [], version: blocked.version + 1 }
      await ports.commit({ save: 'erasure', row, ifVersion: blocked.version })
      const erase = async () => ({ erased: [], rewritten: [] })
      const lazy = { ...ports, personal: { ...ports.personal, erase } }
      await assert.rejects(runErasure(lazy, { id: 'e' }, rules), /still-named/)
      // Somebody else asked for the same at the same moment.
      await ports.commit({
        save: 'erasure',
        row: underWay('twin', { state: 'proposed', confirmed: null }),
        ifVersion: 0,
      })
      assert.equal((await ports.erasures.byId('e'))?.state, 'under-way')
      await runErasure(ports, { id: 'e' }, rules)
      const [done, twin] = [(await ports.erasures.byId('e'))!, (await ports.erasures.byId('twin'))!]
      assert.deepEqual([done.state, done.confirmed], ['done', underWay('e', {}).confirmed])
      assert.deepEqual({ ...twin, id: 'e', version: done.version, proposed: done.proposed }, done)
      assert.ok((await verifyJournal(database)).ok)
      assert.deepEqual([await ports.dataRequests.byId('r'), await ports.dataRequests.file('r')], [null, null])
    })

    it('names nobody who asked for an erasure, or confirmed one, and was erased later', async () => {
      const [over, waits] = [(await ports.erasures.byId('over'))!, (await ports.erasures.byId('waits'))!]
      assert.deepEqual(over.proposed.by, { id: '00000000-0000-4000-8000-00000000000e', name: 'personne effacée' })
      assert.deepEqual(waits.proposed.by, over.proposed.by)
      assert.deepEqual(waits.names, [marc.name], 'by which another person is still looked for')
      assert.deepEqual(over.confirmed!.by, dpo)
    })

    it('leaves them nowhere but in what another one is looked for by', async () => {
      await sql`delete from erasure where id = 'waits'`.execute(database.kysely)
      const [all, ways] = [await dump(database), [marc.id, marc.name, 'mdupont@ville.fr', 'a:chat-of-marc']]
      for (const [table, rows] of all)
        for (const row of rows.map(text => text.replaceAll('Dupont-Éliezer', '')))
          for (const way of ways)
            assert.ok(table.endsWith('.setting') || row.includes(namesake.id) || !row.includes(way), `${way} ${table}`)
    })
  })
})
