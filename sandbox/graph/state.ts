import type { Fault } from '../faults.ts'
import type { Keys } from '../keys.ts'
import type { Outbox } from '../world/outbox.ts'
import type { Register } from '../world/register.ts'
import type { Away } from '../world/reach.ts'
import type { SharePoint } from './sharepoint/sharepoint.ts'
import type { Subscriptions } from './subscriptions/subscriptions.ts'

export type Permissions = {
  createLists: boolean
  readVersions: boolean
  /** All who see the site write in its lists, as its owner found them; else comms and administrators alone. */
  membersWrite: boolean
  installApps: boolean
  readMailboxes: boolean
  writeCalendars: boolean
  subscribeToLists: boolean
  sendMail: boolean
}

export const allPermissions: Readonly<Permissions> = {
  createLists: true,
  readVersions: true,
  membersWrite: true,
  installApps: true,
  readMailboxes: true,
  writeCalendars: true,
  subscribeToLists: true,
  sendMail: true,
}

/** As Entra names what was granted; what Exchange alone grants is in no token. */
export function grantedRoles({
  installApps,
  readMailboxes,
  writeCalendars,
  subscribeToLists,
  sendMail,
}: Permissions): string[] {
  const granted: [string, boolean][] = [
    ['Sites.Selected', true],
    ['Sites.ReadWrite.All', subscribeToLists],
    ['User.Read.All', true],
    ['GroupMember.Read.All', true],
    ['TeamsAppInstallation.ReadWriteSelfForUser.All', installApps],
    ['MailboxSettings.Read', readMailboxes],
    ['Calendars.ReadWrite', writeCalendars],
    ['Mail.Send', sendMail],
    ['Channel.ReadBasic.All', true],
  ]
  return granted.flatMap(([name, isGranted]) => (isGranted ? [name] : []))
}

/** What Graph needs of the rest of the sandbox. */
export type GraphState = {
  keys: Keys
  /** Origin of the protocol server, no trailing slash. */
  origin: () => string
  faults: { draw: (target: 'graph') => Fault | undefined }
  /** What the app was granted; changes while the sandbox runs. */
  permissions: Permissions
  sharePoint: SharePoint
  subscriptions: Subscriptions
  /** What was sent by e-mail. */
  outbox: Outbox
  /** What became of the directory. */
  register: Register
  install: (personId: string) => Promise<void>
  uninstall: (personId: string) => Promise<void>
  installed: (personId: string) => boolean
  /** A licence for Teams, and an account that is open. */
  hasTeams: (personId: string) => boolean
  /** The person's automatic replies. */
  away: (personId: string) => Away
  /** The chat between that person and the bot. */
  conversationOf: (personId: string) => string
  /** Resource units that a request to SharePoint costs; answers how many ms too early it came, 0: none. */
  spend?: (units: number) => number
  /** Hears of each request, for the counts. */
  requested?: (path: string) => void
  /** Hears the status of each answer that is an error. */
  refused?: (status: number) => void
  /** Takes note of what Exchange would let pass, and some reader's program would not. */
  mind?: (what: string, at: { method: string; path: string }) => void
  /** Hears of each answer that was kept back after the work was done. */
  cut?: () => void
}
