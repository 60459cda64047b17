import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { openStores } from '../../src/app/open-stores.ts'
import { gatheredCommit } from '../../src/postgres/commit/gathered-commit.ts'
import { migrate } from '../../src/postgres/schema/migrate.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { openDatabase } from '../../src/postgres/open/open-database.ts'
import { layPglite } from '../support/lay-pglite.ts'
import { createFakePorts, type FakePorts } from '../fakes/ports.ts'
import { approved } from '../fakes/walk.ts'
import { entry, now } from '../postgres/rows.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const marc = { id: '4d617263-2044-4750-826f-6e7400000000', name: 'Marc Dupont' }

describe('the commands of the journal', function () {
  this.timeout(120_000)
  const folder = mkdtempSync(join(tmpdir(), 'mary-journal-'))
  const file = join(folder, 'export.jsonl')
  after(() => rmSync(folder, { recursive: true, force: true }))

  /** As `npm run journal:<name> -- …` does it: another process, and no network. */
  const run = (name: string, ...given: string[]) => {
    const done = spawnSync(process.execPath, [`src/commands/journal/${name}.ts`, ...given], {
      cwd: root,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'], DATA_DIR: folder },
    })
    return { code: done.status, out: done.stdout, err: done.stderr }
  }
  const headOf = (out: string) => /Head: (\d+:[0-9a-f]{64})/.exec(out)?.[1] ?? ''

  before(async function () {
    layPglite(folder)
    const database = await openDatabase({ dataDir: folder })
    await migrate(database)
    const commit = gatheredCommit(database, now)
    for (let index = 1; index <= 30; index++)
      await commit({ journal: entry({ actor: marc, details: { name: `ligne\u2028${index}` } }) })
    await database.close()
  })

  it('export, then verify the database and the file, against the head', () => {
    const exported = run('export', file)
    assert.deepEqual([exported.code, exported.err], [0, ''])
    assert.equal(readFileSync(file, 'utf8').trimEnd().split('\n').length, 30)
    assert.equal(statSync(file).mode & 0o077, 0, 'for its owner only')
    const ofDatabase = run('verify')
    const head = headOf(ofDatabase.out)
    assert.deepEqual([ofDatabase.code, head.split(':')[0]], [0, '30'])
    assert.match(run('verify', file, '--head', head).out, /whole: 30 entries.*\n.*continues the head/)
    assert.equal(run('export').out, readFileSync(file, 'utf8'), 'to the standard output too')
  })

  it('name the first broken entry and end with 1', () => {
    const head = headOf(run('verify').out)
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
    const cut = join(folder, 'cut.jsonl')
    writeFileSync(cut, `${lines.slice(0, 25).join('\n')}\n`)
    assert.equal(run('verify', cut).code, 0)
    const posted = run('verify', cut, '--head', head)
    assert.equal(posted.code, 1)
    assert.match(posted.err, /First broken entry: 26 \(tail-cut\)/)
    writeFileSync(cut, `${lines.with(9, lines[9]!.replace('ligne', 'lignf')).join('\n')}\n`)
    assert.match(run('verify', cut).err, /First broken entry: 10 \(details-altered\)/)
    assert.deepEqual(
      [run('verify', join(folder, 'nothing')).code, run('verify', '--head', 'abc').code, run('forget', 'Marc').code],
      [1, 1, 1],
    )
  })

  it('verify what was compressed too; cut short, it is not whole', () => {
    const packed = join(folder, 'export.jsonl.gz')
    const bytes = gzipSync(readFileSync(file))
    writeFileSync(packed, bytes)
    assert.match(run('verify', packed).out, /whole: 30 entries/)
    writeFileSync(packed, bytes.subarray(0, bytes.length / 2))
    const cut = run('verify', packed)
    assert.deepEqual([cut.code, cut.out, cut.err], [1, '', `The file ${packed} cannot be read to its end.\n`])
  })

  it('say in one sentence what they cannot read or write, and never call nothing whole', () => {
    const empty = join(folder, 'empty.jsonl')
    writeFileSync(empty, '')
    const given = [
      ['verify', folder],
      ['verify', empty],
      ['verify', file, file],
      ['verify', '--head'],
      ['verify', '--nope'],
      ['export', folder],
      ['export', join(folder, 'nowhere', 'x')],
      ['export', file, file],
    ]
    for (const [name = '', ...more] of given) {
      const { code, out, err } = run(name, ...more)
      assert.deepEqual([code, out], [1, ''], `${name} ${more.join(' ')}`)
      assert.match(
        err,
        /^(The file [^\n]* (cannot be (read|written)|holds no entry)|That cannot be read: npm run journal:)[^\n]*\n$/,
        `${name} ${more.join(' ')}`,
      )
    }
    assert.equal(run('verify', file).code, 0, 'what was exported before is still there')
  })

  it('forget somebody: what is exported then no longer names them, and verifies', () => {
    const bare = run('export', '--without-details')
    assert.ok(!bare.out.includes(marc.id) && !bare.out.includes('ligne'))
    const done = run('forget', marc.id)
    assert.match(done.out, /no longer says who it was; the details of 30 entries are erased/)
    assert.equal(run('export', file).code, 0)
    assert.ok(!/4d617263|Marc|ligne/.test(readFileSync(file, 'utf8')))
    assert.match(
      run('verify', file).out,
      /whole: 31 entries[^]*Erased, as the journal says itself: 1 people, the details of 30 entries/,
    )
  })
})

