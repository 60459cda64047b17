import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { Misconfigured, Unavailable } from '../../src/core/domain/errors.ts'
import type { Attachment } from '../../src/core/domain/initiatives/initiative.ts'
import type { Erasure } from '../../src/core/domain/personal/erasure.ts'
import { eraseWritten } from '../../src/core/use-cases/personal/erase-written.ts'
import { runErasure } from '../../src/core/use-cases/personal/run-erasure.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { aMedia } from '../fakes/a-media.ts'
import { eachDatabase } from '../support/database.ts'
import { jobsLeft } from '../support/jobs-left.ts'
import { erasurePorts } from './erasure-ports.ts'
import { dump, marc, other } from './personal-rows.ts'
import { entry, initiative, now } from './rows.ts'
import type { LibraryName } from '../../src/core/ports/outside.ts'

const me = { ...marc, locale: 'fr' as const, roles: ['agent'] as const }
const rules = { timeZone: 'Europe/Paris' }
const by = { by: other, roles: ['agent', 'dpo'] as const, at: now() }
const underWay: Erasure = {
  ...{ id: 'e', version: 0, state: 'under-way', person: marc, names: [], ids: [], called: [], found: [] },
  ...{ standIn: '00000000-0000-4000-8000-0000000000aa', proposed: by, confirmed: by, blockers: [], receipt: null },
}
const file = (id: string, name: string, digest?: string): Attachment => ({
  ...{ id, name, contentType: 'x', state: 'stored', source: null, url: `https://s/${encodeURIComponent(name)}` },
  ...{ consent: null, picture: digest === undefined ? null : { id, digest } },
})
/** As it stands in texts, in file names, and in addresses. */
const says = /marc.{0,3}dupont|vacances/i

