import { type Change, refresh } from '../../../change.ts'
import { type Actor, named, type Person, type PersonId } from '../../../domain/actor.ts'
import { type Assistant, type Assistants, isAssistant } from '../../../domain/events/assistants.ts'
import { keyOf } from '../../../domain/placements/placed-card.ts'
import type { Ports } from '../../../ports.ts'
import { type Busy, orRunAgain } from '../../attempt.ts'
import { road } from '../../road.ts'
import { told } from './name-assistant.ts'

export type EndAssistantResult =
  { kind: 'assistant-ended'; assistants: Assistants | null; name: string } | { kind: 'not-found' } | Busy
type EndNeeds = Pick<Ports, 'assistants' | 'placements' | 'commit'>
export type Pair = { principal: PersonId; assistant: PersonId }

const pairRoad = road({
  read: ({ assistants }: Pick<Ports, 'assistants'>, { principal }: Pair) => assistants.byId(principal),
  refuses: ({ id }, _, { principal, assistant }) => (id === principal || id === assistant ? null : 'not-found'),
  attempt: { what: 'assistant.end', subject: 'assistants' },
})

/**
 * *Mettre fin*: at once, by either of the two. Other people do not learn whether there is anything: they get « not
 * found » in any case.
 */
export function endAssistant(
  ports: EndNeeds & Pick<Ports, 'history' | 'now'>,
  actor: Actor,
  pair: Pair,
): Promise<EndAssistantResult> {
  return pairRoad<EndAssistantResult>(ports, actor, pair, async before => {
    const ending = before.named.find(({ person }) => person.id === pair.assistant)
    if (!ending) return { kind: 'not-found' }
    const { row, changes } = await without(ports, before, [ending], actor)
    const name = actor.id === pair.principal ? ending.person.name : before.name
    return { changes, answer: { kind: 'assistant-ended', assistants: row, name } }
  })
}

const atOnce = 100

/** For people who left or were suspended: they answer for nobody, and nobody for them. Idempotent. */
export async function endAssistantsOf(
  ports: EndNeeds & Pick<Ports, 'directory'>,
  people: readonly PersonId[],
): Promise<void> {
  if (people.length === 0) return
  for (let after = ''; ;) {
    const rows = await ports.assistants.concerning(people, after, atOnce)
    if (rows.length === 0) return
    const known = await ports.directory.people([...new Set(rows.flatMap(peopleOf))])
    for (const row of rows) await endLeft(ports, row, known)
    if (rows.length < atOnce) return
    after = rows.at(-1)!.id
  }
}

/** `read`, `known`: tried first; a row that changed meanwhile is read anew, and its people are looked up again. */
async function endLeft(
  ports: EndNeeds & Pick<Ports, 'directory'>,
  read: Assistants,
  known: ReadonlyMap<PersonId, Person>,
): Promise<void> {
  let first = true
  await orRunAgain(async () => {
    const before = first ? read : await ports.assistants.byId(read.id)
    if (!before) return 'done'
    const people = first ? known : await ports.directory.people(peopleOf(before))
    first = false
    const isThere = (one: PersonId): boolean => people.get(one)?.enabled ?? false
    const left = isThere(before.id) ? before.named.filter(({ person }) => !isThere(person.id)) : before.named
    return left.length === 0 ? 'done' : ports.commit(...(await without(ports, before, left, null)).changes)
  })
}

function peopleOf({ id, named }: Assistants): PersonId[] {
  return [id, ...named.map(({ person }) => person.id)]
}

/**
 * Every card that names the assistant, or on which they could answer, is refreshed. Without assistants there is no row.
 */
async function without(
  ports: Pick<Ports, 'placements'>,
  before: Assistants,
  ending: readonly Assistant[],
  actor: Actor | null,
): Promise<{ row: Assistants | null; changes: Change[] }> {
  const { id, version } = before
  const left = {
    ...before,
    named: before.named.filter(({ person }) => !isAssistant({ named: [...ending] }, person.id)),
  }
  const row = left.named.length === 0 ? null : { ...left, version: version + 1 }
  const followed = await Promise.all(ending.map(one => cardsOf(ports, id, one)))
  return {
    row,
    changes: [
      row ? { save: 'assistants', row, ifVersion: version } : { remove: 'assistants', id, ifVersion: version },
      ...ending.map(({ person }) => told('assistant.ended', actor, person, named(before))),
      ...followed.flat(),
    ],
  }
}

async function cardsOf({ placements }: Pick<Ports, 'placements'>, principal: PersonId, { person, at }: Assistant) {
  const own = keyOf({ card: 'assistant', principal, assistant: person.id, at, person: principal })
  const theirs = await placements.inChat(principal, person.id)
  return [...new Set([own, ...theirs])].map(key => refresh(key))
}
