/** The town as data. Everything here is generated from a seed; what people and Mary do to it lies in shelves. */

/** Why a person may be out of Mary's reach; `well` = an ordinary agent with Teams and the app installed. */
export type Situation = 'well' | 'not-installed' | 'blocked' | 'no-teams' | 'on-leave' | 'gone'

/** What a person is in the authority; a person may be several. */
export type Role =
  'agent' | 'head' | 'deputy' | 'correspondent' | 'comms' | 'admin' | 'cabinet' | 'executive' | 'dpo' | 'archivist'

export type Person = {
  /** Entra object id (GUID). */
  id: string
  /** Teams id, `29:…`. */
  teamsId: string
  firstName: string
  lastName: string
  displayName: string
  mail: string
  jobTitle: string
  /** Entra's `department`, an alias as people typed it; null for the few whose department is unknown. */
  department: string | null
  managerId: string | null
  roles: Role[]
  userType: 'Member' | 'Guest'
  /** A shared mailbox or a room, never a human being. */
  kind: 'person' | 'room' | 'shared'
  accountEnabled: boolean
  preferredLanguage: string | null
  situation: Situation
}

export type Department = {
  name: string
  /** Other spellings found in Entra's `department`. */
  aliases: string[]
  headId: string
  deputyId: string | null
  correspondentId: string
}

export type Group = {
  id: string
  displayName: string
  /** Ids of people, and of groups nested in it. */
  members: string[]
  /** People who look after it, in it or not. */
  owners: string[]
}

export type Team = {
  /** Entra group id. */
  id: string
  /** `19:…@thread.tacv2` of the team itself. */
  threadId: string
  displayName: string
  channels: { id: string; displayName: string }[]
  /** Deleted, and may be restored. */
  deleted?: { id: string; displayName: string }[]
  members: string[]
  owners: string[]
}

export type Town = {
  name: string
  tenantId: string
  /** The bot's Entra application (client) id and its secret. */
  appId: string
  appPassword: string
  /** The app's id in the organisation's Teams catalogue, and the id in its manifest. */
  teamsAppId: string
  people: Person[]
  departments: Department[]
  groups: Group[]
  teams: Team[]
  site: { id: string; displayName: string; webUrl: string; driveId: string }
  /** Ids of the groups that play a part in Mary's configuration. */
  agentsGroupId: string
  commsGroupId: string
  adminGroupId: string
  dpoGroupId: string
  archivistGroupId: string
  fallbackGroupId: string
  commsTeamId: string
  commsChannelId: string
}
