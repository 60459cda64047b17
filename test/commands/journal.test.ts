import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { gatheredCommit } from '../../src/postgres/commit/gathered-commit.ts'
import { migrate } from '../../src/postgres/schema/migrate.ts'
import { openDatabase } from '../../src/postgres/open/open-database.ts'
import { entry, now } from '../postgres/rows.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const marc = { id: '4d617263-2044-4750-826f-6e7400000000', name: 'Marc Dupont' }

describe('the commands of the journal', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mary-journal-'))
  const file = join(folder, 'export.jsonl')
  after(() => rmSync(folder, { recursive: true, force: true }))

  /** As `npm run journal:<name> -- …` does it: another process, and no network. */
  const run = (name: string, ...given: string[]) => {
    const done = spawnSync(process.execPath, [`src/commands/journal/${name}.ts`, ...given], { cwd: root, encoding: 'utf8', env: { PATH: process.env['PATH'], DATA_DIR: folder } })
    return { code: done.status, out: done.stdout, err: done.stderr }
  }
  const headOf = (out: string) => /Head: (\d+:[0-9a-f]{64})/.exec(out)?.[1] ?? ''

  before(async function () {
    const database = await openDatabase({ dataDir: folder })
    await migrate(database)
    const commit = gatheredCommit(database, now)
    for (let index = 1; index <= 30; index++) await commit({ journal: entry({ actor: marc, details: { text: `ligne\u2028${index}` } }) })
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
    assert.deepEqual([run('verify', join(folder, 'nothing')).code, run('verify', '--head', 'abc').code, run('forget', 'Marc').code], [1, 1, 1])
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
    const given = [['verify', folder], ['verify', empty], ['verify', file, file], ['verify', '--head'], ['verify', '--nope'], ['export', folder], ['export', join(folder, 'nowhere', 'x')], ['export', file, file]]
    for (const [name = '', ...more] of given) {
      const { code, out, err } = run(name, ...more)
      assert.deepEqual([code, out], [1, ''], `${name} ${more.join(' ')}`)
      assert.match(err, /^(The file [^\n]* (cannot be (read|written)|holds no entry)|That cannot be read: npm run journal:)[^\n]*\n$/, `${name} ${more.join(' ')}`)
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
    assert.match(run('verify', file).out, /whole: 31 entries[^]*Erased, as the journal says itself: 1 people, the details of 30 entries/)
  })
})
