import type { Channel } from '../channels/channel.ts'
import { type OutcomeGroup, type Tally, tallies, tallyOf } from '../channels/channel-tally.ts'
import { outcomeOf } from '../releases/outcome.ts'
import type { Counted, SentGroup } from './counted.ts'

export type ChannelLine = { channel: Channel; now: Tally; before: Tally }

/** On Teams a post counts when it was first sent in the period; elsewhere its release says whether it left. */
export function channelLines(now: Counted, before: Counted): ChannelLine[] {
  const groupsOf = ({ sent, channels }: Counted): OutcomeGroup[] => [
    { channel: 'teams', outcome: 'published', posts: postsIn(sent) },
    ...channels.map(({ channel, state, posts }) => ({ channel, outcome: outcomeOf(state), posts })),
  ]
  const [own, past] = [groupsOf(now), groupsOf(before)]
  const of = (groups: readonly OutcomeGroup[], channel: Channel) =>
    tallyOf(groups.filter(group => group.channel === channel))
  return tallies([...own, ...past]).map(({ channel }) => ({
    channel,
    now: of(own, channel),
    before: of(past, channel),
  }))
}

export function postsIn(groups: readonly Pick<SentGroup, 'posts'>[]): number {
  return groups.reduce((sum, { posts }) => sum + posts, 0)
}
