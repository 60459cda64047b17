import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import type { Sector } from '../../src/core/domain/sectors/sector.ts'
import { Misconfigured } from '../../src/core/domain/errors.ts'
import { startJobs } from '../../src/postgres/jobs/start-jobs.ts'
import { migrate, migrationsPending } from '../../src/postgres/schema/migrate.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { openDatabase } from '../../src/postgres/open/open-database.ts'
import { notes } from '../../src/postgres/stores/editorial-stores.ts'
import type { Post } from '../../src/core/domain/posts/post.ts'
import type { Validation } from '../../src/core/domain/validations/validation.ts'
import { plainOf } from '../../src/core/domain/posts/text/rich-text.ts'
import { sharedPostgres } from '../support/database.ts'
import { idle } from './idle-jobs.ts'
import { post, validation } from './rows.ts'

const program = path.join(import.meta.dirname, 'programs/hold-data.ts')

type Holder = { child: ChildProcess; told: string[]; until(what: RegExp): Promise<string>; kill(): Promise<void> }

/** Also of a test that failed: one that is left keeps `npm test` waiting for the end of its output. */
const held = new Set<ChildProcess>()

function hold(...args: string[]): Holder {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  held.add(child)
  const told: string[] = []
  const waiting = new Set<() => void>()
  createInterface({ input: child.stdout }).on('line', line => {
    told.push(line)
    for (const look of waiting) look()
  })
  const until = (what: RegExp): Promise<string> =>
    new Promise(resolve => {
      const look = (): void => {
        const found = told.find(line => what.test(line))
        if (found !== undefined) resolve(found)
      }
      waiting.add(look)
      look()
    })
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  return { child, told, until, kill }
}

/** Runs jobs until the interrupted one came; resolves with the milliseconds that it took. */
async function takeOver(database: Database): Promise<number> {
  const began = Date.now()
  const again = Promise.withResolvers<string>()
  const jobs = await startJobs(database, {
    ...idle,
    'broadcast.send': async ({ id }) => again.resolve(id),
  })
  assert.equal(await again.promise, 'interrupted')
  await jobs.stop(5000)
  return Date.now() - began
}

