import { sql } from 'kysely'
import type { Change } from '../../src/core/change.ts'
import { keyOf } from '../../src/core/domain/placements/placed-card.ts'
import { computeSeal } from '../../src/core/domain/seal.ts'
import { openStores } from '../../src/app/open-stores.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { broadcast, entry, initiative, now, post, validation } from './rows.ts'

/** Who is erased, and somebody else of the same name, who is not. */
export const marc = { id: '4d617263-2044-4750-826f-6e7400000000', name: 'Marc Dupont-Élie' }
export const other = { id: '50617573-206c-4566-8465-767265000000', name: 'Paul Lefèvre' }
export const namesake = { id: '50617573-206c-4566-8465-767265000001', name: marc.name }
export const maiden = 'Marc "Le Grand" Durand'

const at = now()

const sealed = (card: string) => {
  const what = {
    rendered: { locale: 'fr' as const, summary: `Portrait de ${marc.name}`, card },
    pictures: [],
    audience: { kind: 'everyone' as const },
    headCount: 3,
    slot: null,
    mandatory: false,
    expiresOn: null,
    correctionOf: null,
  }
  return { ...what, number: 1, seal: computeSeal(what), at, by: other }
}

/** Somebody who did and got everything that Mary knows, and left; beside them somebody else. */
export async function fillWith(database: Database): Promise<void> {
  const stores = openStores(database, now)
  const version = sealed(JSON.stringify({ body: `Voici ${marc.name}, dit "${maiden}", et Marc Dupont-Éliezer` }))
  const saves: Change[] = [
    {
      save: 'initiative',
      row: initiative({ id: 'i', state: 'declined', author: marc, text: `Moi, ${marc.name.toUpperCase()}` }),
      ifVersion: 0,
    },
    {
      save: 'initiative',
      row: initiative({ id: 'j', reference: 'PROP-2026-0002', state: 'declined', author: namesake, text: 'Le mien' }),
      ifVersion: 0,
    },
    {
      save: 'post',
      row: post({ id: 'p', state: 'broadcast', authors: [marc, other], sealed: [version], broadcastId: 'b' }),
      ifVersion: 0,
    },
    {
      save: 'validation',
      row: validation({
        id: 'v',
        postId: 'p',
        state: 'approved',
        seal: version.seal,
        shown: { [marc.id]: version.seal },
        decisions: [
          { kind: 'approve', by: marc, chairs: [marc.id], at, step: 0, seal: version.seal, reason: `vu par ${maiden}` },
        ],
        comments: [{ id: 'c', version: 1, answers: null, by: marc, at, text: 'à revoir', to: [other.id] }],
      }),
      ifVersion: 0,
    },
    {
      save: 'broadcast',
      row: broadcast({ id: 'b', state: 'done', seal: version.seal, rendered: version.rendered, sentBy: marc }),
      ifVersion: 0,
    },
    {
      save: 'note',
      row: { id: 'n', version: 0, writer: marc, text: 'Bonjour', files: [], at, state: 'forwarded', answers: [] },
      ifVersion: 0,
    },
    {
      save: 'note',
      row: { id: 'o', version: 0, writer: other, text: `Où est ${marc.name} ?`, files: [], at, state: 'kept' },
      ifVersion: 0,
    },
    {
      save: 'event_answer',
      row: { id: `p:${marc.id}`, version: 0, postId: 'p', person: marc.id, answer: 'yes', at },
      ifVersion: 0,
    },
    {
      save: 'event',
      row: { id: 'p', version: 0, taken: 1, waiting: [{ person: marc.id, seats: 1 }] },
      ifVersion: 0,
    },
    {
      save: 'calendar_copy',
      row: {
        id: `p:${marc.id}`,
        version: 0,
        postId: 'p',
        person: marc.id,
        entryId: 'entry',
        state: 'there',
        round: 0,
        says: '',
        answer: 1,
      },
      ifVersion: 0,
    },
    {
      save: 'placement',
      row: placed({ card: 'receipt', initiativeId: 'i' }, marc.id),
      ifVersion: 0,
    },
    {
      save: 'placement',
      row: placed({ card: 'validation', validationId: 'v', person: marc.id }, marc.id),
      ifVersion: 0,
    },
    { save: 'week_address', row: { id: marc.id, version: 0, secret: 's', madeAt: at }, ifVersion: 0 },
    { journal: entry({ verb: 'initiative.submitted', actor: marc, subject: 'PROP-2026-0001' }) },
    { journal: entry({ verb: 'validation.approved', actor: other, details: { to: marc.name, toId: marc.id } }) },
    {
      journal: entry({
        verb: 'validation.approved',
        actor: namesake,
        details: { to: namesake.name, toId: namesake.id },
      }),
    },
    { journal: entry({ verb: 'post.saved', actor: other, details: { revision: 1 } }) },
    { job: 'event.remind', data: { postId: 'p', person: marc.id }, at: '2027-01-01T00:00:00.000Z' },
  ]
  for (const change of saves) await stores.commit(change)
  await fillPlain(database)
}

