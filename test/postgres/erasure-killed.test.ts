import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { sql } from 'kysely'
import { confirmErasure } from '../../src/core/use-cases/personal/decide-erasure.ts'
import { proposeErasure } from '../../src/core/use-cases/personal/propose-erasure.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { openDatabase } from '../../src/postgres/open/open-database.ts'
import { inMemory } from '../../src/postgres/open/data-dir.ts'
import { sharedPostgres } from '../support/database.ts'
import { eventually } from '../support/eventually.ts'
import { verifyJournal } from '../support/verify-journal.ts'
import { erasurePorts } from './erasure-ports.ts'
import { dump, fillWith, maiden, marc, namesake, other } from './personal-rows.ts'

const program = path.join(import.meta.dirname, 'programs/erase-person.ts')
const comms = { ...other, locale: 'fr' as const, roles: ['agent', 'comms'] as const }
const dpo = { ...comms, id: '50617573-206c-4566-8465-767265000009', roles: ['agent', 'dpo'] as const }

describe('an erasure whose process is killed in the middle', function () {
  this.timeout(120_000)
  let url: string
  let database: Database
  before(async () => {
    url = await (await sharedPostgres()).migratedUrl()
    database = await openDatabase({ databaseUrl: url, dataDir: inMemory })
    await fillWith(database)
  })
  after(() => database.close())

  const ways = [
    marc.id,
    marc.name,
    marc.name.toUpperCase(),
    JSON.stringify(maiden).slice(1, -1),
    'marc.dupont@ville.fr',
  ]
  const naming = async (): Promise<string[]> =>
    [...(await dump(database))].flatMap(([table, rows]) =>
      table !== 'public.setting' &&
      rows
        .map(row => row.replaceAll('Dupont-Éliezer', ''))
        .some(row => !row.includes(namesake.id) && ways.some(way => row.includes(way)))
        ? [table]
        : [],
    )
  const start = (id: string) =>
    spawn(process.execPath, ['-r', './src/needs-node.cjs', program, url, id], {
      stdio: ['ignore', 'inherit', 'inherit'],
    })

  it('is finished by the next one, and nothing of the person is left in a dump', async () => {
    const ports = erasurePorts(database)
    const proposed = await proposeErasure(ports, comms, { who: marc.id, names: maiden })
    assert.ok(proposed.kind === 'erasure-proposed')
    const { id } = proposed.erasure
    assert.equal((await confirmErasure(ports, dpo, id, { timeZone: 'Europe/Paris' })).kind, 'erasure-begun')

    // Somebody holds a row that comes late in the walk: the process waits there, with half of the work done.
    const holding = await database.kysely.startTransaction().execute()
    await sql`select from post for update`.execute(holding)
    const child = start(id)
    await eventually(
      async () => {
        const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock'
        and datname = current_database()`.execute(database.kysely)
        return rows[0]!.n > 0
      },
      'the process waits for the row',
      60_000,
    )
    child.kill('SIGKILL')
    await once(child, 'exit')
    await holding.rollback().execute()
    const half = await naming()
    assert.ok(half.includes('public.week_address') && half.includes('public.journal_actor'), half.join())
    for (const done of ['public.conversation', 'public.delivery', 'public.initiative', 'public.note'])
      assert.ok(!half.includes(done), `${done} was done before the kill`)
    assert.equal((await ports.erasures.byId(id))?.state, 'under-way')

    const next = start(id)
    assert.deepEqual(await once(next, 'exit'), [0, null])
    assert.equal((await ports.erasures.byId(id))?.state, 'done')
    assert.deepEqual(await naming(), [])
    assert.ok((await verifyJournal(database)).ok)
  })
})