describe('openDatabase', function () {
  this.timeout(60_000)
  after(() => {
    for (const child of held) child.kill('SIGKILL')
  })

  describe('in a folder', () => {
    let dataDir: string
    const holders: Holder[] = []
    const start = (...args: string[]): Holder => {
      const holder = hold(...args)
      holders.push(holder)
      return holder
    }
    before(async () => {
      dataDir = await mkdtemp(path.join(tmpdir(), 'mary-data-'))
    })
    after(async () => {
      await Promise.all(holders.map(holder => holder.kill()))
      await rm(dataDir, { recursive: true, force: true })
    })

    it('lets one of two processes in that start at once, and refuses the other with a clear sentence', async () => {
      const both = [start(dataDir), start(dataDir)]
      const answers = await Promise.all(both.map(holder => holder.until(/^(open|refused)/)))
      assert.deepEqual(answers.map(answer => answer.split(' ')[0]).sort(), ['open', 'refused'])
      assert.match(
        answers.find(answer => answer.startsWith('refused'))!,
        /in use by another running Mary.*DATABASE_URL/,
      )
      await assert.rejects(
        openDatabase({ dataDir }),
        (error: Misconfigured) => error instanceof Misconfigured && error.code === 'data-in-use',
      )
    })

    it('is free as soon as its holder was killed, with everything that was acknowledged and the job that ran', async () => {
      const holder = holders.find(one => one.told.includes('open'))!
      await holder.until(/^note \d+-50$/)
      await holder.kill()
      const database = await openDatabase({ dataDir })
      await migrate(database)
      const told = holder.told.filter(line => line.startsWith('note ')).map(line => line.slice('note '.length))
      const found = await Promise.all(told.map(id => notes(database).byId(id)))
      assert.ok(told.length > 50)
      assert.ok(found.every(note => note !== null))
      const tookMs = await takeOver(database)
      assert.ok(tookMs < 20_000, `${tookMs} ms`)
      await database.close()
    })

    /** All that a process was told to be written is there. */
    const keeps = async (folder: string, ...tellers: Holder[]) => {
      const database = await openDatabase({ dataDir: folder })
      await migrate(database)
      const told = tellers.flatMap(teller =>
        teller.told.filter(line => line.startsWith('note ')).map(line => line.slice('note '.length)),
      )
      const found = await Promise.all(told.map(id => notes(database).byId(id)))
      await database.close()
      return { told: told.length, found: found.filter(note => note !== null).length }
    }

    it('stays with its holder when somebody deletes the lock: the next one is refused, and nothing is lost', async () => {
      const folder = await mkdtemp(path.join(tmpdir(), 'mary-lock-'))
      const first = start(folder)
      await first.until(/^note \d+-20$/)
      for (const round of [1, 2]) {
        await rm(path.join(folder, 'postgres.lock'))
        const second = start(folder)
        assert.match(
          await second.until(/^(open|refused)/),
          /^refused.*in use by another running Mary/,
          `round ${round}`,
        )
      }
      const last = first.told.length
      await first.until(new RegExp(`^note \\d+-${last + 20}$`))
      await first.kill()
      const { told, found } = await keeps(folder, first)
      assert.ok(told > 40)
      assert.equal(found, told)
      await rm(folder, { recursive: true })
    })

    it('ends the first with a clear sentence where another process was quicker with the lock', async () => {
      const folder = await mkdtemp(path.join(tmpdir(), 'mary-lock-'))
      const first = start(folder)
      await first.until(/^note \d+-20$/)
      // In the place of the first one's lock, in one step, stands one that somebody else holds already.
      const elsewhere = await mkdtemp(path.join(tmpdir(), 'mary-lock-'))
      const other = new DatabaseSync(path.join(elsewhere, 'postgres.lock'))
      other.exec('begin exclusive')
      await rename(path.join(elsewhere, 'postgres.lock'), path.join(folder, 'postgres.lock'))
      assert.match(await first.until(/^lost/), /another Mary has them now: this one ends at once/)
      if (first.child.exitCode === null) await once(first.child, 'exit')
      assert.equal(first.child.exitCode, 1)
      other.close()
      const { told, found } = await keeps(folder, first)
      assert.equal(found, told)
      await rm(elsewhere, { recursive: true })
      await rm(folder, { recursive: true })
    })

    it('is refused in one sentence where it is no folder', async () => {
      const file = path.join(dataDir, 'a file')
      await writeFile(file, '')
      await assert.rejects(
        openDatabase({ dataDir: file }),
        (error: Misconfigured) => error.code === 'no-data-dir' && error.message.includes(file),
      )
    })

    it('can be opened again after it was closed, and not twice in one process', async () => {
      const database = await openDatabase({ dataDir })
      await assert.rejects(openDatabase({ dataDir }), Misconfigured)
      await database.close()
      await database.close()
      await (await openDatabase({ dataDir })).close()
    })
  })

  describe('on a server', () => {
    it('refuses an address where nobody answers', async () => {
      await assert.rejects(
        openDatabase({ databaseUrl: 'postgres://mary:secret@127.0.0.1:1/mary', dataDir: '.data' }),
        (error: Misconfigured) =>
          error.code === 'database-unreachable' &&
          /nobody listens at that address and port \(ECONNREFUSED\)/.test(error.message) &&
          !error.message.includes('secret'),
      )
    })

    it('says whether it is the password or the database that is wrong, and neither of them', async () => {
      const right = new URL(await (await sharedPostgres()).url())
      const nowhere = new URL(right)
      nowhere.pathname = '/no_such_database'
      await assert.rejects(
        openDatabase({ databaseUrl: nowhere.href, dataDir: '.data' }),
        (error: Misconfigured) =>
          /no database of that name \(3D000\)/.test(error.message) && !error.message.includes('no_such'),
      )
      const wrong = new URL(right)
      wrong.password = 'hush'
      await assert.rejects(
        openDatabase({ databaseUrl: wrong.href, dataDir: '.data' }),
        (error: Misconfigured) => /password is wrong \(28P01\)/.test(error.message) && !error.message.includes('hush'),
      )
    })

    it('is migrated once by several that start at the same time', async () => {
      const databaseUrl = await (await sharedPostgres()).url()
      const databases = await Promise.all(
        Array.from({ length: 4 }, () => openDatabase({ databaseUrl, dataDir: '.data' })),
      )
      assert.equal(await migrationsPending(databases[0]!), true)
      await Promise.all(databases.map(migrate))
      await migrate(databases[0]!)
      assert.equal(await migrationsPending(databases[1]!), false)
      await Promise.all(databases.map(database => database.close()))
    })

    it('takes people’s names from sectors that were closed before closing did so, and from no other', async () => {
      const database = await openDatabase({ databaseUrl: await (await sharedPostgres()).url(), dataDir: '.data' })
      try {
        await migrate(database)
        await sql.raw(`delete from kysely_migration where name = '018-nameless-sectors'`).execute(database.kysely)
        const person = { id: 'p', name: 'Camille' }
        for (const state of ['open', 'ended'])
          await sql`insert into sector (id, version, doc) values (${state}, 3, ${JSON.stringify({ id: state, version: 3, state, name: 'Parcs', referents: [person], deputies: [person], changedBy: person })}::jsonb)`.execute(
            database.kysely,
          )
        await migrate(database)
        const { rows } = await sql<{ doc: Sector }>`select doc from sector order by id desc`.execute(database.kysely)
        assert.deepEqual(
          rows.map(({ doc }) => [doc.name, doc.referents.length, doc.deputies.length, doc.changedBy]),
          [
            ['Parcs', 1, 1, person],
            ['Parcs', 0, 0, { id: 'p', name: '' }],
          ],
        )
      } finally {
        await database.close()
      }
    })

    it('keeps bodies that were typed before there was Markdown as plain as they were, and sealed bytes as they are', async () => {
      const database = await openDatabase({ databaseUrl: await (await sharedPostgres()).url(), dataDir: '.data' })
      try {
        await migrate(database)
        await sql.raw(`delete from kysely_migration where name = '021-plain-bodies'`).execute(database.kysely)
        const body = '**2** * 3\n- a\n1. b\n[c](https://x.fr)\n\\*'
        const sealed = [{ rendered: { card: `{"body":[{"text":"${body.slice(0, 5)}"}]}` } }]
        const old = {
          content: { body, title: body },
          correcting: { content: { body } },
          sealed,
          unread: { typed: { body } },
        }
        const plain = { content: { body: 'Il pleut.', title: '' }, correcting: null, sealed: [], unread: null }
        for (const [id, doc] of Object.entries({ old, plain }))
          await sql`insert into post (id, version, doc) values (${id}, 3, ${JSON.stringify({ ...post({ id }), ...doc })}::jsonb)`.execute(
            database.kysely,
          )
        await migrate(database)
        const { rows } = await sql<{ id: string; version: number; doc: Post }>`
          select id, version, doc from post order by id`.execute(database.kysely)
        const [first, second] = rows.map(({ doc }) => doc)
        const rich = '\\*\\*2\\*\\* * 3\n\\- a\n1\\. b\n[c\\](https://x.fr)\n\\\\\\*'
        assert.equal(plainOf(rich), body)
        assert.deepEqual(
          [first?.content.body, first?.correcting?.content.body, first?.unread?.typed['body']],
          [rich, rich, rich],
        )
        assert.deepEqual([first?.content.title, first?.sealed, rows[0]?.version], [body, sealed, 3])
        assert.deepEqual(second, { ...post({ id: 'plain' }), ...plain })
      } finally {
        await database.close()
      }
    })

    it('keeps corrections that wait for an answer as plain as they were proposed, and makes all bodies so, page by page', async () => {
      const database = await openDatabase({ databaseUrl: await (await sharedPostgres()).url(), dataDir: '.data' })
      try {
        await migrate(database)
        await sql.raw(`delete from kysely_migration where name = '021-plain-bodies'`).execute(database.kysely)
        const words = (body: string) => ({ title: '', summary: '', body })
        const proposal = { before: words('- a'), after: words('1. [b](https://x.fr)') }
        const proposals = ['offered', 'declined'].map(state => ({ ...proposal, state }))
        await sql`insert into validation (id, version, doc) values ('v', 3, ${JSON.stringify({ ...validation({ id: 'v' }), proposals })}::jsonb)`.execute(
          database.kysely,
        )
        const doc = JSON.stringify({ content: { body: '- a' } })
        await sql`insert into post (id, version, doc) select 'p' || n, 1, ${doc}::jsonb from generate_series(1, 1200) n`.execute(
          database.kysely,
        )
        await migrate(database)
        const { rows } = await sql<{ doc: Validation }>`select doc from validation`.execute(database.kysely)
        assert.deepEqual(
          rows[0]?.doc.proposals.map(({ before, after }) => [before.body, after.body]),
          [
            ['\\- a', '1\\. [b\\](https://x.fr)'],
            ['- a', '1. [b](https://x.fr)'],
          ],
        )
        const plain = await sql`select from post where doc->'content'->>'body' = '- a'`.execute(database.kysely)
        assert.equal(plain.rows.length, 0)
      } finally {
        await database.close()
      }
    })

    it('takes a migration that came after later ones, as a pull of this repository may bring it', async () => {
      const database = await openDatabase({ databaseUrl: await (await sharedPostgres()).url(), dataDir: '.data' })
      await migrate(database)
      for (const table of ['person', 'member', 'state', 'notice', 'change'])
        await sql.raw(`drop table directory_${table}`).execute(database.kysely)
      await sql.raw(`delete from kysely_migration where name = '006-directory'`).execute(database.kysely)
      assert.equal(await migrationsPending(database), true)
      await migrate(database)
      assert.equal(await migrationsPending(database), false)
      await sql.raw('select from directory_state').execute(database.kysely)
      await database.close()
    })

    it('takes over the job of a process that was killed', async () => {
      const databaseUrl = await (await sharedPostgres()).url()
      const holder = hold('.data', databaseUrl)
      await holder.until(/^open$/)
      const database = await openDatabase({ databaseUrl, dataDir: '.data' })
      await migrate(database)
      await holder.kill()
      const tookMs = await takeOver(database)
      await database.close()
      assert.ok(tookMs < 20_000, `${tookMs} ms`)
    })
  })
})
