import { type Channel, channels } from './channel.ts'

/**
 * What became of a post on one channel. `published`: by Mary, also where it was taken back since; `declared`: somebody
 * put it there, and says so; `blocked`: held, or refused by the network; `unknown`: nobody can tell whether it is out;
 * `planned`: still to come, or on its way.
 */
export const outcomes = ['published', 'declared', 'blocked', 'unknown', 'planned'] as const
export type Outcome = (typeof outcomes)[number]
export type Tally = Record<Outcome, number>
export type OutcomeGroup = { channel: Channel; outcome: Outcome; posts: number }

/** How many posts have each outcome, for every channel on which there is any. */
export function tallies(groups: readonly OutcomeGroup[]): { channel: Channel; tally: Tally }[] {
  return channels.flatMap(channel => {
    const own = groups.filter(one => one.channel === channel)
    return own.length === 0 ? [] : [{ channel, tally: tallyOf(own) }]
  })
}

export function tallyOf(groups: readonly Pick<OutcomeGroup, 'outcome' | 'posts'>[]): Tally {
  const tally: Tally = { published: 0, declared: 0, blocked: 0, unknown: 0, planned: 0 }
  for (const { outcome, posts } of groups) tally[outcome] += posts
  return tally
}

/** How many posts the public, or people, have or had. */
export function outIn({ published, declared }: Pick<Tally, 'published' | 'declared'>): number {
  return published + declared
}
