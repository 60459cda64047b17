import type { Answer, Handler, Incoming, Route } from '../router.ts'
import type { Team } from '../town/town.ts'
import { notFound, notInRoster } from './errors.ts'
import type { World } from '../world/world.ts'

/** Teams, their channels, and what people pasted or attached. */
export function teamRoutes(world: World, open: (handler: Handler) => Handler): Route[] {
  return [
    ['GET', '/v3/teams/:id', open(async request => withTeam(world, request, details))],
    ['GET', '/v3/teams/:id/conversations', open(async request => withTeam(world, request, channels))],
    ['GET', '/v3/attachments/:id', open(async request => attachment(world, request))],
    ['GET', '/v3/attachments/:id/views/:view', open(async request => bytes(world, request))],
    // The address itself is the permission, as for OneDrive's download links.
    ['GET', '/onedrive/:id/:name', async request => served(world.files.open(request.params['id'] ?? ''))],
  ]
}

function withTeam(world: World, request: Incoming, answer: (team: Team) => object): Answer {
  const team = world.town.teams.find(one => one.threadId === request.params['id'])
  if (team === undefined) return notFound
  return team.id === world.town.commsTeamId ? { status: 200, body: answer(team) } : notInRoster
}

function details(team: Team): object {
  const counts = { channelCount: team.channels.length, memberCount: team.members.length }
  return { id: team.threadId, name: team.displayName, aadGroupId: team.id, ...counts }
}

/** Teams gives the general channel, whose id is the team's own, without a name. */
function channels(team: Team): object {
  const list = team.channels.map(({ id, displayName }) => (id === team.threadId ? { id } : { id, name: displayName }))
  return { conversations: list }
}

function attachment(world: World, request: Incoming): Answer {
  const file = world.files.get(request.params['id'] ?? '')
  if (file === undefined) return notFound
  const { name, contentType, size } = file.note
  return { status: 200, body: { name, type: contentType, views: [{ viewId: 'original', size }] } }
}

function bytes(world: World, request: Incoming): Answer {
  return served(world.files.get(request.params['id'] ?? ''))
}

function served(file: ReturnType<World['files']['get']>): Answer {
  if (file === undefined) return notFound
  return { status: 200, body: file.bytes, headers: { 'Content-Type': file.note.contentType } }
}
