import type { Channel } from '../channels/channel.ts'

/**
 * The uses to which a person agrees: inside (cards in Teams), the newspaper (its page, its PDF, its e-mail), the site
 * of the authority, networks, a poster on a wall.
 */
export const pictureUses = ['internal', 'newspaper', 'site', 'networks', 'poster'] as const
export type PictureUse = (typeof pictureUses)[number]

export function useOf(channel: Channel): PictureUse {
  if (channel === 'teams') return 'internal'
  return channel === 'site' ? 'site' : 'networks'
}

/** From a form: untrusted. In the order of the list above, each once. */
export function readUses(values: readonly unknown[]): PictureUse[] {
  return pictureUses.filter(use => values.includes(use))
}