describe('the files of somebody who is erased', () => {
  eachDatabase((_kind, open) => {
    let database: Database
    let removed: string[]
    let lying: LibraryName[]
    let ports: ReturnType<typeof erasurePorts>
    beforeEach(async () => {
      database = await open()
      for (const table of ['initiative', 'media', 'erasure', 'asked_job', 'pgboss.job', 'people_list'])
        await sql`delete from ${sql.table(table)}`.execute(database.kysely)
      removed = []
      lying = []
      ports = erasurePorts(database, removed, lying)
      const [hers, his] = [{ author: marc }, { author: other }]
      const declined = [file('f1', 'Vacances.pdf'), file('f2', 'marc-dupont-élie.jpg', 'd1')]
      const retained = [file('f3', 'dupont-elie_marc.jpg', 'd2'), file('f4', 'ruche.jpg')]
      const beside = [file('f5', `Avec ${marc.name}.pdf`), file('f6', 'pont.pdf')]
      const ofState = (state: 'declined' | 'retained', n: number) => ({ state, reference: `PROP-2026-000${n}` })
      for (const row of [
        initiative({ id: 'i', ...hers, ...ofState('declined', 1), attachments: declined }),
        initiative({ id: 'k', ...hers, ...ofState('retained', 2), attachments: retained }),
        initiative({ id: 'o', ...his, ...ofState('declined', 3), attachments: beside }),
      ])
        await ports.commit({ save: 'initiative', row, ifVersion: 0 })
      for (const [id, name] of [
        ['d1', 'marc-dupont-élie.jpg'],
        ['d2', 'vacances au lac.jpg'],
      ] as const)
        await ports.commit({ save: 'media', row: { ...aMedia(id, { firstBy: marc, name }), version: 0 }, ifVersion: 0 })
    })
    const names = async (id: string) =>
      (await ports.initiatives.byId(id))!.attachments.map(({ name, url }) => [name, url === null ? '' : 'opens'])

    it('go to the bin with their own words, by a job, and no proposal of theirs has a name of one any more', async () => {
      assert.equal((await eraseWritten(ports, me)).kind, 'words-erased')
      assert.deepEqual(await names('i'), [])
      const [job, ...more] = await jobsLeft(database, 'proposal.files-end')
      const files = ['Vacances.pdf', 'marc-dupont-élie.jpg'].map(name => ({ name, videoIds: [] }))
      const lying = { folder: 'Propositions/PROP-2026-0001', author: marc.id, files }
      assert.deepEqual([job?.data, more, removed], [lying, [], []])
      assert.deepEqual(
        (await jobsLeft(database, 'picture.end')).map(({ data }) => (data as { id: string }).id),
        ['f2'],
      )
      assert.deepEqual((await names('k')).length, 2, 'what was retained stays')
    })

    it('are looked for in the library before the receipt speaks, which tells folders without a name', async () => {
      const said = async () => (await ports.erasures.byId('e'))?.receipt?.library
      await ports.commit({ save: 'erasure', row: underWay, ifVersion: 0 })
      const called = (error: Error) => ({ ...ports, libraryNames: { called: () => Promise.reject(error) } })
      await ports.commit({
        journal: entry({ verb: 'post.saved', actor: marc, subject: 'PUB-2026-0001', details: { revision: 7 } }),
      })
      await assert.rejects(runErasure(called(new Unavailable('graph-503')), { id: 'e' }, rules), Unavailable)
      assert.equal((await ports.erasures.byId('e'))?.state, 'under-way', 'nothing is said before somebody looked')
      lying.push(
        { folder: ['RH', 'Dossier Marc Dupont-Élie'], name: 'dupont-elie_marc.pdf' },
        { folder: ['RH'], name: 'Dossier Marc Dupont-Élie' },
        { folder: [], name: `AVEC ${marc.name.toUpperCase()}.docx` },
        { folder: ['RH'], name: 'marc.pdf' },
      )
      let reading = 0
      const alone: typeof ports.personal.alone = async work => {
        reading++
        return ports.personal.alone(work).finally(() => reading--)
      }
      const lookedWhile: number[] = []
      const looking: typeof ports.libraryNames.called = (...asked) => {
        lookedWhile.push(reading)
        return ports.libraryNames.called(...asked)
      }
      const watched = { ...ports, personal: { ...ports.personal, alone }, libraryNames: { called: looking } }
      await runErasure(watched, { id: 'e' }, rules)
      assert.deepEqual(lookedWhile, [0], 'others read while SharePoint is asked')
      assert.ok((await ports.erasures.byId('e'))!.receipt!.lines > 0, 'what the first run took out of the journal')
      const folders = ['RH/…', 'RH', '/'].map(folder => ({ folder, files: 1 }))
      assert.deepEqual(await said(), { folders })
      await sql`delete from erasure`.execute(database.kysely)
      await ports.commit({ save: 'erasure', row: underWay, ifVersion: 0 })
      await runErasure(called(new Misconfigured('graph-403', 'no')), { id: 'e' }, rules)
      assert.equal(await said(), 'unseen')
    })

    it('of addresses are read no more where they are one: the reading goes to the bin', async () => {
      const reading = { lines: 1, faults: {}, first: [], account: 'https://s/lecture.csv' }
      const list = { id: 'l-2345678', version: 0, name: 'Invités.csv', state: 'kept', people: [marc.id], digest: 'd' }
      const row = { ...list, source: {}, fileId: 'f', reading, addedBy: other, addedAt: now() }
      await ports.commit({ save: 'people_list', row: row as never, ifVersion: 0 })
      await ports.commit({ save: 'erasure', row: underWay, ifVersion: 0 })
      await runErasure(ports, { id: 'e' }, rules)
      assert.ok(removed.includes('Destinataires/Invités – Lecture l-234567.csv'), removed.join())
      const after = await ports.peopleLists.byId('l-2345678')
      assert.deepEqual([after?.reading?.account, after?.people.includes(marc.id)], [null, false])
    })

    it('of addresses that they only brought are read as before', async () => {
      const reading = { lines: 1, faults: {}, first: [], account: 'https://s/lecture.csv' }
      const list = { id: 'l-2345678', version: 0, name: 'Invités.csv', state: 'kept', people: [other.id], digest: 'd' }
      const row = { ...list, source: {}, fileId: 'f', reading, addedBy: marc, addedAt: now() }
      await ports.commit({ save: 'people_list', row: row as never, ifVersion: 0 })
      await ports.commit({ save: 'erasure', row: underWay, ifVersion: 0 })
      await runErasure(ports, { id: 'e' }, rules)
      const after = await ports.peopleLists.byId('l-2345678')
      assert.deepEqual([after?.reading, after?.addedBy.name], [reading, ports.erasedAs.person])
      assert.ok(!removed.some(one => one.startsWith('Destinataires')), removed.join())
    })

    it('stay where somebody with an open account is called the same and another sent them in; the receipt tells', async () => {
      const agent = '4a65616e-6e65-4475-8075-697300000000'
      await sql`insert into directory_person (id, name, given_name, enabled, guest, shared, licensed, reading)
        select ${agent}, ${marc.name}, '', true, false, false, true, serving from directory_state`.execute(
        database.kysely,
      )
      const called = `Avec ${marc.name}.pdf`
      lying.push({ folder: ['Propositions', 'PROP-2026-0003'], name: called })
      await ports.commit({ save: 'erasure', row: underWay, ifVersion: 0 })
      await runErasure(ports, { id: 'e' }, rules)
      assert.deepEqual([...new Set(removed)].toSorted(), [
        'Propositions/PROP-2026-0001/Vacances.pdf',
        'Propositions/PROP-2026-0001/marc-dupont-élie.jpg',
        'Propositions/PROP-2026-0002/dupont-elie_marc.jpg',
      ])
      const kept = (await ports.initiatives.byId('o'))!.attachments[0]!
      assert.deepEqual([kept.name, kept.url], [called, file('f5', called).url])
      const { state, receipt } = (await ports.erasures.byId('e'))!
      const folders = [{ folder: 'Propositions/PROP-2026-0003', files: 1 }]
      assert.deepEqual([state, receipt!.library], ['done', { folders }])
      await sql`delete from directory_person where id = ${agent}`.execute(database.kysely)
    })

    it('go once, and are named nowhere after an erasure by two, whatever it was killed in', async () => {
      await ports.commit({ save: 'erasure', row: underWay, ifVersion: 0 })
      const personal = { ...ports.personal, erase: () => Promise.reject(new Error('killed')) }
      await assert.rejects(runErasure({ ...ports, personal }, { id: 'e' }, rules), /killed/)
      await runErasure(ports, { id: 'e' }, rules)
      const { state, receipt } = (await ports.erasures.byId('e'))!
      assert.deepEqual([state, receipt!.files], ['done', removed.length], 'those of both runs')
      assert.deepEqual([...new Set(removed)].toSorted(), [
        'Propositions/PROP-2026-0001/Vacances.pdf',
        'Propositions/PROP-2026-0001/marc-dupont-élie.jpg',
        'Propositions/PROP-2026-0002/dupont-elie_marc.jpg',
        `Propositions/PROP-2026-0003/Avec ${marc.name}.pdf`,
      ])
      assert.deepEqual(await names('i'), [])
      assert.deepEqual(await names('k'), [
        ['PROP-2026-0002-1.jpg', ''],
        ['ruche.jpg', 'opens'],
      ])
      assert.deepEqual(await names('o'), [
        ['PROP-2026-0003-1.pdf', ''],
        ['pont.pdf', 'opens'],
      ])
      const media = await Promise.all(['d1', 'd2'].map(async id => (await ports.media.byId(id))?.name))
      assert.deepEqual(media, ['VIS-2026-d1.jpg', 'VIS-2026-d2.jpg'])
      for (const [table, rows] of await dump(database))
        for (const row of rows) assert.doesNotMatch(row, says, `${table}: ${row.slice(0, 300)}`)
    })
  })
})
