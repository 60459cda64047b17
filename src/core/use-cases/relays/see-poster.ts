import { braceIn } from '../../domain/posts/braces.ts'
import { type PosterPage, posterLines, type PosterProof } from '../../domain/relays/poster-proof.ts'
import type { RelayRound } from '../../domain/relays/relay.ts'
import { isAhead } from '../../domain/relays/relay-state.ts'
import { isAsSealed } from '../../domain/seal.ts'
import type { ReadSealed } from '../../ports/outside.ts'
import type { Ports } from '../../ports.ts'

type Needs = Pick<Ports, 'relayRounds' | 'posts' | 'now'> & { readSealed: ReadSealed }

/** What hangs; null: it was replaced, or came down, or what is kept of its words makes another seal. */
export async function seePoster(
  ports: Needs,
  { roundId, poster }: { roundId: string; poster: number },
): Promise<PosterProof | null> {
  const round = await ports.relayRounds.byId(roundId)
  if (!round || !hangsNow(ports, round) || round.poster !== poster || round.edition) return null
  const words = await wordsOf(ports, round)
  if (!words) return null
  const { reference, until, code } = round
  const { locale, title, event } = words
  return { locale, reference, title, lines: posterLines(words), event, until, poster, code }
}

/** The same words, whole, for whoever types the code; null: there is no such poster any more. */
export async function seePosterPage(ports: Needs, code: string): Promise<PosterPage | null> {
  const round = await ports.relayRounds.byCode(code)
  const words = round && hangsNow(ports, round) ? await wordsOf(ports, round) : null
  if (!round || !words) return null
  const body = words.body
    .split('\n')
    .filter(line => braceIn(line) === null)
    .join('\n')
  return { ...words, body, reference: round.reference, until: round.until }
}

/** Neither over, nor before the moment that the visas vouch for. */
function hangsNow({ now }: Needs, round: RelayRound): boolean {
  return round.ended === null && !isAhead(round, now())
}

/**
 * Those that people have on their cards, out of the very bytes that were sealed: what the post's row says beside them
 * was approved by nobody. Null: what is kept makes another seal.
 */
async function wordsOf(
  { posts, readSealed }: Pick<Needs, 'posts' | 'readSealed'>,
  { postId, seal }: RelayRound,
): Promise<Omit<PosterPage, 'reference' | 'until'> | null> {
  const version = (await posts.byId(postId))?.sealed.find(one => one.seal === seal)
  if (!version || !isAsSealed(version)) return null
  const { locale, summary } = version.rendered
  const words = readSealed(version.rendered)
  if (!words) return null
  const { title, body, link, event } = words
  return { locale, summary, title, body, link, event }
}
