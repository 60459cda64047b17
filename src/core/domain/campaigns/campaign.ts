import type { Named } from '../actor.ts'
import type { Channel } from '../channels/channel.ts'
import type { Tally } from '../channels/channel-tally.ts'
import type { RelayLines } from '../people-at-sites.ts'
import type { Reference } from '../reference.ts'
import type { Day, Instant } from '../time.ts'

export const campaignTitleMax = 120
export const aimMax = 300

/**
 * Posts with one aim, over a period, on several channels. `from`, `to`: its first and its last day. open ⇄ closed: a
 * closed campaign takes no more posts, and none is taken out of it.
 */
export type Campaign = {
  id: string
  version: number
  /**
   * Counts changes of its words alone, from 1: a form compares it with the one it was opened on. `version` grows with
   * each post as well.
   */
  revision: number
  reference: Reference
  title: string
  aim: string
  from: Day
  to: Day
  /** Their names in "Directions"; none: no department in particular. */
  departments: string[]
  /** Of the communication team. */
  owner: Named
  channels: Channel[]
  state: 'open' | 'closed'
  /** Of a closed one: what was counted as it was closed. */
  balance?: CampaignBalance
  changedBy: Named
  changedAt: Instant
  createdAt: Instant
}

/** What was published of a campaign, and whom that reached. */
export type CampaignFigures = {
  /** Posts that left in Teams, of all posts of the campaign. */
  sent: number
  posts: number
  /**
   * Releases by channel: those that left, of all. `declared`: how many of those that left a person put there. The last
   * three are absent from a balance that was counted while Mary knew of no channel but Teams: what left there is not
   * known.
   */
  channels: ({ channel: Channel; sent: number; planned: number } & Partial<
    Pick<Tally, 'declared' | 'blocked' | 'unknown'>
  >)[]
  /** Null: nothing left yet, so that no audience is known. */
  reach: CampaignReach | null
  /** People without Teams whom sites were asked to tell, summed over its posts; absent: sites were never asked. */
  sites?: RelayLines
}

/**
 * People, each once, whatever number of its posts they were meant to get. `withoutAccount`: of `people`, those without
 * Teams, or whose account is closed, whom nothing reached.
 */
export type CampaignReach = { people: number; reached: number; withoutAccount: number }

export type CampaignBalance = { by: Named; at: Instant; figures: CampaignFigures }
