import { noticeUrlOf } from '../../settings/notice-address.ts'
import type { Env } from '../../settings/env-reader.ts'
import { guid } from '../../core/domain/text.ts'

export type Manifest = {
  version: string
  id: string
  developer: Record<'name' | 'websiteUrl' | 'privacyUrl' | 'termsOfUseUrl', string>
  name: { short: string; full: string }
  bots: { botId: string }[]
  /** What Mary offers on messages, and beside the one that somebody writes. */
  composeExtensions: { botId: string }[]
  /** The chat with Mary first, then her pages. */
  staticTabs: { entityId: string; contentUrl?: string }[]
  /** The calendar, in a channel or a group chat. */
  configurableTabs: { configurationUrl: string }[]
  /**
   * Without it Graph does not let the app install itself for people. `resource`: for what Teams asks Entra for a token,
   * as the app registration exposes it.
   */
  webApplicationInfo: { id: string; resource: string }
  validDomains: string[]
  [key: string]: unknown
}

/**
 * The template with this authority's values, or every fault at once. `APP_NAME`: the name that people see (Teams allows
 * 30 characters), `ORGANISATION`: whose it is, `WEBSITE_URL`: the page about it, else `PUBLIC_URL`.
 */
export function buildManifest(
  template: Manifest,
  env: Env,
  version: string,
): { manifest: Manifest } | { faults: string[] } {
  const faults: string[] = []
  const appId = env['MicrosoftAppId']?.trim() ?? ''
  if (!guid.test(appId)) faults.push('MicrosoftAppId: the id of the app registration is missing, or is no GUID')
  checkAddress('PUBLIC_URL', env['PUBLIC_URL'], faults)
  const site = (env['WEBSITE_URL'] ?? env['PUBLIC_URL'])?.trim().replace(/\/$/, '')
  checkAddress('WEBSITE_URL', env['WEBSITE_URL'], faults)
  checkAddress('PRIVACY_URL', env['PRIVACY_URL'], faults)
  if (!site) faults.push('WEBSITE_URL: Teams wants an https page about the app; set it, or PUBLIC_URL')
  const name = env['APP_NAME']?.trim() || template.name.short
  if (name.length > 30) faults.push('APP_NAME: 30 characters at most')
  if (faults.length > 0 || !site) return { faults }
  return {
    manifest: {
      ...template,
      version,
      id: appId,
      developer: {
        name: env['ORGANISATION']?.trim() || template.developer.name,
        websiteUrl: site,
        privacyUrl: env['PRIVACY_URL']?.trim() || (noticeUrlOf(env['PUBLIC_URL']?.trim() || undefined) ?? site),
        termsOfUseUrl: site,
      },
      name: { ...template.name, short: name },
      bots: template.bots.map(bot => ({ ...bot, botId: appId })),
      composeExtensions: template.composeExtensions.map(one => ({ ...one, botId: appId })),
      ...served(template, appId, env),
    },
  }
}

/** Pages of Mary's: the tab, and dialogs. Without an address, or without single sign-on, there are none. */
function served(
  { staticTabs, configurableTabs, webApplicationInfo: info }: Manifest,
  appId: string,
  env: Env,
): Pick<Manifest, 'staticTabs' | 'configurableTabs' | 'webApplicationInfo' | 'validDomains'> {
  const publicUrl = env['SINGLE_SIGN_ON']?.trim() === 'off' ? undefined : env['PUBLIC_URL']
  if (!publicUrl)
    return { staticTabs: [], configurableTabs: [], webApplicationInfo: { ...info, id: appId }, validDomains: [] }
  const root = `${publicUrl.trim().replace(/(?<!\/)\/+$/, '')}/tab/`
  const { host, hostname } = new URL(root)
  const own = (address: string) => `${root}${address.slice(address.lastIndexOf('/') + 1)}`
  return {
    staticTabs: staticTabs.map(tab =>
      tab.contentUrl === undefined ? tab : { ...tab, contentUrl: own(tab.contentUrl) },
    ),
    configurableTabs: configurableTabs.map(tab => ({ ...tab, configurationUrl: own(tab.configurationUrl) })),
    webApplicationInfo: { id: appId, resource: `api://${host}/${appId}` },
    validDomains: [hostname],
  }
}

/** A package counts minutes from here: its version is the later, the later it was made. */
const countedFrom = Date.UTC(2026, 0, 1)

/**
 * `0.2.482613`: the release, and when the package was made. Teams takes no update whose version does not grow, whatever
 * else in it is new: an address, a name, a page.
 */
export function versionMadeAt(release: string, now: number): string {
  const [major, minor] = release.split('.')
  return `${major}.${minor}.${Math.floor((now - countedFrom) / 60_000)}`
}

function checkAddress(name: string, address: string | undefined, faults: string[]): void {
  if (!address) return
  if (!URL.canParse(address) || new URL(address).protocol !== 'https:')
    faults.push(`${name}: Teams only takes https addresses`)
}
