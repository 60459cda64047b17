import { guid } from '../core/domain/text.ts'
import type { Locale } from '../core/domain/actor.ts'
import { type NetworkAccounts, readNetworks } from './network-accounts.ts'
import { type NewspaperMailbox, readNewspaperMailbox } from './newspaper-mailbox.ts'
import type { QuietHours } from '../core/domain/settings.ts'
import {
  ConfigFaults,
  type Env,
  loopback,
  type Origins,
  readHosts,
  readOrigins,
  readQuietHours,
  readRegion,
  readerOf,
  readTimeZone,
} from './env-reader.ts'
import { readSite, type SiteSettings } from './site-settings.ts'
import { readTenant, type Tenant } from './tenant-settings.ts'
import { type Proxy, readProxy } from './way-out.ts'

export type Config = {
  host: string
  port: number
  publicUrl: string | undefined
  /** Whether Teams can tell who looks at a page: without it posts are written in cards. */
  singleSignOn: boolean
  /** The authority's page on personal data; a person's first card links to it. */
  privacyUrl: string | undefined
  /** The authority's name on attestations of presence. */
  authorityName: string | undefined
  metricsPort: number | undefined
  /** Undefined: no tenant, the sandbox replaces it. */
  tenant: Tenant | undefined
  /** `onPurpose`: even where a production install has no tenant. */
  sandbox: { port: number; people: number; onPurpose: boolean }
  databaseUrl: string | undefined
  dataDir: string
  /** Broadcasts per second, at most 50. */
  broadcastPerSecond: number
  turnsPerMinute: number
  fourEyesOver: number
  journalHeadTo: 'channel' | 'admins'
  listNotifications: boolean
  /** Whether Mary writes into the calendars of people who come. */
  calendarEntries: boolean
  /** Whether Exchange limits whose automatic replies Mary may read; if not she reads nobody's. */
  absencesLimited: boolean
  /** The shared mailbox that sends newspapers; undefined: they are sent by hand. */
  newspaperMailbox: NewspaperMailbox | undefined
  listEveryMs: number
  directoryEveryMs: number
  /** For pilots and copies: only its members ever get a card. */
  onlyToGroupId: string | undefined
  locale: Locale
  timeZone: string
  quietHours: QuietHours
  /** Hosts of the authority's own network, whose calendars may be read. */
  agendaHosts: string[]
  /** Where else the authority publishes. */
  networks: NetworkAccounts
  site: SiteSettings
  /** The region whose public holidays count. */
  holidaysRegion: string
  /** The proxy for everything that leaves; undefined: none. */
  proxy: Proxy | undefined
  logLevel: (typeof logLevels)[number]
  urls: Origins
}

const logLevels = ['info', 'warn', 'error', 'debug'] as const

/** Reports every fault at once; throws ConfigFaults, with each variable and what is wrong, never its value. */
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
    absencesLimited: read.oneOf('ABSENCES_LIMITED', ['yes', 'no'], 'no') === 'yes',
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
    proxy: readProxy(read),
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
