import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { Erasure } from '../../src/core/domain/personal/erasure.ts'
import type { Post } from '../../src/core/domain/posts/post.ts'
import { computeSeal, isAsSealed } from '../../src/core/domain/seal.ts'
import { confirmErasure } from '../../src/core/use-cases/personal/decide-erasure.ts'
import { proposeErasure } from '../../src/core/use-cases/personal/propose-erasure.ts'
import { runErasure } from '../../src/core/use-cases/personal/run-erasure.ts'
import { liftSuspension } from '../../src/core/use-cases/retention/suspend-purge.ts'
import { soughtFor } from '../../src/core/use-cases/personal/whose-data.ts'
import { wrongErasures } from '../../src/postgres/journal/erased-versions.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { eachDatabase } from '../support/database.ts'
import { verifyJournal } from '../support/verify-journal.ts'
import { erasurePorts } from './erasure-ports.ts'
import { everyValue, saysAny } from './every-value.ts'
import { dump, fillWith, maiden, marc, namesake, other } from './personal-rows.ts'
import { now } from './rows.ts'

const rules = { timeZone: 'Europe/Paris' }
const comms = { ...other, locale: 'fr' as const, roles: ['agent', 'comms'] as const }
const dpo = {
  id: '50617573-206c-4566-8465-767265000009',
  name: 'Agnès Petit',
  locale: 'fr' as const,
  roles: ['agent', 'dpo'] as const,
}
/** In whatever way they are called. */
const called = [marc.id, marc.name, marc.name.toUpperCase(), maiden, 'marc.dupont@ville.fr', 'mdupont@ville.fr']
const ways = [...called, 'a:chat-of-marc', '29:teams-of-marc', JSON.stringify(maiden).slice(1, -1)]

