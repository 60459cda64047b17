import { guid } from '../core/domain/text.ts'
import type { Reader } from './env-reader.ts'

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
  /** The archivists, who give a visa before a public archive is eliminated. */
  archivistGroupId: string | undefined
  fallbackGroupId: string | undefined
  /** The people who approve emergencies; undefined: the communication team. */
  onCallGroupId: string | undefined
  /** The team's Entra group id, or its `19:…` thread id. */
  commsTeamId: string | undefined
  commsChannelId: string
  /** Id in the organisation's Teams catalogue. */
  teamsAppId: string | undefined
}

/** Without one of these there is no tenant; the app's credential is read apart. */
export const tenantNames = [
  'MicrosoftAppId',
  'MicrosoftAppTenantId',
  'SHAREPOINT_SITE_ID',
  'COMMS_GROUP_ID',
  'COMMS_CHANNEL_ID',
] as const

export const groupVariables = {
  COMMS_GROUP_ID: 'commsGroupId',
  AGENTS_GROUP_ID: 'agentsGroupId',
  ADMIN_GROUP_ID: 'adminGroupId',
  DPO_GROUP_ID: 'dpoGroupId',
  ARCHIVIST_GROUP_ID: 'archivistGroupId',
  FALLBACK_APPROVERS_GROUP_ID: 'fallbackGroupId',
  ON_CALL_GROUP_ID: 'onCallGroupId',
} as const satisfies Record<string, keyof Tenant>

/** All or nothing: half of a tenant is a mistake that must not start. */
export function readTenant(read: Reader): Tenant | undefined {
  const names = [...tenantNames, 'MicrosoftAppPassword', 'MANAGED_IDENTITY_CLIENT_ID']
  const given = names.filter(name => read.text(name) !== undefined)
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

/** The app's credential: a secret, or a managed identity; never both, since it would be unclear which one counts. */
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
