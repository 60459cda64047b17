import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { type ChainLine, type Head, lineHash, lineText, parseLine } from '../../src/core/domain/journal/chain-line.ts'
import { verifyChain } from '../../src/core/domain/journal/verify-chain.ts'
import { gatheredCommit } from '../../src/postgres/commit/gathered-commit.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { eachDatabase } from '../support/database.ts'
import { chainOf, verifyJournal } from '../support/verify-journal.ts'
import { entry, now } from './rows.ts'

const entries = 40
const tables = ['journal', 'journal_detail', 'journal_actor']

/** Another last letter, or digit. */
const flipped = (column: string): string => `left(${column}, -1) || chr(ascii(right(${column}, 1)) # 1)`

/** What an owner may do to entry 20, column by column, and how it shows. */
const flips: [name: string, change: string, seq: number, why: string][] = [
  ...['at', 'actor_ref', 'verb', 'subject', 'seal', 'payload_hash', 'prev', 'hash'].map(
    (column): [string, string, number, string] => [
      `the column ${column}`,
      `update journal set ${column} = ${flipped(column)} where seq = 20`,
      20,
      'line-altered',
    ],
  ),
  ['the column seq', 'update journal set seq = 2000 where seq = 20', 20, 'missing-line'],
  ['the salt of details', `update journal_detail set salt = ${flipped('salt')} where seq = 20`, 20, 'details-altered'],
  [
    'details',
    `update journal_detail set details = details || '{"text":"other"}' where seq = 20`,
    20,
    'details-altered',
  ],
  ['the entry of details', 'update journal_detail set seq = 2000 where seq = 20', 20, 'details-missing'],
  [
    'the salt of the actor',
    `update journal_actor set salt = ${flipped('salt')} where person_id = 'person-2'`,
    2,
    'actor-altered',
  ],
  [
    'the actor',
    `update journal_actor set person_id = ${flipped('person_id')} where person_id = 'person-2'`,
    2,
    'actor-altered',
  ],
  [
    'the reference of an actor',
    `update journal_actor set actor_ref = ${flipped('actor_ref')} where person_id = 'person-2'`,
    2,
    'actor-missing',
  ],
]

/** The same done to lines, wherever they lie. */
const moves: [name: string, change: (lines: ChainLine[]) => ChainLine[], seq: number, why: string][] = [
  ['a row dropped', lines => lines.toSpliced(19, 1), 20, 'missing-line'],
  ['a row dropped, the others renumbered', lines => renumbered(lines.toSpliced(19, 1)), 20, 'missing-line'],
  ['two swapped', lines => swapped(lines), 20, 'swapped-lines'],
  ['two swapped with their numbers', lines => renumbered(swapped(lines)), 20, 'swapped-lines'],
  [
    'one put in, the others renumbered',
    lines => renumbered(lines.toSpliced(19, 0, forged(lines, 20))),
    20,
    'inserted-line',
  ],
  [
    'one put in with a right hash, the others renumbered',
    lines => renumbered(lines.toSpliced(19, 0, rehashed(forged(lines, 20), 20))),
    20,
    'inserted-line',
  ],
  ['one written anew with a right hash', lines => lines.with(19, rehashed(forged(lines, 20), 20)), 21, 'chain-broken'],
]

function swapped(lines: ChainLine[]): ChainLine[] {
  return lines.with(19, lines[20]!).with(20, lines[19]!)
}

function renumbered(lines: ChainLine[]): ChainLine[] {
  return lines.map((line, index) => ({ ...line, seq: index + 1 }))
}

function forged(lines: ChainLine[], seq: number): ChainLine {
  return { ...lines[seq - 1]!, subject: 'PUB-2026-6666' }
}

function rehashed(line: ChainLine, seq: number): ChainLine {
  return { ...line, seq, hash: lineHash(line.prev, lineText(line), seq) }
}

async function* asExport(lines: ChainLine[]): AsyncIterable<ChainLine | null> {
  for (const line of lines) yield parseLine(JSON.stringify(line))
}

