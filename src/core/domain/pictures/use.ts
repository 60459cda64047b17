import type { Channel } from '../channels/channel.ts'

/**
 * What somebody agrees to: inside (cards in Teams), the newspaper (its page, its PDF, its e-mail), the site of the
 * authority, networks, a poster on a wall.
 */
export const pictureUses = ['internal', 'newspaper', 'site', 'networks', 'poster'] as const
export type PictureUse = (typeof pictureUses)[number]

export function useOf(channel: Channel): PictureUse {
  if (channel === 'teams') return 'internal'
  return channel === 'site' ? 'site' : 'networks'
}
