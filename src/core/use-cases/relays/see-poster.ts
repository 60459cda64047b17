import { braceIn } from '../../domain/posts/braces.ts'
import type { PostContent } from '../../domain/posts/post.ts'
import { sentContent } from '../../domain/posts/sent-post.ts'
import { typesetPost } from '../../domain/posts/typeset-post.ts'
import { type PosterPage, posterLines, type PosterProof } from '../../domain/relays/poster-proof.ts'
import type { RelayRound } from '../../domain/relays/relay.ts'
import { computeSeal } from '../../domain/seal.ts'
import type { Ports } from '../../ports.ts'

type Needs = Pick<Ports, 'relayRounds' | 'posts'>

/** What hangs; null: it was replaced, or came down, or what is kept of its words makes another seal. */
export async function seePoster(
  ports: Needs,
  { roundId, poster }: { roundId: string; poster: number },
): Promise<PosterProof | null> {
  const round = await ports.relayRounds.byId(roundId)
  if (!round || round.ended !== null || round.poster !== poster || round.edition) return null
  const content = await wordsOf(ports, round)
  if (!content) return null
  const { reference, until, code } = round
  const { locale, title } = content
  return { locale, reference, title, lines: posterLines(content), event: eventOf(content), until, poster, code }
}

/** The same words, whole, for whoever types the code; null: there is no such poster any more. */
export async function seePosterPage(ports: Needs, code: string): Promise<PosterPage | null> {
  const round = await ports.relayRounds.byCode(code)
  const content = round?.ended === null ? await wordsOf(ports, round) : null
  if (!round || !content) return null
  const { locale, title, summary, link } = content
  const body = content.body
    .split('\n')
    .filter(line => braceIn(line) === null)
    .join('\n')
  return { locale, reference: round.reference, title, summary, body, link, event: eventOf(content), until: round.until }
}

/** Those that people have on their cards, as they were sealed. */
async function wordsOf({ posts }: Pick<Ports, 'posts'>, { postId, seal }: RelayRound): Promise<PostContent | null> {
  const post = await posts.byId(postId)
  const version = post?.sealed.find(one => one.seal === seal)
  if (!post || !version || computeSeal(version) !== seal) return null
  const content = [sentContent(post), post.content].map(typesetPost)
  return content.find(({ summary }) => summary === version.rendered.summary) ?? null
}

function eventOf({ event }: PostContent): PosterProof['event'] {
  return event && { date: event.date, time: event.time, ends: event.ends ?? null, place: event.place }
}