describe('a journal that was tampered with', () => {
  eachDatabase((_kind, open) => {
    let database: Database
    let whole: ChainLine[]
    let head: Head
    before(async () => {
      database = await open()
      const commit = gatheredCommit(database, now)
      for (let index = 1; index <= entries; index++) {
        const actor = { id: `person-${index % 3}`, name: `Somebody ${index % 3}` }
        await commit({
          journal: entry({
            actor,
            subject: `PUB-2026-${index}`,
            seal: 'f'.repeat(64),
            details: { text: `Élodie, « ${index} »` },
          }),
        })
      }
      whole = await chainOf(database)
      head = { seq: entries, hash: whole.at(-1)!.hash }
      for (const table of tables) await sql.raw(`create table ${table}_kept as table ${table}`).execute(database.kysely)
    })

    /** What somebody with all rights on the server could do; then everything is as before. */
    const tampered = async (...changes: string[]) => {
      const run = (statement: string) => sql.raw(statement).execute(database.kysely)
      await run('alter table journal disable trigger all')
      for (const change of changes) await run(change)
      await run('alter table journal enable always trigger journal_no_change')
      await run('alter table journal enable always trigger journal_no_truncate')
      const verdicts = [await verifyJournal(database), await verifyJournal(database, head)]
      await run('alter table journal disable trigger all')
      for (const table of tables) {
        await run(`delete from ${table}`)
        await run(`insert into ${table} table ${table}_kept`)
      }
      await run('alter table journal enable always trigger journal_no_change')
      await run('alter table journal enable always trigger journal_no_truncate')
      return verdicts
    }

    it('verifies as long as nobody did', async () => {
      assert.equal(await tampered().then(([plain, posted]) => plain?.ok && posted?.ok), true)
      assert.ok((await verifyChain(asExport(whole), head)).ok)
    })

    for (const [name, change, seq, why] of flips) {
      it(`shows that ${name} is another one in the database`, async () => {
        for (const verdict of await tampered(change)) assert.deepEqual(verdict, { ok: false, seq, why })
      })
    }

    it('shows rows that were dropped, swapped and put in', async () => {
      assert.deepEqual((await tampered('delete from journal where seq = 20'))[0], {
        ok: false,
        seq: 20,
        why: 'missing-line',
      })
      const swap = [
        'update journal set seq = 1000 where seq = 20',
        'update journal set seq = 20 where seq = 21',
        'update journal set seq = 21 where seq = 1000',
      ]
      assert.deepEqual((await tampered(...swap))[0], { ok: false, seq: 20, why: 'swapped-lines' })
      const room = 'update journal set seq = -seq - 1 where seq >= 20'
      const put = `insert into journal select 20, at, actor_ref, verb, 'PUB-2026-6666', seal, payload_hash, prev, repeat('a', 64) from journal where seq = -21`
      assert.deepEqual((await tampered(room, put, 'update journal set seq = -seq where seq < 0'))[0], {
        ok: false,
        seq: 20,
        why: 'inserted-line',
      })
    })

    it('shows an end that was cut off, against a head that was posted, and nothing else does', async () => {
      const [plain, posted] = await tampered(
        'delete from journal where seq > 35',
        'delete from journal_detail where seq > 35',
      )
      assert.equal(plain?.ok, true, 'what is left is a whole chain')
      assert.deepEqual(posted, { ok: false, seq: 36, why: 'tail-cut' })
    })

    it('shows an owner who takes the trigger away and writes the end anew, against a head that was posted', async () => {
      const texts = ['PUB-2026-6666', 'PUB-2026-7777'].map(subject => lineText({ ...whole[38]!, subject }))
      const again = JSON.stringify(
        texts.map(text => ({ text, salt: whole[38]!.details!.salt, details: whole[38]!.details!.details })),
      )
      const [plain, posted] = await tampered(
        'delete from journal where seq > 38',
        'delete from journal_detail where seq > 38',
        `select append_journal('${again}'::jsonb)`,
      )
      assert.equal(plain?.ok, true, 'nobody would see it in the database alone')
      assert.deepEqual(posted, { ok: false, seq: 40, why: 'head-differs' })
    })

    it('shows details and people that were taken out without a word', async () => {
      assert.deepEqual((await tampered('delete from journal_detail where seq = 7'))[0], {
        ok: false,
        seq: 7,
        why: 'details-missing',
      })
      assert.deepEqual((await tampered(`delete from journal_actor where person_id = 'person-0'`))[0], {
        ok: false,
        seq: 3,
        why: 'actor-missing',
      })
    })

    for (const [name, move, seq, why] of moves) {
      it(`shows ${name} in an export`, async () => {
        assert.deepEqual(await verifyChain(asExport(move(whole)), head), { ok: false, seq, why })
      })
    }

    it('shows an end that was cut off in an export', async () => {
      assert.ok((await verifyChain(asExport(whole.slice(0, 35)))).ok)
      assert.deepEqual(await verifyChain(asExport(whole.slice(0, 35)), head), { ok: false, seq: 36, why: 'tail-cut' })
    })

    it('shows any byte that was flipped in an export, also of one without details', async () => {
      const bare = await chainOf(database, { details: false })
      assert.ok((await verifyChain(asExport(bare), head)).ok)
      for (const lines of [whole, bare]) {
        const bytes = Buffer.from(JSON.stringify(lines[19]))
        for (let place = 0; place < bytes.length; place++) {
          const other = Buffer.from(bytes)
          other[place]! ^= 1
          const read = async function* () {
            for (const [index, line] of lines.entries()) yield index === 19 ? parseLine(other.toString('utf8')) : line
          }
          const verdict = await verifyChain(read())
          assert.ok(!verdict.ok && verdict.seq === 20, `${place}: ${other.toString('utf8')}`)
        }
      }
    })
  })
})
