import { isComms } from '../../core/domain/actor.ts'
import { type OtherChannel, otherChannels } from '../../core/domain/channels/channel.ts'
import type { Post } from '../../core/domain/posts/post.ts'
import { isByHand, type Release } from '../../core/domain/releases/release.ts'
import { channelName } from '../cards/release-text.ts'
import { enumerate } from '../cards/names.ts'
import type { Answer } from '../turn/answer.ts'
import { recentPosts } from '../turn/find.ts'
import { notComms, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { ableFirst, pickOne, press, type TypedWords } from '../turn/typed-table.ts'
import { typedPlace } from '../week/typed-time.ts'
import { copyVerbs } from './copy-verbs.ts'
import { notOfficers, type Say, word } from '../turn/word-facts.ts'

export const copyWords = {
  // « copier 42 instagram », or « copier 42 » where there is one such network
  copy: word(
    notOfficers,
    onChannel((turn, place) => press(turn, copyVerbs, 'release.copy', place)),
  ),
  // « publié 42 https://… », « publié 42 instagram https://… »
  published: word(
    notOfficers,
    onChannel((turn, place, link) => press(turn, copyVerbs, 'release.declare', { ...place, link })),
  ),
  // « pas publié 42 instagram »
  unpublished: word(
    notOfficers,
    onChannel((turn, place) => press(turn, copyVerbs, 'release.undeclare', place)),
  ),
} satisfies TypedWords

type Place = { postId: string; channel: OtherChannel }

function onChannel(run: (turn: Turn, place: Place, rest: string) => Promise<Answer>): Say {
  return async (turn, reference, rest) => {
    if (!isComms(turn.actor)) return [notComms(turn)]
    const posts = ableFirst(await recentPosts(turn), reference, goesElsewhere)
    return pickOne(turn, posts, reference, async post => [await named(turn, post, rest, run)])
  }
}

function goesElsewhere({ elsewhere = [] }: Post): boolean {
  return elsewhere.some(({ channel }) => isByHand(channel))
}

async function named(
  turn: Turn,
  { id: postId, reference }: Post,
  text: string,
  run: (turn: Turn, place: Place, rest: string) => Promise<Answer>,
): Promise<Answer> {
  const { words } = turn.look
  const typed = /^https?:/i.test(text) ? { channel: null, unknown: '', rest: text } : typedPlace(text, turn)
  const named = otherChannels.find(one => one === typed.channel)
  if (named) return run(turn, { postId, channel: named }, typed.rest)
  const all = (await turn.ports.releases.ofPost(postId)).filter(({ channel }) => isByHand(channel))
  const [only] = all
  // « publié 42 voilà » says no network: what stands there is read as the link, and refused as one.
  if (only && all.length === 1 && typed.channel === null) return run(turn, { postId, channel: only.channel }, text)
  if (all.length === 0) return refusal(turn, { kind: 'release-none' }, { reference })
  return refusal(turn, { kind: 'which-channel' }, { list: enumerate(channelNames(all, words), words) })
}

function channelNames(releases: readonly Release[], words: Turn['look']['words']): string[] {
  return releases.map(({ channel }) => channelName(channel, words))
}