function placed(card: Parameters<typeof keyOf>[0], person: string) {
  const key = keyOf(card)
  return {
    key,
    version: 0,
    to: { kind: 'person' as const, id: person },
    state: 'there' as const,
    conversationId: 'a:chat-of-marc',
    activityId: '1',
    over: null,
    updatedAt: at,
  } as never
}

/** Rows that are no documents. */
async function fillPlain({ kysely }: Database): Promise<void> {
  await sql`insert into conversation (person, conversation_id, service_url, state, teams_id)
    values (${marc.id}, 'a:chat-of-marc', 'https://s', 'open', '29:teams-of-marc'), (${other.id}, 'a:o', 'https://s', 'open', '29:o')`.execute(
    kysely,
  )
  await sql`insert into thread_turn (thread, times, last) values ('a:chat-of-marc', '{1}', 1)`.execute(kysely)
  for (const { id } of [marc, other])
    await sql`insert into delivery (broadcast_id, person, given_name, state, settled_at, conversation_id, activity_id)
      values ('b', ${id}, 'Marc', 'delivered', now(), ${`chat of ${id}`}, '1')`.execute(kysely)
  await sql`insert into directory_person (reading, id, name, given_name, mail, sign_in_name, enabled, guest, shared, licensed, manager)
    values (1, ${marc.id}, ${marc.name}, 'Marc', 'marc.dupont@ville.fr', 'mdupont@ville.fr', false, false, false, true, null),
      (1, ${other.id}, ${other.name}, 'Paul', 'paul@ville.fr', 'paul@ville.fr', true, false, false, true, ${marc.id}),
      (1, ${namesake.id}, ${namesake.name}, 'Marc', 'marc2@ville.fr', 'marc2@ville.fr', true, false, false, true, null)`.execute(
    kysely,
  )
  await sql`insert into directory_member (reading, group_id, member, is_group) values (1, 'g', ${marc.id}, false)`.execute(
    kysely,
  )
  const said = JSON.stringify(`as ${marc.name} wished`)
  await sql`insert into setting (key, value) values ('mention', ${said}::jsonb)`.execute(kysely)
  await sql`insert into kept_file (id, person, until) values ('f', ${marc.id}, now())`.execute(kysely)
  await sql`insert into daily_count (person, day, what, n) values (${marc.id}, '2026-11-25', 'keep', 1)`.execute(kysely)
}

/** Every row of every table as text, the way a dump has it: by table. */
export async function dump({ kysely }: Database): Promise<Map<string, string[]>> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') order by 1`.execute(kysely)
  const all = new Map<string, string[]>()
  for (const { name } of tables) {
    const { rows } = await sql<{
      text: string
    }>`select row_to_json(dumped_row)::text as text from ${sql.raw(name)} as dumped_row`.execute(kysely)
    all.set(
      name,
      rows.map(({ text }) => text),
    )
  }
  return all
}
