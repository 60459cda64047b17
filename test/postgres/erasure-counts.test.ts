import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { traceGroups } from '../../src/core/domain/personal/erasure.ts'
import type { Ports } from '../../src/core/ports.ts'
import type { Printed } from '../../src/core/ports/newspapers.ts'
import { runErasure } from '../../src/core/use-cases/personal/run-erasure.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { traitDUnion } from '../core/use-cases/newspapers/published-edition.ts'
import { eachDatabase } from '../support/database.ts'
import { erasurePorts } from './erasure-ports.ts'
import { dump } from './personal-rows.ts'
import { erasureId, erasureOf, publishIssue, rose } from './printed-issues.ts'
import { entry, initiative, note, now } from './rows.ts'

const rules = { timeZone: 'Europe/Paris' }
const bytes = Buffer.from('nobody')
const html = Buffer.from(`<article class="a"><h3>La serre</h3><p>${rose.name} sème.</p></article>`)
const printed = { kind: 'printed', html, pdf: bytes, email: bytes, proof: bytes } as unknown as Printed
const lying = { ...{ contentType: 'x', source: null, url: 'https://s/x', consent: null, picture: null } }
const attachment = { ...lying, id: 'f', name: `${rose.name}.pdf`, state: 'stored' as const }

describe('an erasure that takes more runs than one', () => {
  eachDatabase((_kind, open) => {
    let database: Database
    let removed: string[]
    let ports: ReturnType<typeof erasurePorts>
    beforeEach(async () => {
      database = await open()
      for (const table of ['newspaper', 'edition', 'edition_file', 'post', 'validation', 'broadcast', 'initiative'])
        await sql`delete from ${sql.table(table)}`.execute(database.kysely)
      for (const table of ['erasure', 'note', 'calendar_copy', 'pgboss.job'])
        await sql`delete from ${sql.table(table)}`.execute(database.kysely)
      removed = []
      ports = erasurePorts(database, removed)
      const copy = { id: `p:${rose.id}`, version: 0, postId: 'p', person: rose.id, entryId: 'entry' }
      await ports.commit(
        { save: 'newspaper', row: { ...traitDUnion, name: `Le journal de ${rose.name}` }, ifVersion: 0 },
        { save: 'note', row: note({ id: 'n', writer: rose }), ifVersion: 0 },
        {
          save: 'initiative',
          row: initiative({ id: 'i', state: 'retained', author: rose, attachments: [attachment] }),
          ifVersion: 0,
        },
        {
          save: 'calendar_copy',
          row: { ...copy, state: 'there', round: 0, says: '', answer: 1, updatedAt: now() } as never,
          ifVersion: 0,
        },
        { journal: entry({ verb: 'post.saved', actor: rose, subject: 'PUB-2026-0001', details: { revision: 7 } }) },
        { save: 'erasure', row: erasureOf(rose), ifVersion: 0 },
      )
    })
    /** Until it ends: how often it was begun anew, and why. */
    const runs = async (given = ports): Promise<string[]> => {
      const why: string[] = []
      for (let run = 0; run < 6; run++) {
        const { state, blockers } = (await ports.erasures.byId(erasureId(rose)))!
        assert.deepEqual(blockers, [])
        if (state === 'done') break
        await runErasure(run === 0 ? given : ports, { id: erasureId(rose) }, rules).catch(
          (error: Error) => void why.push(error.message),
        )
      }
      return why
    }
    const told = async () => {
      const { receipt, soFar } = (await ports.erasures.byId(erasureId(rose)))!
      assert.ok(receipt && !soFar)
      const rows = Object.fromEntries(receipt.erased.map(one => [one.group, one.rows]))
      assert.deepEqual(
        Object.keys(rows),
        traceGroups.filter(group => rows[group] !== undefined),
        'each once',
      )
      return { ...receipt, rows }
    }

    it('prints two issues anew, lets others read, and tells on its receipt what all runs took', async () => {
      for (const id of ['a', 'b', 'c', 'd', 'e'])
        await publishIssue(ports as unknown as Ports, { id, printed, without: 'proof' })
      assert.deepEqual(await runs(), ['issues-left', 'issues-left'])
      const { rows, lines, files, entries, issues } = await told()
      assert.deepEqual(rows, { own: 1, proposals: 1, posts: 1, events: 1 })
      const inLibrary = removed.filter(one => one !== 'entry')
      assert.deepEqual([lines, entries, files, inLibrary.length, issues!.length], [1, 1, 21, 21, 5])
      for (const { newspaper } of issues!) assert.equal(newspaper, 'Le journal de personne effacée')
      for (const [table, all] of await dump(database))
        for (const row of all) assert.ok(!row.includes(rose.name), `${table}: ${row.slice(0, 200)}`)
    })

    it('tells what went before a run failed, and nothing twice', async () => {
      const failing = { ...ports.personal, erase: () => Promise.reject(new Error('failed')) }
      assert.deepEqual(await runs({ ...ports, personal: failing }), ['failed'])
      const { rows, lines, files, entries } = await told()
      assert.deepEqual(rows, { own: 1, proposals: 1, posts: 1, events: 1 })
      assert.deepEqual([lines, entries, files], [1, 1, removed.filter(one => one !== 'entry').length])
    })

    it('of a newspaper that is called as they are ends like others', async () => {
      await publishIssue(ports as unknown as Ports, { id: 'a', printed, without: 'proof' })
      assert.deepEqual(await runs(), [])
      const { rows, issues } = await told()
      assert.deepEqual([rows['settings'], issues!.length], [undefined, 1])
    })
  })
})
