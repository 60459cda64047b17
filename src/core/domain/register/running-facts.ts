import type { Named } from '../actor.ts'
import type { RetentionRule } from '../retention/retention-rule.ts'
import type { Instant } from '../time.ts'
import type { PermissionState } from './permissions.ts'

/** What a host is spoken to for. */
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

/** Said of the very process that runs, where they differ by configuration. */
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
  /** In whose name: the controller; null: nobody said. */
  authority: string | null
  /** The authority's own page on personal data; null: Mary's notice stands alone. */
  privacyUrl: string | null
  /** Where Mary's notice is read; null: no public address. */
  noticeUrl: string | null
  permissions: PermissionState[]
  hosts: ReachedHost[]
  processors: Processor[]
  on: Switch[]
  /** Whether rows lie on a PostgreSQL server of the operator's, or within the process. */
  database: 'postgres' | 'pglite'
  /** Whether what goes to that server and comes back is encrypted; within the process nothing goes. */
  databaseTls: boolean
  fourEyesOver: number
  /** The mailbox that newspapers leave from; null: none. */
  mailbox: string | null
}

/** All that the register and the impact assessment are made of. */
export type RegisterFacts = {
  running: RunningFacts
  rules: RetentionRule[]
  officers: Named[]
  at: Instant
}