describe('journal:replay', function () {
  this.timeout(120_000)
  const folder = mkdtempSync(join(tmpdir(), 'mary-replay-'))
  after(() => rmSync(folder, { recursive: true, force: true }))

  const run = (...given: string[]) => {
    const done = spawnSync(process.execPath, ['src/commands/journal/replay-journal.ts', ...given], {
      cwd: root,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'], DATA_DIR: folder },
    })
    return { code: done.status, out: done.stdout, err: done.stderr }
  }
  /** What `work` does is done when it returns: PGlite lets one process in. */
  const inDatabase = async <T>(work: (database: Database, ports: FakePorts) => Promise<T>): Promise<T> => {
    layPglite(folder)
    const database = await openDatabase({ dataDir: folder })
    await migrate(database)
    const fake = createFakePorts()
    return work(database, { ...fake, ...openStores(database, fake.now) }).finally(() => database.close())
  }
  let subject = ''
  let seal: string | null = null
  before(async () => {
    const { post, validation } = await inDatabase(async (_database, ports) => approved(ports))
    subject = post.reference
    seal = validation.seal
  })

  it('tells the validation of a post from the journal alone, and that the database says the same', () => {
    const { code, out, err } = run(subject.toLowerCase())
    assert.deepEqual([code, err], [0, ''])
    assert.match(
      out,
      new RegExp(`^${subject}, as the journal alone tells it in entries 1 to \\d+: approved\nSeal: ${seal}\n`),
    )
    assert.match(
      out,
      /Step 1 \(department\): asked [^\n]*Karim[^\n]*; visas: [^\n]*Karim[^]*Step 2 [^]*approve, step 1: [^\n]*Karim[^]*approve, step 2: [^\n]*Claude/,
    )
    assert.match(out, /\nThe database says the same\.\n$/)
  })

  it('says in one sentence what it needs, and what the journal does not hold', () => {
    for (const typed of [[], ['42'], ['DIF-2026-0001'], [subject, subject]]) {
      const { code, out, err } = run(...typed)
      assert.deepEqual([code, out], [1, ''])
      assert.match(err, /^[^\n]*npm run journal:replay PUB-2026-0042\n$/)
    }
    const { code, err } = run('PUB-2020-0001')
    assert.deepEqual([code, err], [1, 'The journal holds nothing about PUB-2020-0001.\n'])
  })

  it('ends with 1 where the database says something else, and where the rules do not allow what the journal says', async () => {
    await inDatabase(async ({ kysely }) =>
      sql`update validation set doc = jsonb_set(doc, '{state}', '"refused"')`.execute(kysely),
    )
    const other = run(subject)
    assert.equal(other.code, 1)
    assert.match(other.out, /: approved\n[^]*The database says something else/)
    await inDatabase(async (_database, { commit }) =>
      commit({
        journal: entry({
          verb: 'validation.approved',
          subject,
          seal,
          actor: marc,
          details: { step: 1, reason: null, at: now() },
        }),
      }),
    )
    const forged = run(subject)
    assert.deepEqual([forged.code, forged.err], [1, ''])
    assert.match(
      forged.out,
      /^The journal cannot tell the validation of PUB-[^\n]* Entry \d+ \(validation\.approved, [^\n]*: the rules do not allow it: [a-z-]+\.\n$/,
    )
  })
})
