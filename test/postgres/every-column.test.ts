import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { openPersonal } from '../../src/app/open-personal.ts'
import { eraseWritten } from '../../src/core/use-cases/personal/erase-written.ts'
import { askForMyData } from '../../src/core/use-cases/personal/my-data.ts'
import { writeMyData } from '../../src/core/use-cases/personal/write-my-data.ts'
import { wrongErasures } from '../../src/postgres/journal/erased-versions.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { factsOf, tables as allTables } from '../../src/postgres/schema/tables.ts'
import { loadWords } from '../../src/words.ts'
import * as town from '../fakes/town.ts'
import { chanceOf, seedOfTest } from '../support/chance.ts'
import { eachDatabase } from '../support/database.ts'
import { verifyJournal } from '../support/verify-journal.ts'
import { everyValue, saysAny } from './every-value.ts'
import { endErasure } from './markers/end-erasure.ts'
import { fillTown } from './markers/fill-town.ts'
import type { MarkedWorld } from './markers/marked-world.ts'
import type { MarkName } from './markers/markers.ts'
import { plantEverywhere, rowsOfHers } from './markers/plant.ts'
import { saysAlice, spelled } from './markers/spelled.ts'
import { whatStands } from './markers/what-stands.ts'

const { actor, alice } = town
const words = loadWords(undefined, 'Europe/Paris', () => '2027-12-10T09:00:00.000Z').fr
const people = Object.values(town).filter((one): one is typeof alice => typeof one === 'object' && 'mail' in one)

/** Columns of text beside a document, or without one, in which nobody types anything: why. */
const untyped: Readonly<Record<string, string>> = {
  'asked_job name key': 'the kind of a job, and ids',
  'conversation person conversation_id service_url state locale teams_id': 'of Teams',
  'daily_count person day what': 'counts',
  'data_file id bytes': 'a page that was written',
  'delivery broadcast_id person given_name department locale state reason lease_owner conversation_id activity_id':
    'people as the directory calls them; the rest is of the program',
  'directory_change person': 'an id',
  'directory_member group_id member': 'ids',
  'directory_person id name given_name mail sign_in_name department locale manager': 'people as Entra calls them',
  'edition_file edition_id kind bytes': 'an issue: `erased-issues` has them',
  'journal_actor actor_ref person_id salt name': 'who did something',
  'journal_detail salt': 'chance',
  'kept_file id person bytes': 'a file as it was sent',
  'picture id bytes digest content_type': 'a picture',
  'thread_turn thread times': 'which conversation, and moments',
}
/** Of documents, whose text is in those alone. */
const withoutText: Readonly<Record<string, string>> = {
  asked_job: 'ids, and moments: a job reads what it needs',
  erasure: 'whom it is about, until it ends: `what-stays` has them',
}
/** Of others, in bytes, for some days: what the receipt says of it. */
const staysIn: Readonly<Record<string, RegExp>> = {
  kept_file: /fichiers que d’autres ont envoyés à Mary/,
  data_file: /copies «.mes données.» d’autres personnes/,
}
/** Tables of which no row is on her page: what the page says of it. Issues that print her name are: `erased-issues`. */
const inFiles = /sauf le contenu des fichiers/
const notOnPage: Readonly<Record<string, RegExp>> = { picture: inFiles, edition_file: inFiles, data_file: inFiles }
/** Of which the town has no row of hers: `gather-rows` has one. */
const noneOfHers: readonly string[] = ['erasure', 'thread_turn']
const ownWords: readonly MarkName[] = [
  ...(['question', 'lateQuestion', 'proposalTitle', 'proposalText', 'proposalPlace', 'proposalAnswer'] as const),
  ...(['proposalAddition', 'proposalFileName', 'eventAnswer', 'relayReason'] as const),
]

const shortName = (table: string) => (table.includes('job') ? 'jobs' : table.split('.').at(-1)!)
/** A job goes from one table to another by itself, and is seen in both while it does. */
function add(counts: Map<string, number>, table: string, n: number): void {
  const short = shortName(table)
  if (n > 0) counts.set(short, short === 'jobs' ? 1 : (counts.get(short) ?? 0) + n)
}

