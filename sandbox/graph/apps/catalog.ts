import type { Incoming, Route } from '../../router.ts'
import type { Town } from '../../town/town.ts'
import { badRequest, GraphFailure } from '../failure.ts'
import { parseFilter } from '../odata/filter.ts'
import { matches } from '../odata/match.ts'
import { takePage } from '../odata/page.ts'
import { readExpand } from '../odata/query.ts'

type View = Record<string, unknown>

/** The app's id in its manifest is the bot's own id, as the packaging does it. */
export function appView(town: Town): View {
  return { id: town.teamsAppId, externalId: town.appId, displayName: 'Mary', distributionMethod: 'organization' }
}

export function appDefinitionView(town: Town): View {
  return {
    id: Buffer.from(`1##${town.teamsAppId}`).toString('base64'),
    teamsAppId: town.teamsAppId,
    displayName: 'Mary',
    version: '1.0.0',
    publishingState: 'published',
    shortDescription: 'Communication interne',
    description: 'Communication interne',
    lastModifiedDateTime: null,
    createdBy: null,
  }
}

/** The organisation's catalogue holds Mary; the store around it plays no part. */
export function catalogRoutes(town: Town, origin: () => string): Route[] {
  return [
    [
      'GET',
      '/v1.0/appCatalogs/teamsApps',
      async request => {
        const text = request.query.get('$filter')
        const all = [appView(town)]
        const found = text === null ? all : all.filter(app => matches(parseFilter(text), path => app[path]))
        const { rows, ...next } = takePage(request, origin(), found, { byDefault: 100, most: 999 })
        const context = { '@odata.context': `${origin()}/v1.0/$metadata#appCatalogs/teamsApps` }
        return { status: 200, body: { ...context, ...next, value: rows.map(app => expanded(town, app, request)) } }
      },
    ],
    [
      'GET',
      '/v1.0/appCatalogs/teamsApps/:appId',
      async request => {
        if (request.params.appId !== town.teamsAppId) throw noApp()
        const context = `${origin()}/v1.0/$metadata#appCatalogs/teamsApps/$entity`
        return { status: 200, body: { '@odata.context': context, ...expanded(town, appView(town), request) } }
      },
    ],
  ]
}

export const noApp = (): GraphFailure => new GraphFailure(404, 'NotFound', 'App not found in the catalog.')

function expanded(town: Town, app: View, request: Incoming): View {
  const names = readExpand(request.query).map(({ name }) => name)
  if (names.some(name => name !== 'appDefinitions')) throw badRequest('Only appDefinitions can be expanded.')
  return names.length === 0 ? app : { ...app, appDefinitions: [appDefinitionView(town)] }
}
