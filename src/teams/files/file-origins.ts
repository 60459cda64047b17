/** Which token an origin may get: the bot's own, or none. */
export type FileOrigin = 'bot-service' | 'sharepoint'

/**
 * Where Teams keeps what people send to a bot; nothing is fetched from elsewhere. Files of the paper clip lie in
 * OneDrive and SharePoint, at an address that opens by itself for some minutes:
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4#receive-files-in-personal-chat Pasted
 * pictures lie behind the Bot service, which asks for the bot's token:
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/agents-inline-images
 */
const microsoft = { botService: 'smba.trafficmanager.net', sharePoint: '.sharepoint.com' }

const loopback = new Set(['127.0.0.1', '[::1]', 'localhost'])

export type FileOriginsOptions = {
  /** The Bot service as configured: of a sovereign cloud, or a stand-in on this machine. */
  serviceUrl: string
  /** `host,site collection,site`: another cloud has another host. */
  siteId: string
}

export type FileOrigins = {
  /** Null: nothing is fetched from there. */
  judge(url: URL): FileOrigin | null
  /** Whether this very origin is configured to be on this machine: no other address may lead here. */
  isStandIn(url: URL): boolean
}

export function fileOrigins({ serviceUrl, siteId }: FileOriginsOptions): FileOrigins {
  const service = new URL(serviceUrl)
  const isStandIn = (url: URL): boolean => url.origin === service.origin && loopback.has(service.hostname)
  const site = siteId.split(',')[0]!.toLowerCase()
  // A person's own files: `ville.sharepoint.us` has `ville-my.sharepoint.us` beside it.
  const sites = new Set(site.includes('.') ? [site, site.replace('.', '-my.')] : [])
  return {
    isStandIn,
    judge: url => {
      if (url.username !== '' || url.password !== '') return null
      if (isStandIn(url)) return 'bot-service'
      if (url.protocol !== 'https:' || url.port !== '') return null
      if (url.origin === service.origin || url.hostname === microsoft.botService) return 'bot-service'
      return url.hostname.endsWith(microsoft.sharePoint) || sites.has(url.hostname) ? 'sharepoint' : null
    },
  }
}
