import type { Route } from '../router.ts'
import type { Department, Town } from '../town/town.ts'
import { ok, type TownApi } from './api.ts'

/** What the town is, and what lies in its lists, library and files. */
export function aboutRoutes(api: TownApi): Route[] {
  const { world, sharePoint } = api
  return [
    [
      'GET',
      '/town',
      async () => {
        const bot = { url: api.bot.url, up: await api.bot.look() }
        return ok({ ...about(world.town, world.origin), bot })
      },
    ],
    ['GET', '/town/lists', async () => ok(sharePoint.lists())],
    ['GET', '/town/drive', async () => ok(sharePoint.files())],
    [
      'GET',
      '/town/drive/:id/content',
      async request => {
        const id = request.params['id'] ?? ''
        const type = sharePoint.files().find(file => file.id === id)?.contentType
        return served(sharePoint.content(id), type)
      },
    ],
    [
      'GET',
      '/town/files/:id',
      async request => {
        const file = world.files.get(request.params['id'] ?? '')
        return served(file?.bytes, file?.note.contentType)
      },
    ],
  ]
}

/** Only pictures are shown by the browser; anything else is a download, never a page of ours. */
function served(bytes: Buffer | undefined, contentType = 'application/octet-stream') {
  if (bytes === undefined) return { status: 404 }
  const isPicture = /^image\/(png|jpeg|gif|webp)$/.test(contentType)
  const headers: Record<string, string> = {
    'content-type': isPicture ? contentType : 'application/octet-stream',
    'x-content-type-options': 'nosniff',
    ...(isPicture ? {} : { 'content-disposition': 'attachment' }),
  }
  return { status: 200, body: bytes, headers }
}

function about(town: Town, origin: string): object {
  const team = town.teams.find(one => one.id === town.commsTeamId)
  const channel = team?.channels.find(one => one.id === town.commsChannelId)
  return {
    name: town.name,
    tenantId: town.tenantId,
    appId: town.appId,
    teamsAppId: town.teamsAppId,
    peopleCount: town.people.length,
    departments: departments(town),
    groups: {
      agents: town.agentsGroupId,
      comms: town.commsGroupId,
      admin: town.adminGroupId,
      dpo: town.dpoGroupId,
      archivist: town.archivistGroupId,
      fallback: town.fallbackGroupId,
    },
    site: town.site,
    team: {
      id: town.commsTeamId,
      name: team?.displayName,
      threadId: team?.threadId,
      channelId: town.commsChannelId,
      channelName: channel?.displayName,
      channels: team?.channels.map(({ id, displayName }) => ({ id, name: displayName })),
    },
    urls: { graph: origin, login: origin, teams: origin, openid: origin },
  }
}

function departments(town: Town): (Department & { people: number })[] {
  const counts = new Map<string, number>()
  for (const { department } of town.people) {
    if (department !== null) counts.set(department, (counts.get(department) ?? 0) + 1)
  }
  return town.departments.map(one => ({
    ...one,
    people: [...new Set([one.name, ...one.aliases])].reduce((sum, name) => sum + (counts.get(name) ?? 0), 0),
  }))
}
