import type { Named } from '../actor.ts'
import type { RetentionRule } from '../retention/retention-rule.ts'
import type { Instant } from '../time.ts'
import type { PermissionState } from './permissions.ts'

/** Why Mary connects to a host. */
export const hostUses = [
  'graph',
  'login',
  'teams',
  'botKeys',
  'sharepoint',
  'bluesky',
  'mastodon',
  'wordpress',
  'siteHook',
  'agendaHosts',
  'feeds',
  'database',
] as const
export type HostUse = (typeof hostUses)[number]

/** `host`: as the configuration names it; null: it is the operator's own machine. */
export type ReachedHost = { use: HostUse; host: string | null }

/** Who processes personal data for the authority, besides itself. */
export const processors = ['microsoft', 'bluesky', 'mastodon', 'wordpress', 'site', 'hosting'] as const
export type Processor = (typeof processors)[number]

/** Facts about the running process that depend on its configuration. */
export const switches = [
  'pilot',
  'pictures',
  'tab',
  'publicSite',
  'attestations',
  'absences',
  'calendarEntries',
  'newspaperMail',
  'notifications',
] as const
export type Switch = (typeof switches)[number]

/** As Mary runs now: from her configuration and Graph's token; a secret is never in it. */
export type RunningFacts = {
  /** The controller, in whose name Mary runs; null: not configured. */
  authority: string | null
  /** The authority's own page on personal data; null: there is only Mary's notice. */
  privacyUrl: string | null
  /** Where people read Mary's notice; null: no public address. */
  noticeUrl: string | null
  permissions: PermissionState[]
  hosts: ReachedHost[]
  processors: Processor[]
  on: Switch[]
  /** Whether rows lie on a PostgreSQL server of the operator's, or within the process. */
  database: 'postgres' | 'pglite'
  /** Whether the connection to that server is encrypted; true within the process, where nothing is sent. */
  databaseTls: boolean
  fourEyesOver: number
  /** The mailbox that sends newspapers; null: none. */
  mailbox: string | null
}

/** All that the register and the impact assessment are made of. */
export type RegisterFacts = {
  running: RunningFacts
  rules: RetentionRule[]
  officers: Named[]
  at: Instant
}
