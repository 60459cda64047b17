import { type Graph, segment } from '../graph.ts'
import { forbidden, isRefusal } from '../transport/failure.ts'

const needs = 'TeamsAppInstallation.ReadWriteSelfForUser.All'

type Outcome = 'installed' | 'not-allowed' | 'no-teams'

/** https://learn.microsoft.com/graph/api/userteamwork-post-installedapps: 201 has no body, 409: already there. */
export async function installApp(graph: Graph, person: string, teamsAppId: string): Promise<Outcome> {
  const app = { 'teamsApp@odata.bind': `${graph.root}/appCatalogs/teamsApps/${segment(teamsAppId)}` }
  try {
    await graph.send('POST', `/users/${segment(person)}/teamwork/installedApps`, app, { needs })
    return 'installed'
  } catch (error) {
    if (isRefusal(error, 409)) return 'installed'
    if (isRefusal(error, 404)) return 'no-teams'
    const no = forbidden(error)
    if (!no) throw error
    // One status for three reasons: the app's permission, the tenant's policy, a person without a Teams licence.
    return /licen[cs]e/i.test(`${no.code} ${no.detail}`) ? 'no-teams' : 'not-allowed'
  }
}
