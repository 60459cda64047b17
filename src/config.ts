import { guid } from './core/domain/text.ts'
import type { Locale } from './core/domain/actor.ts'
import { type NetworkAccounts, readNetworks } from './network-accounts.ts'
import { type NewspaperMailbox, readNewspaperMailbox } from './newspaper-mailbox.ts'
import type { QuietHours } from './core/domain/settings.ts'
import {
  ConfigFaults,
  type Env,
  loopback,
  type Origins,
  readHosts,
  readOrigins,
  readQuietHours,
  readRegion,
  type Reader,
  readerOf,
  readTimeZone,
} from './env-reader.ts'
import { readSite, type SiteSettings } from './site-settings.ts'

export type Tenant = {
  appType: 'SingleTenant' | 'UserAssignedMSI'
  appId: string
  /** The secret of a SingleTenant app that has one. */
  appPassword: string | undefined
  /** In its place: the client id of the managed identity that a SingleTenant app trusts (a federated credential). */
  managedIdentityId: string | undefined
  tenantId: string
  siteId: string
  commsGroupId: string
  agentsGroupId: string | undefined
  adminGroupId: string | undefined
  /** The data protection officer: reads all, decides nothing of communication. */
  dpoGroupId: string | undefined
  /** Whoever gives a visa before a public archive is eliminated. */
  archivistGroupId: string | undefined
  fallbackGroupId: string | undefined
  /** Whoever vouches for what is urgent; undefined: the communication team. */
  onCallGroupId: string | undefined
  /** The team's Entra group id, or its `19:…` thread id. */
  commsTeamId: string | undefined
  commsChannelId: string
  /** Id in the organisation's Teams catalogue. */
  teamsAppId: string | undefined
}

export type Config = {
  host: string
  port: number
  publicUrl: string | undefined
  /** Whether Teams can say who looks at a page: without it posts are written in cards. */
  singleSignOn: boolean
  /** What the authority says of personal data; the first card that somebody gets leads there. */
  privacyUrl: string | undefined
  /** In whose name Mary attests that somebody was at an event. */
  authorityName: string | undefined
  metricsPort: number | undefined
  /** Undefined: no tenant, the sandbox plays it. */
  tenant: Tenant | undefined
  /** `onPurpose`: also where a production install lacks a tenant. */
  sandbox: { port: number; people: number; onPurpose: boolean }
  databaseUrl: string | undefined
  dataDir: string
  /** Broadcasts per second, at most 50. */
  broadcastPerSecond: number
  turnsPerMinute: number
  fourEyesOver: number
  journalHeadTo: 'channel' | 'admins'
  listNotifications: boolean
  /** Whether Mary writes into the calendars of who comes. */
  calendarEntries: boolean
  /** The shared mailbox that newspapers are sent from; undefined: they are sent by hand. */
  newspaperMailbox: NewspaperMailbox | undefined
  listEveryMs: number
  directoryEveryMs: number
  /** For pilots and copies: nobody else ever gets a card. */
  onlyToGroupId: string | undefined
  locale: Locale
  timeZone: string
  quietHours: QuietHours
  /** Of the authority's own network: their calendars may be read. */
  agendaHosts: string[]
  /** Where else the authority publishes. */
  networks: NetworkAccounts
  site: SiteSettings
  /** Whose public holidays count. */
  holidaysRegion: string
  logLevel: (typeof logLevels)[number]
  urls: Origins
}

/** Without any one of these there is no tenant; the proof of who the app is comes beside them. */
export const tenantNames = [
  'MicrosoftAppId',
  'MicrosoftAppTenantId',
  'SHAREPOINT_SITE_ID',
  'COMMS_GROUP_ID',
  'COMMS_CHANNEL_ID',
] as const
const logLevels = ['info', 'warn', 'error', 'debug'] as const

