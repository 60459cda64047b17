import type { Capability } from '../capabilities/capability.ts'

/** The permissions of Microsoft Graph that Mary can use, as the table of docs/install.md has them, in its order. */
export const graphPermissions = [
  'Sites.Selected',
  'Sites.ReadWrite.All',
  'User.Read.All',
  'GroupMember.Read.All',
  'TeamsAppInstallation.ReadWriteSelfForUser.All',
  'MailboxSettings.Read',
  'Calendars.ReadWrite',
  'Mail.Send',
  'Channel.ReadBasic.All',
] as const

export type GraphPermission = (typeof graphPermissions)[number]

/** Asked for by one capability alone: while that is off Mary makes no use of it, and nobody has to grant it. */
export const permissionOf: Readonly<Partial<Record<GraphPermission, Capability>>> = {
  'Calendars.ReadWrite': 'events',
  'Mail.Send': 'newspapers',
}

/** The key of its words: a dot would split it. */
export type PermissionKey =
  'sites' | 'allSites' | 'users' | 'groups' | 'installs' | 'mailboxes' | 'calendars' | 'mail' | 'channels'

export const permissionKeys: Readonly<Record<GraphPermission, PermissionKey>> = {
  'Sites.Selected': 'sites',
  'Sites.ReadWrite.All': 'allSites',
  'User.Read.All': 'users',
  'GroupMember.Read.All': 'groups',
  'TeamsAppInstallation.ReadWriteSelfForUser.All': 'installs',
  'MailboxSettings.Read': 'mailboxes',
  'Calendars.ReadWrite': 'calendars',
  'Mail.Send': 'mail',
  'Channel.ReadBasic.All': 'channels',
}

/** Granted by Exchange to some mailboxes alone, as docs/install.md tells: no token says so. */
const byExchange: readonly GraphPermission[] = ['MailboxSettings.Read', 'Calendars.ReadWrite', 'Mail.Send']

/**
 * `used`: the configuration makes use of it. `granted`: Graph's own token has it; exchange: it is not in the token, and
 * Exchange grants it; null: unknown.
 */
export type PermissionState = {
  name: string
  key: PermissionKey | null
  used: boolean
  granted: boolean | 'exchange' | null
}

/** Each permission that Mary knows, then others that were granted: the least is asked for, so that more is shown. */
export function permissionStates(
  used: ReadonlySet<GraphPermission>,
  granted: readonly string[] | null,
): PermissionState[] {
  const known = graphPermissions.map(name => ({
    name,
    key: permissionKeys[name],
    used: used.has(name),
    granted: granted && grantOf(name, granted, used),
  }))
  const names: readonly string[] = graphPermissions
  const beside = (granted ?? []).filter(name => !names.includes(name)).toSorted()
  return [...known, ...beside.map(name => ({ name, key: null, used: false, granted: true }))]
}

function grantOf(
  name: GraphPermission,
  granted: readonly string[],
  used: ReadonlySet<GraphPermission>,
): PermissionState['granted'] {
  if (granted.includes(name)) return true
  return used.has(name) && byExchange.includes(name) ? 'exchange' : false
}
