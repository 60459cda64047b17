import type { Config } from '../settings/config.ts'
import { type Capability, nothingOff, type Off } from '../core/domain/capabilities/capability.ts'
import { type GraphPermission, permissionOf, permissionStates } from '../core/domain/register/permissions.ts'
import type { HostUse, Processor, ReachedHost, RunningFacts, Switch } from '../core/domain/register/running-facts.ts'
import { noticeUrlOf } from '../settings/notice-address.ts'
import type { Tenant } from '../settings/tenant-settings.ts'

type Running = Config & { tenant: Tenant }

/**
 * What the register says of this configuration. `granted`: as Graph's token has them; null: it does not say. `off`:
 * what is switched off.
 */
export function runningFacts(config: Running, granted: readonly string[] | null, off: Off = nothingOff): RunningFacts {
  return {
    authority: config.authorityName ?? null,
    privacyUrl: config.privacyUrl ?? null,
    noticeUrl: noticeUrlOf(config.publicUrl),
    permissions: permissionStates(usedPermissions(config, off), granted),
    hosts: hostsOf(config),
    processors: processorsOf(config),
    on: switchesOf(config),
    database: config.databaseUrl === undefined ? 'pglite' : 'postgres',
    databaseTls: isEncrypted(config.databaseUrl),
    fourEyesOver: config.fourEyesOver,
    mailbox: config.newspaperMailbox?.isLimited ? config.newspaperMailbox.address : null,
  }
}

/** Whether the address demands encryption; nothing else is known of it. https://node-postgres.com/features/ssl */
function isEncrypted(databaseUrl: string | undefined): boolean {
  if (databaseUrl === undefined) return true
  const said = new URL(databaseUrl).searchParams
  return said.get('ssl') === 'true' || encrypted.has(said.get('sslmode') ?? '')
}

const encrypted: ReadonlySet<string> = new Set(['require', 'verify-ca', 'verify-full', 'no-verify'])

function usedPermissions(config: Running, off: Off): Set<GraphPermission> {
  const { teamsAppId, commsTeamId } = config.tenant
  const used: [GraphPermission, boolean][] = [
    ['Sites.Selected', true],
    ['Sites.ReadWrite.All', config.listNotifications],
    ['User.Read.All', true],
    ['GroupMember.Read.All', true],
    ['TeamsAppInstallation.ReadWriteSelfForUser.All', teamsAppId !== undefined],
    ['MailboxSettings.Read', config.absencesLimited],
    ['Calendars.ReadWrite', config.calendarEntries],
    ['Mail.Send', config.newspaperMailbox?.isLimited === true],
    ['Channel.ReadBasic.All', commsTeamId !== undefined],
  ]
  const isOn = (capability: Capability | undefined) => capability === undefined || !off.has(capability)
  return new Set(used.flatMap(([name, isUsed]) => (isUsed && isOn(permissionOf[name]) ? [name] : [])))
}

function hostsOf({ tenant, urls, networks, site, agendaHosts, databaseUrl }: Running): ReachedHost[] {
  const { bluesky, mastodon, wordpress } = networks
  const addresses: [HostUse, string | undefined][] = [
    ['graph', urls.graph],
    ['login', urls.login],
    ['teams', urls.teams],
    ['botKeys', urls.botMetadata],
    ['bluesky', bluesky?.service],
    ['mastodon', mastodon?.url],
    ['wordpress', wordpress?.url],
    ['siteHook', site.hook?.url],
    ['database', databaseUrl],
  ]
  // « ville.sharepoint.com,<id>,<id> »: files are put to, and read from, the host of the site itself.
  const sharepoint = tenant.siteId.split(',')[0] ?? ''
  return [
    ...(sharepoint === '' ? [] : [{ use: 'sharepoint', host: sharepoint } as const]),
    ...addresses.flatMap(([use, url]) => (url === undefined ? [] : [{ use, host: new URL(url).host || null }])),
    ...agendaHosts.map((host): ReachedHost => ({ use: 'agendaHosts', host })),
  ]
}

function processorsOf({ networks, site }: Running): Processor[] {
  const all: [Processor, boolean][] = [
    ['microsoft', true],
    ['hosting', true],
    ['bluesky', networks.bluesky !== undefined],
    ['mastodon', networks.mastodon !== undefined],
    ['wordpress', networks.wordpress !== undefined],
    ['site', site.hook !== undefined],
  ]
  return all.flatMap(([one, isThere]) => (isThere ? [one] : []))
}

function switchesOf(config: Running): Switch[] {
  const all: [Switch, boolean][] = [
    ['pilot', config.onlyToGroupId !== undefined],
    ['pictures', config.publicUrl !== undefined],
    ['tab', config.publicUrl !== undefined && config.singleSignOn],
    ['publicSite', config.site.name !== undefined],
    ['attestations', config.publicUrl !== undefined && config.authorityName !== undefined],
    ['absences', config.absencesLimited],
    ['calendarEntries', config.calendarEntries],
    ['newspaperMail', config.newspaperMailbox?.isLimited === true],
    ['notifications', config.listNotifications],
  ]
  return all.flatMap(([one, isOn]) => (isOn ? [one] : []))
}