describe('what Mary keeps of one person', () => {
  eachDatabase((kind, open) => {
    let database: Database
    const removed: string[] = []
    const portsOf = (one: Database) => erasurePorts(one, removed)
    let ports: ReturnType<typeof portsOf>
    let erasure: Erasure
    before(async () => {
      database = await open()
      ports = portsOf(database)
      await fillWith(database)
    })

    it('is found in every table that a dump finds it in, and nowhere else', async () => {
      const sought = await soughtFor(ports, marc.id, { names: [maiden] })
      const found = new Set<string>()
      for await (const { trace } of ports.personal.traces([sought])) found.add(`${trace.table} ${trace.key}`)
      const tables = [...(await dump(database))].flatMap(([table, rows]) =>
        !table.endsWith('.setting') && rows.some(row => ways.some(way => row.includes(way)))
          ? [table.split('.').at(-1)!.replaceAll('"', '')]
          : [],
      )
      assert.deepEqual([...new Set([...found].map(one => one.split(' ')[0]))].toSorted(), tables.toSorted())
      assert.ok(found.has('note o') && found.has('initiative i') && found.has('broadcast b'))
      assert.ok(!found.has('initiative j'), 'somebody else of the same name is not them')
      assert.ok(!found.has('setting mention') && !found.has(`directory_person ${namesake.id}`))
    })

    it('stays while one person alone asked, and while something waits for them', async () => {
      for (const names of ['Martin', 'mairie', `${maiden}, Rose`, 'a Martin'])
        assert.equal((await proposeErasure(ports, comms, { who: marc.id, names })).kind, 'name-of-many', names)
      const half = await proposeErasure(ports, comms, { who: marc.id, names: '@ville.fr' })
      assert.equal(half.kind, 'name-with-address')
      const result = await proposeErasure(ports, comms, { who: marc.id, names: maiden })
      assert.ok(result.kind === 'erasure-proposed', result.kind)
      erasure = result.erasure
      assert.ok(erasure.found.some(({ group, rows }) => group === 'own' && rows >= 4))
      assert.equal((await confirmErasure(ports, comms, erasure.id, rules)).kind, 'erasure-needs-another')
      await sql`update initiative set doc = jsonb_set(doc, '{state}', '"received"') where id = 'i'`.execute(
        database.kysely,
      )
      const blocked = await confirmErasure(ports, dpo, erasure.id, rules)
      assert.ok(blocked.kind === 'erasure-blocked')
      assert.deepEqual(blocked.erasure.blockers, [{ why: 'proposals', names: ['PROP-2026-0001'] }])
      await sql`update initiative set doc = jsonb_set(doc, '{state}', '"declined"') where id = 'i'`.execute(
        database.kysely,
      )
      const suspension = {
        id: 's',
        version: 0,
        reason: 'r',
        reviewOn: '2027-01-01',
        by: other,
        at: now(),
        lifted: null,
      }
      const of = { kind: 'person' as const, person: marc }
      await ports.commit({ save: 'suspension', row: { ...suspension, of }, ifVersion: 0 })
      const kept = await confirmErasure(ports, dpo, erasure.id, rules)
      assert.ok(kept.kind === 'erasure-blocked' && kept.erasure.blockers[0]?.why === 'suspended')
      assert.equal((await liftSuspension(ports, dpo, 's')).kind, 'lifted')
      assert.equal((await confirmErasure(ports, dpo, erasure.id, rules)).kind, 'erasure-begun')
    })

    it('goes from every table, though the job breaks off in the middle, and the receipt names nobody', async () => {
      const broken = { ...ports, history: { ...ports.history, forget: () => Promise.reject(new Error('killed')) } }
      await assert.rejects(runErasure(broken, { id: erasure.id }, rules), /killed/)
      await runErasure(kind === 'postgres' ? portsOf(await open()) : ports, { id: erasure.id }, rules)
      const row = (await ports.erasures.byId(erasure.id))!
      assert.deepEqual([row.state, row.person, row.names], ['done', null, []])
      for (const [table, rows] of await everyValue(database))
        for (const text of rows.map(row => row.replaceAll('Dupont-Éliezer', ''))) {
          const isNamesake = text.includes(namesake.id) || table.endsWith('.setting')
          for (const way of ways)
            assert.ok(isNamesake || !saysAny([way])(text), `${way} is still in ${table}: ${text.slice(0, 300)}`)
        }
    })

    it('leaves what others did, the counts, the chain, and words about somebody else', async () => {
      assert.ok((await verifyJournal(database)).ok)
      const [p, j, note] = [await ports.posts.byId('p'), await ports.initiatives.byId('j'), await ports.notes.byId('o')]
      assert.equal(j?.author.name, marc.name)
      assert.equal(note?.text, 'Où est personne effacée ?')
      assert.match(p!.sealed[0]!.rendered.card, /Voici personne effacée, dit .*personne effacée.*Marc Dupont-Éliezer/)
      assert.equal(p!.sealed[0]!.erasedAt, now())
      assert.ok(isAsSealed(p!.sealed[0]!))
      const told = await sql<{ subject: string; seal: string }>`
        select subject, seal from journal where verb = 'erasure.resealed'`.execute(database.kysely)
      assert.deepEqual(told.rows, [{ subject: p!.reference, seal: p!.sealed[0]!.erasedSeal }])
      const { rows } = await sql<{ n: number; named: number }>`
        select count(*)::int as n, count(*) filter (where given_name <> '')::int as named from delivery`.execute(
        database.kysely,
      )
      assert.deepEqual(rows, [{ n: 2, named: 1 }])
      assert.equal(await deliveredOf(database), 2)
      assert.deepEqual(
        removed.filter(one => one === 'entry'),
        ['entry'],
      )
      const { rows: manager } = await sql<{ manager: string | null }>`
        select manager from directory_person where id = ${other.id}`.execute(database.kysely)
      assert.deepEqual(manager, [{ manager: null }])
      const { rows: theirs } = await sql<{ what: string }>`
        select 'directory' as what from directory_person where id = ${namesake.id} and name = ${marc.name}
        union all select 'actor' from journal_actor where person_id = ${namesake.id} and name = ${marc.name}
        union all select 'details' from journal_detail where details->>'to' = ${marc.name} and details->>'toId' = ${namesake.id}
        union all select 'setting' from setting where key = 'mention'`.execute(database.kysely)
      assert.deepEqual(
        theirs.map(({ what }) => what),
        ['directory', 'actor', 'details', 'setting'],
      )
      const lifted = await ports.suspensions.byId('s')
      assert.ok(lifted?.of.kind === 'person' && lifted.lifted?.by.id === dpo.id)
      assert.equal(lifted.of.person.name, 'personne effacée')
    })

    it('is found where a version was altered since, and where no entry tells what an erasure left', async () => {
      assert.deepEqual(await wrongErasures(database), [])
      const { doc } = (await sql<{ doc: Post }>`select doc from post where id = 'p'`.execute(database.kysely)).rows[0]!
      const set = (sealed: object) =>
        sql`update post set doc = jsonb_set(doc, '{sealed,0}', ${JSON.stringify(sealed)}::jsonb) where id = 'p'`.execute(
          database.kysely,
        )
      const [version] = doc.sealed as [Post['sealed'][number]]
      const altered = { ...version, rendered: { ...version.rendered, card: '{}' } }
      await set(altered)
      const wrong = { reference: doc.reference, version: 1 }
      assert.deepEqual(await wrongErasures(database), [{ ...wrong, why: 'altered' }])
      await set({ ...altered, erasedSeal: computeSeal(altered) })
      assert.deepEqual(await wrongErasures(database), [{ ...wrong, why: 'untold' }])
      await set(version)
      assert.deepEqual(await wrongErasures(database), [])
    })

    it('run again changes nothing', async () => {
      const before = await dump(database)
      await runErasure(ports, { id: erasure.id }, rules)
      assert.deepEqual(await dump(database), before)
    })
  })
})

async function deliveredOf({ kysely }: Database): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select coalesce(sum(people), 0)::int as n from delivery_tally where state = 'delivered'`.execute(kysely)
  return rows[0]!.n
}
