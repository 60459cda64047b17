import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { sql } from 'kysely'
import type { Post } from '../../src/core/domain/posts/post.ts'
import { computeSeal } from '../../src/core/domain/seal.ts'
import { inMemory } from '../../src/postgres/open/data-dir.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { openDatabase } from '../../src/postgres/open/open-database.ts'
import { erasurePorts } from '../postgres/erasure-ports.ts'
import { fillWith, marc } from '../postgres/personal-rows.ts'
import { sharedPostgres } from '../support/database.ts'

describe('npm run journal:verify beside a version out of which an erasure took a name', function () {
  this.timeout(90_000)
  let url: string
  let database: Database
  let left: Post['sealed'][number]
  before(async () => {
    url = await (await sharedPostgres()).migratedUrl()
    database = await openDatabase({ databaseUrl: url, dataDir: inMemory })
    await fillWith(database)
    const { personal, history, now } = erasurePorts(database)
    const sought = { person: marc.id, ids: [marc.id], names: [marc.name] }
    await personal.erase(sought, { id: '00000000-0000-4000-8000-0000000000aa', name: 'personne effacée' }, now())
    await history.forget(marc.id, [marc.name])
    ;[left] = (await sql<{ doc: Post }>`select doc from post where id = 'p'`.execute(database.kysely)).rows[0]!.doc
      .sealed as [typeof left]
    assert.ok(left.erasedAt && left.erasedSeal)
  })
  after(() => database.close())

  const put = (sealed: Post['sealed'][number]) =>
    sql`update post set doc = jsonb_set(doc, '{sealed,0}', ${JSON.stringify(sealed)}::jsonb) where id = 'p'`.execute(
      database.kysely,
    )
  /** The command itself, as whoever runs the server types it. */
  const verify = (...more: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['-r', './src/needs-node.cjs', 'src/commands/journal/verify.ts', ...more],
      { encoding: 'utf8', env: { ...process.env, DATABASE_URL: url, LOG_LEVEL: 'warn' }, timeout: 60_000 },
    )
    return { status, stdout, stderr }
  }

  it('ends with 0 as the erasure left it, and says how much was erased', () => {
    const { status, stdout, stderr } = verify()
    assert.equal(status, 0, stderr)
    assert.match(stdout, /The journal is whole: \d+ entries/)
    assert.match(stdout, /Erased, as the journal says itself: 1 people/)
    assert.equal(stderr, '')
  })

  const altered = () => ({ ...left, rendered: { ...left.rendered, card: '{}' } })
  const cases: [what: string, version: () => Post['sealed'][number], said: RegExp][] = [
    [
      'whose words were altered since',
      altered,
      /Version 1 of PUB-2026-0001 was altered: its words are not those that an erasure left\./,
    ],
    [
      'that was sealed anew by somebody, of which no entry tells',
      () => ({ ...altered(), erasedSeal: computeSeal(altered()) }),
      /Version 1 of PUB-2026-0001 was altered: .*no entry of the journal tells of it\./,
    ],
  ]
  for (const [what, version, said] of cases)
    it(`ends with 1 beside one ${what}, though the chain is whole`, async () => {
      await put(version())
      const { status, stdout, stderr } = verify()
      await put(left)
      assert.equal(status, 1)
      assert.match(stdout, /The journal is whole/)
      assert.match(stderr, said)
    })
})
