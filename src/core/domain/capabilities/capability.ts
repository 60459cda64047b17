import type { Named } from '../actor.ts'
import type { Channel } from '../channels/channel.ts'
import type { Instant } from '../time.ts'

/**
 * What an authority may do without. Administrators switch each one on and off; proposals, posts, validations,
 * broadcasts, and the duties towards people's data are always there. `begins`: a new authority has it from the start.
 */
export const capabilities = {
  events: { begins: true },
  calls: { begins: true },
  newspapers: { begins: false },
  /** Posts on Bluesky, Mastodon, and where a person puts them by hand. */
  networks: { begins: false },
  /** The authority's own site: the articles that Mary serves, and what another site is told of them. */
  site: { begins: false },
  /** Posters and words for sites whose agents have no Teams. */
  relays: { begins: false },
  /** Campaigns, the agenda of other calendars, and what comes back each year. */
  campaigns: { begins: false },
  figures: { begins: false },
} as const satisfies Record<string, { begins: boolean }>
export type Capability = keyof typeof capabilities
export const allCapabilities = Object.keys(capabilities) as Capability[]

export function isCapability(text: string): text is Capability {
  return Object.hasOwn(capabilities, text)
}

/** What a channel is part of; null: Teams, which is always there. */
export function capabilityOf(channel: Channel): Capability | null {
  return channel === 'teams' ? null : channel === 'site' ? 'site' : 'networks'
}

/** One that somebody switched. `by` null: it was on before switches were, or the sandbox town began with it. */
export type CapabilitySwitch = { id: Capability; version: number; on: boolean; by: Named | null; at: Instant }

export type Off = ReadonlySet<Capability>
export const nothingOff: Off = new Set()

/** Whether posts go to this channel here. */
export function isChannelOn(channel: Channel, off: Off = nothingOff): boolean {
  const capability = capabilityOf(channel)
  return capability === null || !off.has(capability)
}

/** Those that are off by what was switched; a switch of a later Mary's capability is left alone. */
export function offBy(switches: readonly CapabilitySwitch[]): Off {
  const on = new Map(switches.map(one => [one.id, one.on]))
  return new Set(allCapabilities.filter(one => !(on.get(one) ?? capabilities[one].begins)))
}
