import type { Answer, Handler, Incoming, Route } from '../../router.ts'
import type { Team, Town } from '../../town/town.ts'
import { GraphFailure } from '../failure.ts'
import { parseFilter } from '../odata/filter.ts'
import { matches } from '../odata/match.ts'
import { pickSelected, readExpand, readSelect } from '../odata/query.ts'
import { appDefinitionView, appView } from './catalog.ts'

type View = Record<string, unknown>

/** Teams with their channels and the app in them. */
export function teamRoutes(town: Town, origin: () => string): Route[] {
  const ofTeam =
    (serve: (team: Team, request: Incoming) => Answer): Handler =>
    async request => {
      const team = town.teams.find(each => each.id === request.params.teamId)
      if (team === undefined) throw new GraphFailure(404, 'NotFound', 'No team found with that group id.')
      return serve(team, request)
    }
  const answer = (kind: string, body: View): Answer => ({
    status: 200,
    body: { '@odata.context': `${origin()}/v1.0/$metadata#${kind}`, ...body },
  })
  const collection = (kind: string, value: View[]): Answer => answer(kind, { '@odata.count': value.length, value })
  return [
    ['GET', '/v1.0/teams/:teamId', ofTeam(team => answer('teams/$entity', teamView(town, team)))],
    [
      'GET',
      '/v1.0/teams/:teamId/channels',
      ofTeam((team, request) => collection(`teams('${team.id}')/channels`, channelsOf(town, team, request))),
    ],
    [
      'GET',
      '/v1.0/teams/:teamId/channels/:channelId',
      ofTeam((team, request) => {
        const channel = channelsOf(town, team, request).find(each => each.id === request.params.channelId)
        if (channel === undefined) throw new GraphFailure(404, 'NotFound', 'No channel found with that id.')
        return answer(`teams('${team.id}')/channels/$entity`, channel)
      }),
    ],
    [
      'GET',
      '/v1.0/teams/:teamId/installedApps',
      ofTeam((team, request) => collection(`teams('${team.id}')/installedApps`, installedIn(town, team, request))),
    ],
  ]
}

function teamView(town: Town, team: Team): View {
  return {
    id: team.id,
    displayName: team.displayName,
    description: null,
    internalId: team.threadId,
    isArchived: false,
    tenantId: town.tenantId,
    visibility: 'private',
    webUrl: `https://teams.microsoft.com/l/team/${encodeURIComponent(team.threadId)}/conversations?groupId=${team.id}`,
  }
}

function channelsOf(town: Town, team: Team, request: Incoming): View[] {
  const text = request.query.get('$filter')
  const views = team.channels.map(({ id, displayName }): View => ({
    id,
    displayName,
    createdDateTime: '2026-01-05T08:00:00Z',
    description: null,
    email: null,
    isArchived: false,
    isFavoriteByDefault: null,
    membershipType: 'standard',
    tenantId: town.tenantId,
    webUrl:
      'https://teams.microsoft.com/l/channel/' +
      `${encodeURIComponent(id)}/${encodeURIComponent(displayName)}?groupId=${team.id}`,
  }))
  const found = text === null ? views : views.filter(view => matches(parseFilter(text), path => view[path]))
  const select = readSelect(request.query)
  return select === undefined
    ? found
    : found.map(view => pickSelected(view, [...select], [], 'microsoft.graph.channel'))
}

/** Mary is installed in the communication team's team. */
function installedIn(town: Town, team: Team, request: Incoming): View[] {
  if (team.id !== town.commsTeamId) return []
  const names = readExpand(request.query).map(({ name }) => name)
  return [
    {
      id: Buffer.from(`1##${team.id}##${town.teamsAppId}`).toString('base64'),
      ...(names.includes('teamsApp') ? { teamsApp: appView(town) } : {}),
      ...(names.includes('teamsAppDefinition') ? { teamsAppDefinition: appDefinitionView(town) } : {}),
    },
  ]
}
