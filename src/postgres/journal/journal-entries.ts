import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Named, PersonId } from '../../core/domain/actor.ts'
import type { JournalEntry } from '../../core/domain/journal/journal.ts'
import { actorRef, lineText, payloadHash } from '../../core/domain/journal/chain-line.ts'
import { withoutWords } from '../../core/domain/journal/words-apart.ts'
import type { Instant } from '../../core/domain/time.ts'
import type { Database } from '../open/database.ts'

/** No transaction that writes to the journal is under way while this one is: `append_journal` takes the same lock. */
export const journalLock = sql`select pg_advisory_xact_lock(77, 1)`

/** An entry as `append_journal` takes it: without people's words, which are replaced by digests. */
export type EntryText = { text: string; salt: string; details: JournalEntry['details'] }

export function entryText(entry: JournalEntry, actorRef: string | null, at: Instant): EntryText {
  const { verb, subject, seal } = entry
  const [salt, forgotten] = [randomBytes(16).toString('hex'), randomBytes(16).toString('hex')]
  // JSON keeps part of it, and what is stored is what is hashed.
  const said = JSON.parse(JSON.stringify(entry.details)) as JournalEntry['details']
  const details = withoutWords(verb, said, salt, forgotten)
  return {
    text: lineText({ at, actorRef, verb, subject, seal, payloadHash: payloadHash(salt, details) }),
    salt,
    details,
  }
}

const keptPeople = 10_000
/** A person forgotten by another process is looked up anew after this; until then they stay nobody. */
const keptMs = 10 * 60_000

type Known = { ref: string; name: string; until: number }

/** The references of these people, made where there are none yet, each with the name that they go by now. */
export function actorRefs(database: Database): (people: Named[]) => Promise<Map<PersonId, string>> {
  const known = new Map<PersonId, Known>()
  const isKnown = ({ id, name }: Named): boolean => {
    const one = known.get(id)
    return one !== undefined && one.name === name && one.until > performance.now()
  }
  return async people => {
    const asked = [...new Map(people.map(person => [person.id, person])).values()]
    const unknown = asked.filter(person => !isKnown(person))
    const refs = new Map(asked.flatMap(({ id }) => (known.has(id) ? [[id, known.get(id)!.ref] as const] : [])))
    if (unknown.length === 0) return refs
    const learnt = await learn(database, unknown)
    if (known.size + unknown.length > keptPeople) known.clear()
    const until = performance.now() + keptMs
    for (const { id, name } of unknown) known.set(id, { ref: learnt.get(id)!, name, until })
    return new Map([...refs, ...learnt])
  }
}

/** In order of id, so that two processes never wait for each other. */
async function learn({ kysely }: Database, people: Named[]): Promise<Map<PersonId, string>> {
  const rows = people
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, name }) => {
      const salt = randomBytes(16).toString('hex')
      return { person_id: id, salt, actor_ref: actorRef(salt, id), name }
    })
  await kysely
    .insertInto('journal_actor')
    .values(rows)
    .onConflict(on =>
      on
        .column('person_id')
        .doUpdateSet({ name: sql`excluded.name` })
        .where(sql<boolean>`journal_actor.name is distinct from excluded.name`),
    )
    .execute()
  const found = await kysely
    .selectFrom('journal_actor')
    .select(['person_id', 'actor_ref'])
    .where(
      'person_id',
      'in',
      people.map(({ id }) => id),
    )
    .execute()
  return new Map(found.map(row => [row.person_id, row.actor_ref]))
}
