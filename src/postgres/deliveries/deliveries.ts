import type { Deliveries, Recipient } from '../../core/ports/ledger.ts'
import type { Database } from '../open/database.ts'
import { cancelQueued, createClaim, createSteps, recover } from './claims.ts'
import { among, byPerson, hasDue, nextDueMs, receivedSince } from './delivery-look-ups.ts'
import { createReport, reach, undelivered } from './delivery-report.ts'
import { createHash } from 'node:crypto'
import { sql } from 'kysely'

const plannedAtOnce = 5000
const hashedAtOnce = 20_000

/**
 * A claim is a lease on a queued row, held by one holder in one instance. Only from `queued`, and only by its holder,
 * does a row become `sending`, so that no two ever send to one person; only its holder settles it.
 */
export function deliveries(database: Database): Deliveries {
  const ofPerson = byPerson(database)
  return {
    plan: (broadcastId, people) => plan(database, broadcastId, people),
    planFrom: (broadcastId, targetId) => planFrom(database, broadcastId, targetId),
    frozen: broadcastId => frozen(database, broadcastId),
    claim: createClaim(database),
    ...createSteps(database),
    recover: (broadcastId, repeatable) => recover(database, broadcastId, repeatable),
    cancelQueued: broadcastId => cancelQueued(database, broadcastId),
    hasDue: broadcastId => hasDue(database, broadcastId),
    nextDueMs: broadcastId => nextDueMs(database, broadcastId),
    report: createReport(database),
    reach: broadcastIds => reach(database, broadcastIds),
    byPerson: (broadcastId, person) => ofPerson({ broadcastId, person }),
    undelivered: broadcastId => undelivered(database, broadcastId),
    receivedSince: (people, since, least) => receivedSince(database, people, since, least),
    among: (broadcastId, people) => among(database, broadcastId, people),
  }
}

/** People who are frozen stay the only ones: a process suspended while another planned for it adds nobody. */
async function plan({ kysely }: Database, broadcastId: string, people: Recipient[]): Promise<number> {
  let added = 0
  for (let from = 0; from < people.length; from += plannedAtOnce) {
    const slice = JSON.stringify(people.slice(from, from + plannedAtOnce))
    const { rows } = await sql<{ added: number }>`
      with added as (
        insert into delivery (broadcast_id, person, given_name, department, locale)
        select ${broadcastId}, id, "givenName", department, locale
        from jsonb_to_recordset(${slice}::jsonb) as one(id text, "givenName" text, department text, locale text)
        where not exists (select from broadcast where id = ${broadcastId} and doc->>'planned' is not null)
        on conflict do nothing returning 1)
      select count(*)::int as added from added`.execute(kysely)
    added += rows[0]!.added
  }
  return added
}

/** Copies the rows of all people who have a card of it, with its place; if Teams told no id the report says so. */
async function planFrom({ kysely }: Database, broadcastId: string, targetId: string): Promise<number> {
  const { rows } = await sql<{ added: number }>`
    with added as (
      insert into delivery (broadcast_id, person, given_name, department, locale, conversation_id, activity_id)
      select ${broadcastId}, person, given_name, department, locale, conversation_id, activity_id
      from delivery where broadcast_id = ${targetId} and state = 'delivered' order by person
      on conflict do nothing returning 1)
    select count(*)::int as added from added`.execute(kysely)
  return rows[0]!.added
}

/** Read along the primary key, page by page: a million ids never lie in memory together. */
async function frozen({ kysely }: Database, broadcastId: string): Promise<{ people: number; digest: string }> {
  const hash = createHash('sha256')
  let people = 0
  for (let after = ''; ;) {
    const { rows } = await sql<{ person: string }>`
      select person from delivery where broadcast_id = ${broadcastId} and person > ${after}
      order by person limit ${hashedAtOnce}`.execute(kysely)
    for (const { person } of rows) hash.update(`${person}\n`)
    people += rows.length
    if (rows.length < hashedAtOnce) return { people, digest: hash.digest('hex') }
    after = rows.at(-1)!.person
  }
}
