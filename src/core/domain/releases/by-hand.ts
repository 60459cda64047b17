import type { Named } from '../actor.ts'
import type { OtherChannel } from '../channels/channel.ts'
import { webLink } from '../posts/text/rich-link.ts'
import type { Instant } from '../time.ts'
import type { Release } from './release.ts'

const linkMost = 500
/** Hosts at which each network shows its posts; subdomains of these count too. */
const hosts: Partial<Record<OtherChannel, readonly string[]>> = {
  facebook: ['facebook.com', 'fb.com', 'fb.me', 'fb.watch'],
  instagram: ['instagram.com', 'instagr.am'],
  linkedin: ['linkedin.com', 'lnkd.in'],
}

/**
 * The address where a person says that they published it; empty: they do not say. Null: no https address without a
 * password in it.
 */
export function readPlace(typed: string): string | null {
  const text = typed.trim()
  if (text === '') return ''
  const link = text.length <= linkMost && /^https:\/\//i.test(text) ? webLink(text) : null
  if (link === null) return null
  const { username, password } = new URL(link)
  return username === '' && password === '' ? link : null
}

/**
 * Whether that address is the network's own. Other addresses are accepted: the authority may have a page of its own.
 */
export function isAtNetwork(link: string, channel: OtherChannel): boolean {
  const { hostname } = new URL(link)
  return (hosts[channel] ?? []).some(host => hostname === host || hostname.endsWith(`.${host}`))
}

/**
 * The outcome of a declaration. not-yours: another person declared it, and only they can take it back. over: the
 * release has ended.
 */
export type Declaring = { kind: 'declared'; release: Release } | { kind: 'not-yours'; by: Named } | { kind: 'over' }

/** A person says that they published it there, or gives a new address; also where Mary held the release. */
export function declare(release: Release, by: Named, link: string | null, at: Instant): Declaring {
  switch (release.state) {
    case 'planned':
    case 'held':
      return { kind: 'declared', release: { ...release, state: 'declared', declared: { by, link, at }, by } }
    case 'declared': {
      const before = release.declared
      if (before !== null && before.by.id !== by.id) return { kind: 'not-yours', by: before.by }
      return { kind: 'declared', release: { ...release, declared: { by, link, at: before?.at ?? at } } }
    }
    default:
      return { kind: 'over' }
  }
}

/**
 * The person who declared it says that it is not there: it waits as before, with the words that are approved now. over:
 * also where it was to be removed there, since it is never published again.
 */
export function undeclare(release: Release, by: Named): Declaring {
  const { declared, held, pending } = release
  if (release.state !== 'declared' || declared === null || pending === 'take-back') return { kind: 'over' }
  if (declared.by.id !== by.id) return { kind: 'not-yours', by: declared.by }
  const state = held === null ? 'planned' : 'held'
  return { kind: 'declared', release: { ...release, state, declared: null, pending: null, by } }
}
