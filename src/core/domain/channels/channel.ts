import type { Instant } from '../time.ts'

/** Where a post may go. Every post goes to Teams; the others are planned beside it. */
export const channels = ['teams', 'bluesky', 'mastodon', 'facebook', 'instagram', 'linkedin', 'site'] as const

export type Channel = (typeof channels)[number]
export type OtherChannel = Exclude<Channel, 'teams'>

/** Where else a post shall go, and when. `at` null: with the post, once it is broadcast. */
export type PlannedRelease = { channel: OtherChannel; at: Instant | null }

export const otherChannels: readonly OtherChannel[] = channels.filter(one => one !== 'teams')

export function isChannel(text: unknown): text is Channel {
  return channels.some(one => one === text)
}
