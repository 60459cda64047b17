import { createHmac, randomBytes } from 'node:crypto'
import type { PersonId } from '../../core/actor.ts'
import type { Database } from '../open/database.ts'

const kept = 10_000

/** What stands for a person in the chain: an HMAC under a salt of their own; without the salt it leads back to nobody. */
export function actorRef(salt: string, person: PersonId): string {
  return createHmac('sha256', Buffer.from(salt, 'hex')).update(person, 'utf8').digest('hex')
}

/** The references of these people, made where there are none yet. */
export function actorRefs({ kysely }: Database): (people: PersonId[]) => Promise<Map<PersonId, string>> {
  const known = new Map<PersonId, string>()
  const learn = async (people: PersonId[]): Promise<void> => {
    const rows = people.map(person => {
      const salt = randomBytes(16).toString('hex')
      return { person_id: person, salt, actor_ref: actorRef(salt, person) }
    })
    await kysely.insertInto('journal_actor').values(rows).onConflict(on => on.column('person_id').doNothing()).execute()
    const found = await kysely.selectFrom('journal_actor').select(['person_id', 'actor_ref']).where('person_id', 'in', people).execute()
    if (known.size + found.length > kept) known.clear()
    for (const row of found) known.set(row.person_id, row.actor_ref)
  }
  return async people => {
    const unknown = [...new Set(people)].filter(person => !known.has(person))
    const before = new Map(people.flatMap(person => (known.has(person) ? [[person, known.get(person)!]] : [])))
    if (unknown.length === 0) return before
    await learn(unknown)
    return new Map([...before, ...unknown.map(person => [person, known.get(person)!] as const)])
  }
}
