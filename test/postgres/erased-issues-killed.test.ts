import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { sql } from 'kysely'
import type { Ports } from '../../src/core/ports.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { inMemory } from '../../src/postgres/open/data-dir.ts'
import { openDatabase } from '../../src/postgres/open/open-database.ts'
import { traitDUnion } from '../core/use-cases/newspapers/published-edition.ts'
import { sharedPostgres } from '../support/database.ts'
import { eventually } from '../support/eventually.ts'
import { printHere } from '../support/print-here.ts'
import { erasurePorts } from './erasure-ports.ts'
import { erasureId, erasureOf, namingProof, publishIssue, rose, wordsOf } from './printed-issues.ts'

const program = path.join(import.meta.dirname, 'programs/erase-person.ts')

describe('an issue that is made anew by a process that is killed', function () {
  this.timeout(180_000)
  let url: string
  let database: Database
  before(async () => {
    url = await (await sharedPostgres()).migratedUrl()
    database = await openDatabase({ databaseUrl: url, dataDir: inMemory })
    const ports = erasurePorts(database)
    const printed = await printHere(await namingProof())
    assert.ok(printed.kind === 'printed')
    await ports.commit({ save: 'newspaper', row: traitDUnion, ifVersion: 0 })
    await publishIssue(ports as unknown as Ports, { id: 'named', printed })
    await ports.commit({ save: 'erasure', row: erasureOf(rose, ['rose.martin@ville.fr']), ifVersion: 0 })
  })
  after(() => database.close())

  const start = (): ChildProcess =>
    spawn(process.execPath, ['-r', './src/needs-node.cjs', program, url, erasureId(rose)], {
      stdio: ['ignore', 'inherit', 'inherit'],
    })
  const waits = async (): Promise<boolean> => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from pg_stat_activity
      where wait_event_type = 'Lock' and datname = current_database()`.execute(database.kysely)
    return rows[0]!.n > 0
  }
  /** Whoever makes it anew waits for these rows, and is killed there. */
  const killedBefore = async (held: ReturnType<typeof sql>): Promise<void> => {
    const holding = await database.kysely.startTransaction().execute()
    await sql`select from ${held} for update`.execute(holding)
    const child = start()
    await eventually(waits, 'the process waits for the rows', 90_000)
    child.kill('SIGKILL')
    await once(child, 'exit')
    // What it asked for last would still be done once the rows are free.
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where wait_event_type = 'Lock' and datname = current_database()`.execute(database.kysely)
    await eventually(async () => !(await waits()), 'nobody waits any more', 30_000)
    await holding.rollback().execute()
  }
  const printings = async (): Promise<Map<number, string>> => {
    const { rows } = await sql<{ production: number; bytes: string }>`
      select production, string_agg(encode(sha256(bytes), 'hex'), ' ' order by kind) as bytes from edition_file
      group by production order by production`.execute(database.kysely)
    return new Map(rows.map(({ production, bytes }) => [production, bytes]))
  }

  it('is read as before until all of it is true at once, and is finished by the next one, in the same bytes', async () => {
    const ports = erasurePorts(database)
    await killedBefore(sql`edition where id = 'named'`)
    const half = await printings()
    assert.deepEqual([...half.keys()], [2, 3], 'it was printed')
    assert.equal((await ports.editions.byId('named'))!.produced!.number, 2, 'and is not read')
    assert.equal((await ports.posts.byId('post-named'))!.sealed[0]!.erasedSeal, undefined)

    await killedBefore(sql`edition_file where production = 2`)
    assert.deepEqual(await printings(), half)
    assert.equal((await ports.editions.byId('named'))!.produced!.number, 3, 'and is read')
    assert.equal((await ports.posts.byId('post-named'))!.sealed[0]!.edition!.production, 3)
    assert.equal((await ports.erasures.byId(erasureId(rose)))!.state, 'under-way')

    assert.deepEqual(await once(start(), 'exit'), [0, null])
    const whole = await printings()
    assert.deepEqual([...whole], [[3, half.get(3)]])
    const erasure = (await ports.erasures.byId(erasureId(rose)))!
    assert.deepEqual([erasure.state, erasure.receipt?.issues?.length], ['done', 1])
    const { rows } = await sql<{ kind: string; bytes: Buffer }>`select kind, bytes from edition_file`.execute(
      database.kysely,
    )
    for (const { kind, bytes } of rows)
      assert.doesNotMatch((wordsOf(kind, bytes) ?? '').replaceAll(`Jean-${rose.name}`, ''), /Martin-Élie/i, kind)
  })
})
