import { type Change, refresh } from '../../change.ts'
import { type Actor, named, type PersonId } from '../../domain/actor.ts'
import { type Assistant, type Assistants, isAssistant } from '../../domain/events/assistants.ts'
import { Unavailable } from '../../domain/errors.ts'
import { keyOf } from '../../domain/placements/placed-card.ts'
import type { Ports } from '../../ports.ts'
import { type Busy, whileStale } from '../attempt.ts'
import { told } from './name-assistant.ts'

export type EndAssistantResult =
  { kind: 'assistant-ended'; assistants: Assistants | null; name: string } | { kind: 'not-found' } | Busy
type EndNeeds = Pick<Ports, 'assistants' | 'placements' | 'commit'>
export type Pair = { principal: PersonId; assistant: PersonId }

/**
 * *Mettre fin*: at once, by either of the two. Of others nobody learns whether there is anything: what is not there is
 * not found, whoever asks.
 */
export function endAssistant(
  ports: EndNeeds,
  actor: Actor,
  { principal, assistant }: Pair,
): Promise<EndAssistantResult> {
  return whileStale<EndAssistantResult>(async () => {
    const before = actor.id === principal || actor.id === assistant ? await ports.assistants.byId(principal) : null
    const ending = before?.named.find(({ person }) => person.id === assistant)
    if (!before || !ending) return { kind: 'not-found' }
    const { row, changes } = await without(ports, before, [ending], actor)
    const done = await ports.commit(...changes)
    const name = actor.id === principal ? ending.person.name : before.name
    return done === 'done' ? { kind: 'assistant-ended', assistants: row, name } : 'stale'
  })
}

const atOnce = 100

/** Of those who left, or were suspended: neither answers for them, nor they for anybody. Again does no harm. */
export async function endAssistantsOf(
  ports: EndNeeds & Pick<Ports, 'directory'>,
  people: readonly PersonId[],
): Promise<void> {
  if (people.length === 0) return
  for (let after = ''; ;) {
    const rows = await ports.assistants.concerning(people, after, atOnce)
    for (const row of rows) await endLeft(ports, row)
    if (rows.length < atOnce) return
    after = rows.at(-1)!.id
  }
}

async function endLeft(ports: EndNeeds & Pick<Ports, 'directory'>, { id }: Assistants): Promise<void> {
  const done = await whileStale<'done'>(async () => {
    const before = await ports.assistants.byId(id)
    if (!before) return 'done'
    const known = await ports.directory.people([id, ...before.named.map(({ person }) => person.id)])
    const isThere = (one: PersonId): boolean => known.get(one)?.enabled ?? false
    const left = isThere(id) ? before.named.filter(({ person }) => !isThere(person.id)) : before.named
    return left.length === 0 ? 'done' : ports.commit(...(await without(ports, before, left, null)).changes)
  })
  if (done !== 'done') throw new Unavailable(done.kind)
}

/** Every card that says so, or on which they could answer, follows. Without anybody named there is no row. */
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
