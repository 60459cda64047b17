import { braceIn } from '../../domain/posts/text/braces.ts'
import { type PosterPage, posterLines, type PosterProof } from '../../domain/relays/poster-proof.ts'
import type { RelayRound } from '../../domain/relays/relay.ts'
import { isAsSealed } from '../../domain/seal.ts'
import type { ReadSealed } from '../../ports/outside.ts'
import type { Ports } from '../../ports.ts'
import { mayLeave } from '../leaving/may-leave.ts'

type Needs = Pick<Ports, 'relayRounds' | 'posts' | 'database' | 'capabilities' | 'now'> & { readSealed: ReadSealed }

/** The poster that hangs; null: it was replaced, or came down, or its kept words do not match their seal. */
export async function seePoster(
  ports: Needs,
  { roundId, poster }: { roundId: string; poster: number },
): Promise<PosterProof | null> {
  const round = await ports.relayRounds.byId(roundId)
  if (!round || round.poster !== poster || round.edition) return null
  const words = await wordsOf(ports, round)
  if (!words) return null
  const { reference, until, code } = round
  const { locale, title, event } = words
  return { locale, reference, title, lines: posterLines(words), event, until, poster, code }
}

/** The same words, whole, for a person who types the code; null: there is no such poster any more. */
export async function seePosterPage(ports: Needs, code: string): Promise<PosterPage | null> {
  const round = await ports.relayRounds.byCode(code)
  const words = round && (await wordsOf(ports, round))
  if (!round || !words) return null
  const body = words.body
    .split('\n')
    .filter(line => braceIn(line) === null)
    .join('\n')
  return { ...words, body, reference: round.reference, until: round.until }
}

/**
 * The words on people's cards, read from the sealed bytes: nobody approved what the post's row says besides. Null: the
 * kept version does not match its seal, or the poster does not hang now.
 */
async function wordsOf(ports: Needs, round: RelayRound): Promise<Omit<PosterPage, 'reference' | 'until'> | null> {
  const version = (await ports.posts.byId(round.postId))?.sealed.find(one => one.seal === round.seal)
  if (!version || !isAsSealed(version)) return null
  const { locale, summary } = version.rendered
  const may = await mayLeave(ports, { road: 'poster', round }, ports)
  const words = may.kind === 'leaves' && may.by.readSealed(version.rendered)
  if (!words) return null
  const { title, body, link, event } = words
  return { locale, summary, title, body, link, event }
}