describe('a marked person in every column of every table', () => {
  eachDatabase((_kind, open) => {
    let database: Database
    let world: MarkedWorld
    before(async function () {
      this.timeout(120_000)
      database = await open()
      world = await fillTown(database)
      for (const row of rowsOfHers) await sql.raw(row).execute(database.kysely)
    })
    const tables = async () => [...(await everyValue(database))].filter(([table]) => table.startsWith('public.'))
    const rowsNaming = async () => {
      const counts = new Map<string, number>()
      for (const [table, rows] of await everyValue(database)) add(counts, table, rows.filter(saysAlice).length)
      return counts
    }

    it('is in none that is said to name nobody, nor is anybody of the town', async () => {
      const saysSomebody = saysAny(people.flatMap(({ id, name, mail }) => [id, name, mail!]))
      for (const [table, rows] of await tables())
        if (typeof factsOf(shortName(table))?.kept === 'object') assert.equal(rows.find(saysSomebody), undefined, table)
    }).timeout(60_000)

    it('is planted wherever somebody may type a text', async () => {
      const random = chanceOf(seedOfTest())
      const ways = Object.values(spelled)
      let at = Math.floor(random() * ways.length)
      const next = () => ways[at++ % ways.length]!
      const planted = await plantEverywhere(database, new Set(people.map(({ id }) => id)), next, random)
      const { documents, texts } = await columnsOf(database)
      assert.deepEqual(
        documents.filter(table => !planted.has(table)),
        Object.keys(withoutText),
      )
      assert.deepEqual(texts, Object.keys(untyped))
      assert.ok([...planted.values()].flat().length > ways.length * 4)
    }).timeout(60_000)

    it('is on her page with each row that a search of the dump finds, or counted there with the reason', async () => {
      const { ports } = world
      const opened = openPersonal({ publicUrl: 'https://mary.example', locale: 'fr' }, ports, {
        secret: 'x',
        words: loadWords(undefined, 'Europe/Paris', ports.now),
      })
      const asking = { ...ports, ...opened.ports }
      const asked = await askForMyData(asking, actor(alice))
      assert.ok(asked.kind === 'data-asked')
      const left = await rowsNaming()
      await writeMyData(asking, { id: asked.request.id })
      const address = new URL(opened.ports.dataPages!.address(asked.request.id)).pathname.slice(1)
      const page = (await opened.read(address, {}, 'GET'))!.body!.toString()
      const found = new Map<string, number>()
      for (const [, table = ''] of page.matchAll(/data-row="([a-z_]+)\//g)) add(found, table, 1)
      for (const [table, n] of found) left.set(table, (left.get(table) ?? 0) - n)
      const alike = Number(/(\d+) lignes? portent? un nom comme le vôtre à côté/.exec(page)?.[1] ?? 0)
      // Beside the id of a colleague, in what the journal says of what was done; what others sent in, in bytes; what an
      // officer asked about her.
      assert.deepEqual([...left].filter(([, n]) => n !== 0).toSorted(), [
        ['data_file', 1],
        ['data_request', 1],
        ...(alike > 0 ? [['journal_detail', alike]] : []),
        ['kept_file', 1],
      ])
      const unsaid = Object.keys(allTables).flatMap(table =>
        typeof factsOf(table)?.kept === 'string' && !found.has(shortName(table)) && !notOnPage[table]?.test(page)
          ? [table]
          : [],
      )
      assert.deepEqual(unsaid, noneOfHers)
      for (const category of [...found.keys()].map(table => factsOf(table === 'jobs' ? 'asked_job' : table)?.kept))
        if (typeof category === 'string') assert.ok(words.named('register.data', category), category)
      assert.match(
        page,
        /sauf le contenu des fichiers et les demandes de la personne déléguée à la protection des données à son sujet/,
      )
    }).timeout(60_000)

    it('has her own words gone where she erases them, but what is said to stay', async () => {
      assert.equal((await eraseWritten(world.ports as never, actor(alice))).kind, 'words-erased')
      const left = [...(await whatStands(database))].filter(
        ([name, where]) => ownWords.includes(name) && where.length > 0,
      )
      assert.deepEqual(left, [['relayReason', ['public.relay_task']]])
      assert.match(words.text('personal.written.elsewhere'), /un affichage/)
    }).timeout(60_000)

    it('is nowhere once she is erased, but where the receipt says, and what was sealed is as it was', async () => {
      await settle(database)
      await endErasure(world)
      const left = [...(await rowsNaming()).keys()].toSorted()
      assert.deepEqual(left, Object.keys(staysIn).toSorted())
      for (const table of left) assert.match(words.text('personal.erasure.receipt.cannot'), staysIn[table]!, table)
      assert.deepEqual(await wrongErasures(database), [])
      assert.ok((await verifyJournal(database)).ok)
    }).timeout(60_000)
  })
})

/** Of what may name people: which tables have documents, and what else is text, or bytes, as the database says. */
async function columnsOf({ kysely }: Database): Promise<{ documents: string[]; texts: string[] }> {
  const { rows } = await sql<{ table: string; column: string; type: string }>`
    select table_name as "table", column_name as "column", data_type as type
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_type = 'BASE TABLE' and table_schema = 'public' and is_generated = 'NEVER'
      and data_type in ('text', 'ARRAY', 'bytea', 'jsonb') order by 1, ordinal_position`.execute(kysely)
  const kept = rows.filter(({ table }) => typeof factsOf(table)?.kept === 'string')
  const documents = [...new Set(kept.filter(({ type }) => type === 'jsonb').map(({ table }) => table))]
  const texts = [
    ...Map.groupBy(
      kept.filter(({ type }) => type !== 'jsonb'),
      ({ table }) => table,
    ),
  ]
  const called = texts.map(([table, own]) => `${table} ${own.map(({ column }) => column).join(' ')}`)
  return { documents, texts: called.filter(one => !/^\w+ (?:id|key)$/.test(one)) }
}

/** What waits for somebody, and would leave otherwise than it was approved, keeps an erasure from beginning. */
async function settle({ kysely }: Database): Promise<void> {
  await sql`update post set doc = jsonb_set(doc, '{state}', '"cancelled"')
    where state in ('in-validation', 'approved', 'broadcasting')`.execute(kysely)
  await sql`update media set doc = jsonb_set(doc, '{agreements}', (select coalesce(jsonb_agg(
    one || '{"withdrawnAt": "2027-12-10T09:00:00.000Z"}'), '[]') from jsonb_array_elements(doc->'agreements') as one))`.execute(
    kysely,
  )
  await sql`update sector set doc = jsonb_set(doc, '{state}', '"closed"')`.execute(kysely)
}
