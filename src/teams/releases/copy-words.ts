import { type OtherChannel, otherChannels } from '../../core/domain/channels/channel.ts'
import type { Post } from '../../core/domain/posts/post.ts'
import { isByHand, type Release } from '../../core/domain/releases/release.ts'
import { channelName } from '../cards/release-text.ts'
import { enumerate } from '../cards/names.ts'
import type { Answer } from '../turn/answer.ts'
import { aPost, equivalent, withRest } from '../turn/equivalent.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import type { TypedWords } from '../turn/typed-table.ts'
import { typedPlace } from '../written/written-slot.ts'
import { copyVerbs } from './copy-verbs.ts'
import type { Said } from '../turn/what-follows.ts'
import { type Answers, notOfficers } from '../turn/word-facts.ts'

const byHand = aPost({ able: ({ elsewhere = [] }) => elsewhere.some(({ channel }) => isByHand(channel)) })

export const copyWords = {
  // « copier 42 instagram », or « copier 42 » where there is one such network
  copy: equivalent(notOfficers, copyVerbs, 'release.copy', place),
  // « publié 42 https://… », « publié 42 instagram https://… »
  published: equivalent(notOfficers, copyVerbs, withRest('release.declare', 'link'), place),
  // « pas publié 42 instagram »
  unpublished: equivalent(notOfficers, copyVerbs, 'release.undeclare', place),
} satisfies TypedWords

type Place = { postId: string; channel: OtherChannel }
type Then = (place: Place, rest: string) => Answers

function place(turn: Turn, said: Said, then: Then): Answers {
  return byHand(turn, said, (post, rest) => named(turn, post, rest, then))
}

async function named(turn: Turn, { id: postId, reference }: Post, text: string, run: Then): Promise<Answer | Answer[]> {
  const { words } = turn.look
  const typed = /^https?:/i.test(text) ? { channel: null, unknown: '', rest: text } : typedPlace(text, turn)
  const named = otherChannels.find(one => one === typed.channel)
  if (named) return run({ postId, channel: named }, typed.rest)
  const all = (await turn.ports.releases.ofPost(postId)).filter(({ channel }) => isByHand(channel))
  const [only] = all
  // « publié 42 voilà » names no network: the rest is read as the link, and refused as such.
  if (only && all.length === 1 && typed.channel === null) return run({ postId, channel: only.channel }, text)
  if (all.length === 0) return refusal(turn, { kind: 'release-none' }, { reference })
  return refusal(turn, { kind: 'which-channel' }, { list: enumerate(channelNames(all, words), words) })
}

function channelNames(releases: readonly Release[], words: Turn['look']['words']): string[] {
  return releases.map(({ channel }) => channelName(channel, words))
}
