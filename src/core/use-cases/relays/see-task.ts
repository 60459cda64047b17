import type { RelaySeen } from '../../domain/faces/relay-seen.ts'
import type { RelayRound, RelayTask } from '../../domain/relays/relay.ts'
import type { Post } from '../../domain/posts/post.ts'
import { isAsSealed, type RenderedPost } from '../../domain/seal.ts'
import type { Ports } from '../../ports.ts'

export type SeenNeeds = Pick<Ports, 'relayRounds' | 'relayTasks' | 'posts' | 'posters' | 'editionAddresses'>

/** One site of a round, and the words for it; null: it was not asked, or its words are gone. */
export async function seeTask(ports: SeenNeeds, taskId: string): Promise<RelaySeen | null> {
  const task = await ports.relayTasks.byId(taskId)
  const round = task && (await ports.relayRounds.byId(task.roundId))
  return round && seenOf(ports, round, task)
}

export async function seenOf(
  ports: Pick<Ports, 'posts' | 'posters' | 'editionAddresses'>,
  round: RelayRound,
  task: RelayTask,
): Promise<RelaySeen | null> {
  const post = await ports.posts.byId(round.postId)
  const rendered = post && sealedWords(post, round)
  if (!rendered) return null
  const copy = post.editionId === undefined ? null : ports.editionAddresses.published(post.editionId, 'pdf')
  return { round, task, rendered, papers: papersOf(ports, round), copy }
}

function papersOf(
  { posters }: Pick<Ports, 'posters'>,
  { id: roundId, poster, edition }: RelayRound,
): RelaySeen['papers'] {
  // Copies of an edition are printed already.
  if (!posters || edition) return null
  return {
    a4: posters.address({ roundId, poster, paper: 'a4' }),
    a3: posters.address({ roundId, poster, paper: 'a3' }),
  }
}

/** The approved words, byte for byte; null: the kept version does not match its seal. */
function sealedWords({ sealed }: Post, { seal }: RelayRound): RenderedPost | null {
  const version = sealed.find(one => one.seal === seal)
  return version && isAsSealed(version) ? version.rendered : null
}