/** Every fault at once; throws ConfigFaults, which names each variable and what is wrong with it, never its value. */
export function readConfig(env: Env): Config {
  const read = readerOf(env)
  const tenant = readTenant(read)
  const config: Config = {
    host: read.text('HOST') ?? (tenant ? '0.0.0.0' : '127.0.0.1'),
    port: read.whole('PORT', 3978, 0, 65535),
    publicUrl: read.origin('PUBLIC_URL', undefined),
    singleSignOn: read.oneOf('SINGLE_SIGN_ON', ['on', 'off'], 'on') === 'on',
    privacyUrl: read.page('PRIVACY_URL'),
    authorityName: read.matching('AUTHORITY_NAME', /^.{1,120}$/u, 'must be one line of up to 120 signs'),
    metricsPort: read.text('METRICS_PORT') === undefined ? undefined : read.whole('METRICS_PORT', 0, 0, 65535),
    tenant,
    sandbox: {
      port: read.whole('SANDBOX_PORT', 3979, 0, 65534),
      people: read.whole('SANDBOX_PEOPLE', 1200, 50, 1_000_000),
      onPurpose: read.oneOf('SANDBOX', ['on', 'off'], 'off') === 'on',
    },
    databaseUrl: read.matching('DATABASE_URL', /^postgres(ql)?:\/\//, 'must be a postgres:// address'),
    dataDir: read.text('DATA_DIR') ?? '.data',
    broadcastPerSecond: read.whole('BROADCAST_PER_SECOND', 40, 1, 50),
    turnsPerMinute: read.whole('TURNS_PER_MINUTE', 120, 10, 1_000_000),
    fourEyesOver: read.whole('FOUR_EYES_OVER', 2000, 0, 1_000_000),
    journalHeadTo: read.oneOf('JOURNAL_HEAD_TO', ['channel', 'admins'], 'channel'),
    listNotifications: read.oneOf('LIST_NOTIFICATIONS', ['on', 'off'], 'off') === 'on',
    calendarEntries: read.oneOf('CALENDAR_ENTRIES', ['on', 'off'], 'off') === 'on',
    newspaperMailbox: readNewspaperMailbox(read),
    listEveryMs: read.whole('LIST_EVERY_SECONDS', 60, 5, 3600) * 1000,
    directoryEveryMs: read.whole('DIRECTORY_EVERY_SECONDS', 180, 5, 3600) * 1000,
    onlyToGroupId: read.matching('ONLY_TO_GROUP_ID', guid, 'must be a GUID'),
    locale: read.oneOf('DEFAULT_LOCALE', ['fr', 'en'], 'fr'),
    timeZone: readTimeZone(read),
    quietHours: readQuietHours(read),
    holidaysRegion: readRegion(read),
    agendaHosts: readHosts(read),
    networks: readNetworks(read),
    site: readSite(read),
    logLevel: read.oneOf('LOG_LEVEL', logLevels, 'info'),
    urls: readOrigins(read),
  }
  if (!tenant && !loopback.has(config.host))
    read.fault('HOST', 'must be a loopback address when no tenant is set: Mary would let everyone in')
  if (tenant && !tenant.adminGroupId && config.journalHeadTo === 'admins')
    read.fault('JOURNAL_HEAD_TO', 'is admins, but ADMIN_GROUP_ID is not set')
  if (config.listNotifications && !config.publicUrl)
    read.fault('LIST_NOTIFICATIONS', 'is on, but PUBLIC_URL is not set')
  if (read.faults.length > 0) throw new ConfigFaults(read.faults)
  return config
}

/** All or nothing: half of a tenant is a mistake that must not start. */
function readTenant(read: Reader): Tenant | undefined {
  const given = [...tenantNames, 'MicrosoftAppPassword', 'MANAGED_IDENTITY_CLIENT_ID'].filter(
    name => read.text(name) !== undefined,
  )
  if (given.length === 0) return undefined
  const appType = read.oneOf('MicrosoftAppType', ['SingleTenant', 'UserAssignedMSI'], 'SingleTenant')
  for (const name of tenantNames)
    if (read.text(name) === undefined)
      read.fault(name, `is missing, though ${given[0]} is set: a tenant is all or nothing`)
  const id = (name: string) => read.matching(name, guid, 'must be a GUID')
  return {
    appType,
    ...readProof(read, appType),
    appId: id('MicrosoftAppId') ?? '',
    tenantId: id('MicrosoftAppTenantId') ?? '',
    siteId: read.text('SHAREPOINT_SITE_ID') ?? '',
    commsGroupId: id('COMMS_GROUP_ID') ?? '',
    agentsGroupId: id('AGENTS_GROUP_ID'),
    adminGroupId: id('ADMIN_GROUP_ID'),
    dpoGroupId: id('DPO_GROUP_ID'),
    archivistGroupId: id('ARCHIVIST_GROUP_ID'),
    fallbackGroupId: id('FALLBACK_APPROVERS_GROUP_ID'),
    onCallGroupId: id('ON_CALL_GROUP_ID'),
    commsTeamId: read.matching('COMMS_TEAM_ID', /^(19:.+|[0-9a-f-]{36})$/i, 'must be a GUID or a 19:… thread id'),
    commsChannelId:
      read.matching('COMMS_CHANNEL_ID', /^19:.+@thread\.(tacv2|skype)$/, 'must be a channel id, 19:…@thread.tacv2') ??
      '',
    teamsAppId: id('TEAMS_APP_ID'),
  }
}

/** By what the app proves who it is: a secret, or a managed identity; never both, or nobody knows which one counts. */
function readProof(read: Reader, appType: Tenant['appType']): Pick<Tenant, 'appPassword' | 'managedIdentityId'> {
  const appPassword = read.text('MicrosoftAppPassword')
  const managedIdentityId = read.matching('MANAGED_IDENTITY_CLIENT_ID', guid, 'must be a GUID')
  const given = read.text('MANAGED_IDENTITY_CLIENT_ID') !== undefined
  if (appType === 'UserAssignedMSI') {
    if (given)
      read.fault('MANAGED_IDENTITY_CLIENT_ID', 'is for SingleTenant: of UserAssignedMSI the app is the identity')
    return { appPassword: undefined, managedIdentityId: undefined }
  }
  if (given && appPassword !== undefined)
    read.fault('MANAGED_IDENTITY_CLIENT_ID', 'is set beside MicrosoftAppPassword: one of both')
  if (!given && appPassword === undefined)
    read.fault('MicrosoftAppPassword', 'is missing, and so is MANAGED_IDENTITY_CLIENT_ID: a tenant is all or nothing')
  return { appPassword, managedIdentityId }
}
