import { type Change, refresh } from '../../change.ts'
import { type Actor, named, type PersonId } from '../../domain/actor.ts'
import { textMax } from '../../domain/initiatives/initiative.ts'
import type { Note } from '../../domain/notes/note.ts'
import { cleanText, cut } from '../../domain/text.ts'
import { type Instant, later } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'
import type { Busy } from '../attempt.ts'
import { fileKeptMs } from './keep-files.ts'
import { alone, roadOf } from '../road.ts'

type Result = { kind: 'forwarded' | 'already-forwarded'; note: Note } | { kind: 'not-found' } | { kind: 'not-yours' }

/**
 * *Transmettre à la communication*: the note appears in the comms channel, with its writer's name, and the post that it
 * may answer.
 */
export function forwardNote(
  ports: Pick<Ports, 'history' | 'notes' | 'broadcasts' | 'deliveries' | 'commit' | 'now'>,
  actor: Actor,
  id: string,
): Promise<Result | Busy> {
  return forwardRoad.change<Result>(ports, actor, id, async note => {
    if (note.state === 'forwarded') return { kind: 'already-forwarded', note }
    const after = await lastReceived(ports, actor.id, note.at)
    const answer = (note: Note) => ({ kind: 'forwarded' as const, note })
    return { row: { ...note, state: 'forwarded', after }, verb: 'note.forwarded', details: { text: note.text }, answer }
  })
}

export const noteWay = {
  of: 'note' as const,
  read: ({ notes }: Pick<Ports, 'notes'>, id: string) => notes.byId(id).then(alone),
  tells: ({ id }: Note) => ({ subject: id }),
  follows: ({ id }: Note) => [refresh({ card: 'note', noteId: id })],
}
const forwardRoad = roadOf({
  ...noteWay,
  refuses: (actor, seen) => (!seen || seen[0].writer.id === actor.id ? null : 'not-yours'),
  attempt: (_, id) => ({ what: 'note.forwarded', subject: id }),
})

/**
 * Keeps words that were no order, and files of which it is not yet known what they are for. `id`: the same for the same
 * message, so that a repeated delivery keeps one.
 */
export async function keepNote(
  ports: Pick<Ports, 'notes' | 'retentionRules' | 'commit' | 'now'>,
  actor: Actor,
  kept: { id: string; text: string; files: Note['files'] },
): Promise<Note> {
  const words = cleanText(kept.text)
  const text = cut(words, textMax)
  const note: Note = {
    id: kept.id,
    version: 1,
    writer: named(actor),
    text,
    ...(text.length < words.length ? { shortened: true } : {}),
    files: kept.files,
    at: ports.now(),
    state: 'kept',
  }
  const done = await ports.commit(
    { save: 'note', row: note, ifVersion: 0 },
    ...jobsOfFiles(note, await fileKeptMs(ports)),
  )
  return done === 'done' ? note : ((await ports.notes.byId(kept.id)) ?? note)
}

function jobsOfFiles({ id, files }: Note, keptMs: number): Change[] {
  if (files.every(({ source }) => source === null)) return []
  return [
    { job: 'note.files', data: { id } },
    { job: 'note.files-end', data: { id }, inMs: keptMs },
  ]
}

/** An older post is not what people answer. */
const answeredWithinMs = 7 * 24 * 60 * 60_000
const lookedAt = 20

/** The last post that this person had received by then, not long before; null: none. */
export async function lastReceived(
  { broadcasts, deliveries }: Pick<Ports, 'broadcasts' | 'deliveries'>,
  person: PersonId,
  by: Instant,
): Promise<NonNullable<Note['after']> | null> {
  for (const { id, kind, postId, postReference, title, startedAt } of await broadcasts.recent(lookedAt)) {
    if (kind !== 'send' || startedAt === null || startedAt > by || later(startedAt, answeredWithinMs) < by) continue
    const delivery = await deliveries.byPerson(id, person)
    if (delivery && ['sending', 'delivered', 'unknown'].includes(delivery.state))
      return { postId, reference: postReference, title, at: startedAt }
  }
  return null
}
