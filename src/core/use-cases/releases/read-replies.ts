import { type OtherChannel, otherChannels } from '../../domain/channels/channel.ts'
import { daysOf } from '../../domain/retention/shipped-rules.ts'
import { keptReply, type PublicReply, readsFrom, withReplies } from '../../domain/releases/public-reply.ts'
import type { Reply } from '../../ports/networks.ts'
import type { Ports } from '../../ports.ts'
import { whileStale } from '../attempt.ts'

const againMs = 15 * 60_000
/** Replies to what was published before these are shown as mentions. */
const publishedMost = 500

const dayMs = 24 * 60 * 60_000

type Needs = Pick<
  Ports,
  'networks' | 'releases' | 'channelHolds' | 'publicReplies' | 'retentionRules' | 'commit' | 'now'
>

/**
 * The job `replies.read`: reads what the public answers, or says of the authority, and nothing else; what was seen
 * thirty days ago is deleted. Orders itself again while a network can be read, or anything is kept.
 */
export async function readReplies(ports: Needs): Promise<void> {
  const open: boolean[] = []
  for (const channel of otherChannels) open.push(await readChannel(ports, channel))
  if (open.includes(true)) await ports.commit({ job: 'replies.read', data: {}, inMs: againMs })
}

/** Whether there is a next time. A network that gives no answer now is asked then. */
async function readChannel(ports: Needs, channel: OtherChannel): Promise<boolean> {
  const { networks, channelHolds, publicReplies, commit, now } = ports
  const ask = networks[channel]?.replies ?? null
  const keptMs = daysOf(await ports.retentionRules.all(), 'public-replies') * dayMs
  const before = await publicReplies.byId(channel)
  if (ask === null && before === null) return false
  const mayAsk = ask !== null && (await channelHolds.byId(channel)) === null
  const answer = mayAsk ? await ask(readsFrom(before, now(), keptMs)) : null
  const read = answer?.kind === 'done' ? await answering(ports, channel, answer.replies) : []
  await whileStale<'done'>(async () => {
    const kept = await publicReplies.byId(channel)
    const row = withReplies(kept, channel, read, { now: now(), keptMs })
    const ifVersion = kept?.version ?? 0
    // That network is no longer read, and nothing of it is left.
    if (ask === null && row.replies.length === 0)
      return kept === null ? 'done' : commit({ remove: 'public_replies', id: channel, ifVersion })
    if (read.length === 0 && row.replies.length === (kept?.replies.length ?? 0)) return 'done'
    return commit({ save: 'public_replies', row, ifVersion })
  })
  return true
}

/** Each with the post that it answers. */
async function answering({ releases, now }: Needs, channel: OtherChannel, read: Reply[]): Promise<PublicReply[]> {
  const answers = read.some(({ inReplyTo }) => inReplyTo !== null)
  const published = answers ? await releases.published(channel, publishedMost) : []
  const posts = new Map(published.map(({ left, postId }) => [left?.uri, postId]))
  return read.flatMap(({ inReplyTo, ...reply }) => {
    const postId = inReplyTo === null ? null : (posts.get(inReplyTo) ?? null)
    return keptReply({ ...reply, postId }, now()) ?? []
  })
}
