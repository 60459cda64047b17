import type { Reader } from './env-reader.ts'
import type { Logger } from '../log.ts'
import type { SiteSettings } from './site-settings.ts'

/** `service`: where the account signs in. */
export type BlueskyAccount = { service: string; identifier: string; appPassword: string }
export type MastodonAccount = { url: string; token: string }
/** `url`: of the site's front page. */
export type WordpressAccount = { url: string; user: string; appPassword: string }

/** The authority's own accounts, each on one network; those that are absent are not connected. */
export type NetworkAccounts = {
  bluesky?: BlueskyAccount
  mastodon?: MastodonAccount
  wordpress?: WordpressAccount
}

/** Reports where Mary connects besides Microsoft; a Bluesky service may name a further server of its own. */
export function sayHosts(
  log: Logger,
  { networks, site }: { networks: NetworkAccounts; site: Pick<SiteSettings, 'hook'> },
): void {
  const { bluesky, mastodon, wordpress } = networks
  const urls = [bluesky?.service, mastodon?.url, wordpress?.url, site.hook?.url].filter(url => url !== undefined)
  const hosts = [...new Set(urls.map(url => new URL(url).host))]
  if (hosts.length > 0) log.info({ hosts }, `Mary goes, besides Microsoft, to: ${hosts.join(', ')}`)
}

/** All settings of a network or none: half of an account is a mistake that must not start. */
export function readNetworks(read: Reader): NetworkAccounts {
  const bluesky = together(read, ['BLUESKY_SERVICE', 'BLUESKY_IDENTIFIER', 'BLUESKY_APP_PASSWORD'])
  const mastodon = together(read, ['MASTODON_URL', 'MASTODON_TOKEN'])
  const wordpress = together(read, ['WORDPRESS_URL', 'WORDPRESS_USER', 'WORDPRESS_APP_PASSWORD'])
  return {
    ...(bluesky && { bluesky: { service: bluesky[0], identifier: bluesky[1], appPassword: bluesky[2] } }),
    ...(mastodon && { mastodon: { url: mastodon[0], token: mastodon[1] } }),
    ...(wordpress && { wordpress: { url: wordpress[0], user: wordpress[1], appPassword: wordpress[2] } }),
  }
}

/** The values in their order, the address first; undefined where there are none. */
function together<const Names extends readonly [string, ...string[]]>(
  read: Reader,
  names: Names,
): { [Index in keyof Names]: string } | undefined {
  const values = names.map(name => read.text(name))
  const given = names.find((_, index) => values[index] !== undefined)
  if (given === undefined) return undefined
  for (const [index, name] of names.entries())
    if (values[index] === undefined)
      read.fault(name, `is missing, though ${given} is set: an account is all or nothing`)
  const [address] = names
  const rest = values.slice(1).map(value => value ?? '')
  return [read.secretOrigin(address, ''), ...rest] as { [Index in keyof Names]: string }
}
