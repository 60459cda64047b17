import type { Tenant } from '../settings/tenant-settings.ts'
import { type Graph, segment } from './graph.ts'
import { forbidden, isRefusal } from './transport/failure.ts'

/** `without`: what Mary cannot do then. `optional`: she does everything else. */
export type Permission = { name: string; without: string; optional: boolean }

type Probe = Permission & { path: string }

/**
 * Each permission is tried with one row that it allows to read. Two are missing here: installing Mary, or reading
 * automatic replies, could only be tried on a person.
 */
function probesOf({ siteId, commsGroupId, commsTeamId }: Tenant): Probe[] {
  const site = `/sites/${siteId.split('/').map(segment).join('/')}`
  const team = commsTeamId === undefined || commsTeamId.startsWith('19:') ? [] : [commsTeamId]
  return [
    { name: 'Sites.Selected', path: `${site}?$select=id`, without: 'the lists are out of reach', optional: false },
    {
      name: 'User.Read.All',
      path: '/users?$top=1&$select=id',
      without: 'no approver and no audience is found',
      optional: false,
    },
    {
      name: 'GroupMember.Read.All',
      path: `/groups/${segment(commsGroupId)}/members?$top=1&$select=id`,
      without: 'nobody is recognised',
      optional: false,
    },
    ...team.map(id => ({
      name: 'Channel.ReadBasic.All',
      path: `/teams/${segment(id)}/channels?$select=id`,
      without: 'the channel is not checked at start',
      optional: true,
    })),
  ]
}

/** Permissions to read that this identity lacks. Throws `Unavailable`; `Misconfigured` if it may not sign in. */
export async function missingPermissions(graph: Graph, tenant: Tenant): Promise<Permission[]> {
  const missing: Permission[] = []
  for (const { path, ...permission } of probesOf(tenant))
    if (!(await allowed(graph, path, permission.name))) missing.push(permission)
  return missing
}

/** Something missing, or a wrong request, shows that the permission is there. */
async function allowed(graph: Graph, path: string, needs: string): Promise<boolean> {
  try {
    await graph.get(path, { needs })
    return true
  } catch (error) {
    if (forbidden(error)) return false
    if (isRefusal(error, 400, 404)) return true
    throw error
  }
}
