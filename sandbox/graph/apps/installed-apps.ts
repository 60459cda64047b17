import type { Answer, Handler, Incoming, Route } from '../../router.ts'
import type { Person, Town } from '../../town/town.ts'
import type { Directory } from '../directory/directory.ts'
import { badRequest, GraphFailure } from '../failure.ts'
import { parseFilter } from '../odata/filter.ts'
import { matches } from '../odata/match.ts'
import { readExpand } from '../odata/query.ts'
import type { GraphState } from '../state.ts'
import { appDefinitionView, appView, noApp } from './catalog.ts'

type Serve = (person: Person, request: Incoming) => Promise<Answer>

/** The app in the personal scope of people: https://learn.microsoft.com/graph/api/userteamwork-post-installedapps */
export function installedAppRoutes(directory: Directory, state: GraphState): Route[] {
  const { town } = directory
  const path = '/v1.0/users/:userId/teamwork/installedApps'
  const ofPerson =
    (serve: Serve): Handler =>
    async request =>
      serve(personOf(directory, state, request), request)
  const ofInstallation = (serve: Serve): Handler =>
    ofPerson(async (person, request) => {
      if (!isInstalled(town, state, person, request.params.installationId)) throw noInstallation()
      return serve(person, request)
    })
  const context = (kind: string): string => `${state.origin()}/v1.0/$metadata#${kind}`
  return [
    [
      'GET',
      path,
      ofPerson(async (person, request) => ({
        status: 200,
        body: {
          '@odata.context': context(`users('${person.id}')/teamwork/installedApps`),
          value: listFor(town, state, person, request),
        },
      })),
    ],
    ['POST', path, ofPerson((person, request) => install(town, state, person, request))],
    [
      'GET',
      `${path}/:installationId`,
      ofInstallation(async (person, request) => ({
        status: 200,
        body: {
          '@odata.context': context('userScopeTeamsAppInstallation'),
          ...installationView(town, person, request),
        },
      })),
    ],
    [
      'DELETE',
      `${path}/:installationId`,
      ofInstallation(async person => {
        mayInstall(state)
        await state.uninstall(person.id)
        return { status: 204 }
      }),
    ],
    [
      'GET',
      `${path}/:installationId/chat`,
      ofInstallation(async person => ({
        status: 200,
        body: { '@odata.context': context('chats/$entity'), ...chatView(town, state.conversationOf(person.id)) },
      })),
    ],
  ]
}

export const installationId = (person: Person, town: Town): string =>
  Buffer.from(`${person.id}##${town.teamsAppId}`).toString('base64')

const noInstallation = (): GraphFailure => new GraphFailure(404, 'NotFound', 'No app installation was found.')

function personOf(directory: Directory, state: GraphState, request: Incoming): Person {
  const person = directory.person(request.params.userId ?? '')
  if (person === undefined) throw new GraphFailure(404, 'NotFound', 'The user was not found.')
  if (!person.accountEnabled) throw new GraphFailure(404, 'NotFound', 'The user account is not enabled.')
  if (!state.hasTeams(person.id)) throw new GraphFailure(403, 'Forbidden', 'The user has no licence for Teams.')
  return person
}

function isInstalled(town: Town, state: GraphState, person: Person, id: string | undefined): boolean {
  return state.installed(person.id) && id === installationId(person, town)
}

function mayInstall(state: GraphState): void {
  if (state.permissions.installApps) return
  throw new GraphFailure(
    403,
    'Forbidden',
    'Missing role permissions on the request. API requires one of ' +
      "'TeamsAppInstallation.ReadWriteSelfForUser.All, TeamsAppInstallation.ReadWriteForUser.All'.",
  )
}

async function install(town: Town, state: GraphState, person: Person, request: Incoming): Promise<Answer> {
  mayInstall(state)
  const bound = (request.body as Record<string, unknown> | null | undefined)?.['teamsApp@odata.bind']
  if (typeof bound !== 'string') throw badRequest('teamsApp@odata.bind is required.')
  const appId = /\/appCatalogs\/teamsApps(?:\/([^/(']+)|\('([^']+)'\))$/.exec(bound)
  if ((appId?.[1] ?? appId?.[2]) !== town.teamsAppId) throw noApp()
  if (state.installed(person.id)) throw new GraphFailure(409, 'Conflict', 'The app is already installed for the user.')
  await state.install(person.id)
  const location = `/users('${person.id}')/teamwork/installedApps('${installationId(person, town)}')`
  return { status: 201, headers: { location } }
}

function listFor(town: Town, state: GraphState, person: Person, request: Incoming): unknown[] {
  if (!state.installed(person.id)) return []
  const text = request.query.get('$filter')
  const known: Record<string, unknown> = { id: installationId(person, town) }
  for (const part of ['teamsApp/', 'teamsAppDefinition/']) {
    const view = part === 'teamsApp/' ? appView(town) : appDefinitionView(town)
    for (const [name, value] of Object.entries(view)) known[`${part}${name}`] = value
  }
  const fits = text === null || matches(parseFilter(text), path => known[path])
  return fits ? [installationView(town, person, request)] : []
}

function installationView(town: Town, person: Person, request: Incoming): Record<string, unknown> {
  const names = readExpand(request.query).map(({ name }) => name)
  return {
    id: installationId(person, town),
    ...(names.includes('teamsApp') ? { teamsApp: appView(town) } : {}),
    ...(names.includes('teamsAppDefinition') ? { teamsAppDefinition: appDefinitionView(town) } : {}),
  }
}

function chatView(town: Town, id: string): Record<string, unknown> {
  return {
    id,
    topic: null,
    chatType: 'oneOnOne',
    createdDateTime: '2026-01-05T08:00:00Z',
    lastUpdatedDateTime: '2026-01-05T08:00:00Z',
    tenantId: town.tenantId,
    webUrl: `https://teams.microsoft.com/l/chat/${encodeURIComponent(id)}/0?tenantId=${town.tenantId}`,
  }
}
