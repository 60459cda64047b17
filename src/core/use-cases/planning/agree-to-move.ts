import type { Actor, PersonId } from '../../domain/actor.ts'
import { type Instant, later } from '../../domain/time.ts'
import type { AskedMove } from '../../domain/week/asked-move.ts'
import { whileStale } from '../attempt.ts'
import type { Ports } from '../../ports.ts'

/** So long a typed « oui » still means the question that was shown. */
export const agreeMs = 30 * 60_000

type Asked = Omit<AskedMove, 'id' | 'version' | 'askedAt'>
type Needs = Pick<Ports, 'askedMoves' | 'commit' | 'now'>

/** Keeps the warnings that this person was shown, in place of an earlier question. */
export async function keepAskedMove(ports: Needs, { id }: Pick<Actor, 'id'>, asked: Asked): Promise<void> {
  await whileStale(async () => {
    const before = await ports.askedMoves.byId(id)
    const version = before?.version ?? 0
    const row: AskedMove = { ...asked, id, version: version + 1, askedAt: ports.now() }
    return ports.commit({ save: 'asked_move', row, ifVersion: version }, forgetting(id, later(row.askedAt, agreeMs)))
  })
}

/**
 * What a person who types this very move again agrees to: the release as it was, and the warnings that were shown.
 * Null: none were shown, or too long ago.
 */
export async function agreedMove(
  ports: Pick<Needs, 'askedMoves' | 'now'>,
  { id }: Pick<Actor, 'id'>,
  { postId, channel, at }: Pick<Asked, 'postId' | 'channel' | 'at'>,
): Promise<Pick<Asked, 'release' | 'agreed'> | null> {
  const asked = await ports.askedMoves.byId(id)
  if (!asked || later(asked.askedAt, agreeMs) <= ports.now()) return null
  const isSame = asked.postId === postId && asked.channel === channel && asked.at === at
  return isSame ? { release: asked.release, agreed: asked.agreed } : null
}

/** The question is kept no longer than it counts. */
export async function forgetAskedMove(ports: Needs, person: PersonId): Promise<void> {
  const asked = await ports.askedMoves.byId(person)
  if (!asked) return
  const end = later(asked.askedAt, agreeMs)
  if (end > ports.now()) return void (await ports.commit(forgetting(person, end)))
  await ports.commit({ remove: 'asked_move', id: person, ifVersion: asked.version })
}

function forgetting(person: PersonId, at: Instant) {
  return { job: 'move.forget', data: { person }, at } as const
}
