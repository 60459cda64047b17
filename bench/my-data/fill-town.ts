import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Named } from '../../src/core/domain/actor.ts'
import { actorRef, lineText, payloadHash } from '../../src/core/domain/journal/chain-line.ts'
import { computeSeal } from '../../src/core/domain/seal.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { broadcast, initiative, note, post, validation } from '../../test/postgres/rows.ts'

/** `posts`: each with a proposal, a validation, a sending; `deliveries`: rows of the ledger; `lines`: a journal’s. */
export type Town = { people: number; posts: number; deliveries: number; lines: number }

const atOnce = 500
const linesAtOnce = 5_000
const at = '2026-11-25T08:30:00.000Z'
const words = 'Une phrase comme on en écrit, avec des mots. '

/** Everybody has written, approved and received something; who they are is said by ids, names and words. */
export async function fillTown(database: Database, town: Town): Promise<Named[]> {
  const people = Array.from({ length: town.people }, (_, n) => personOf(n))
  await fillDirectory(database, people)
  for (let from = 0; from < town.posts; from += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, town.posts - from) }, (_, n) => wayOf(from + n, people))
    for (const table of ['initiative', 'post', 'validation', 'broadcast', 'note'] as const)
      await write(
        database,
        table,
        some.map(one => one[table]),
      )
  }
  await sql`
    insert into delivery (broadcast_id, person, given_name, department, state, settled_at)
    select 'b' || n / ${town.people}::int, (${people.map(({ id }) => id)}::text[])[n % ${town.people}::int + 1], 'Zoé',
      'Direction ' || n % 40, 'delivered', now() from generate_series(0, ${town.deliveries - 1}::int) as n`.execute(
    database.kysely,
  )
  await fillLines(database, town.lines, people)
  await sql`vacuum analyze`.execute(database.kysely)
  return people
}

function personOf(n: number): Named {
  const hex = n.toString(16).padStart(8, '0')
  return { id: `${hex}-2044-4750-826f-6e7400000000`, name: `Prénom${n} Nom-de-famille${n % 900}` }
}

async function fillDirectory({ kysely }: Database, people: readonly Named[]): Promise<void> {
  const rows = people.map(({ id, name }, n) => ({ id, name, mail: `prenom${n}@ville.example` }))
  await sql`
    insert into directory_person (reading, id, name, given_name, mail, sign_in_name, enabled, guest, shared, licensed, manager)
    select 1, id, name, 'Zoé', mail, mail, true, false, false, true, null
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as one(id text, name text, mail text)`.execute(kysely)
  await sql`
    insert into conversation (person, conversation_id, service_url, state, teams_id, met)
    select id, 'a:' || md5(id), 'https://teams.example', 'open', '29:' || md5(id), true
    from unnest(${people.map(({ id }) => id)}::text[]) as id`.execute(kysely)
}

function wayOf(n: number, people: readonly Named[]) {
  const [author, editor, approver] = [n, n * 7 + 1, n * 13 + 2].map(one => people[one % people.length]!) as [
    Named,
    Named,
    Named,
  ]
  const number = String((n % 9_999) + 1).padStart(4, '0')
  const reference = (kind: string): string => `${kind}-${2020 + Math.floor(n / 9_999)}-${number}`
  const card = JSON.stringify({ body: [{ text: `Merci à ${author.name}. ${words.repeat(130)}` }] })
  const what = {
    rendered: { locale: 'fr' as const, summary: 's', card },
    pictures: [],
    audience: { kind: 'everyone' as const },
    headCount: people.length,
    slot: null,
    mandatory: false,
    expiresOn: null,
    correctionOf: null,
  }
  const seal = computeSeal(what)
  const plain = post({ id: `p${n}` })
  return {
    initiative: initiative({
      id: `i${n}`,
      reference: reference('PROP'),
      author,
      text: words.repeat(20),
      state: 'retained',
      decision: { by: editor, at, reason: null },
      postId: `p${n}`,
    }),
    post: {
      ...plain,
      reference: reference('PUB'),
      content: { ...plain.content, body: words.repeat(60) },
      state: 'broadcast' as const,
      creator: editor,
      authors: [author, editor],
      sealed: [{ ...what, number: 1, seal, at, by: editor }],
      validationId: `v${n}`,
      broadcastId: `b${n}`,
    },
    validation: validation({
      id: `v${n}`,
      postId: `p${n}`,
      reference: reference('PUB'),
      state: 'approved',
      seal,
      submittedBy: editor,
      decisions: [{ kind: 'approve', by: approver, chairs: [approver.id], at, step: 0, seal, reason: words }],
    }),
    broadcast: broadcast({ id: `b${n}`, postId: `p${n}`, reference: reference('DIF'), state: 'done', sentBy: editor }),
    note: note({ id: `n${n}`, writer: author, text: words, at }),
  }
}

type Table = keyof ReturnType<typeof wayOf>

async function write({ kysely }: Database, table: Table, rows: readonly object[]): Promise<void> {
  await sql`
    insert into ${sql.table(table)} (id, version, doc)
    select doc->>'id', 1, doc from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as doc`.execute(kysely)
}

/** A journal as years would leave it, chained by the database's own function. */
async function fillLines({ kysely }: Database, count: number, people: readonly Named[]): Promise<void> {
  const refs = people.map(({ id, name }) => {
    const salt = randomBytes(16).toString('hex')
    return { person_id: id, name, salt, actor_ref: actorRef(salt, id) }
  })
  await kysely.insertInto('journal_actor').values(refs).execute()
  for (let from = 0; from < count; from += linesAtOnce) {
    const lines = Array.from({ length: Math.min(linesAtOnce, count - from) }, (_, index) => {
      const n = from + index
      const about = people[(n * 31) % people.length]!
      const details = { to: about.name, toId: about.id, step: 0, facets: 'substance reach', digest: 'a'.repeat(64) }
      const salt = randomBytes(16).toString('hex')
      const line = {
        at: new Date(Date.UTC(2024, 0, 1) + n * 60_000).toISOString(),
        actorRef: refs[n % refs.length]!.actor_ref,
        verb: 'validation.approved' as const,
        subject: `PUB-2024-${n % 9_999}`,
        seal: null,
        payloadHash: payloadHash(salt, details),
      }
      return { text: lineText(line), salt, details }
    })
    await sql`select append_journal(${JSON.stringify(lines)}::jsonb)`.execute(kysely)
  }
}
