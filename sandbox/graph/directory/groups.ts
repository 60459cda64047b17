import type { Answer, Handler, Incoming, Route } from '../../router.ts'
import type { Group, Person } from '../../town/town.ts'
import { noResource } from '../failure.ts'
import { pickSelected, readSelect } from '../odata/query.ts'
import { collectionAnswer } from './collection.ts'
import { deltaAnswer } from './delta.ts'
import type { Directory } from './directory.ts'
import { findRows } from './find.ts'
import { trackedGroups } from './group-delta.ts'
import type { MemberRow, Rows } from './rows.ts'
import { countAnswer } from './users.ts'
import { groupDefaults, groupView, userDefaults } from './views.ts'

const groupType = 'microsoft.graph.group'
const shape = { context: 'groups', type: groupType, defaults: groupDefaults }
const memberDefaults = [...new Set([...userDefaults, ...groupDefaults])]

/** Groups and who is in them, directly or through other groups. */
export function groupRoutes(directory: Directory, rowsOf: Rows, origin: () => string): Route[] {
  const delta: Handler = async request => deltaAnswer(request, origin(), directory.register, trackedGroups(directory))
  const rows = directory.town.groups.map(group => ({ view: groupView(directory, group) }))
  const ofGroup =
    (serve: (group: Group, request: Incoming) => Answer): Handler =>
    async request => {
      const id = request.params.groupId ?? ''
      const group = directory.group(id)
      if (group === undefined) throw noResource(id)
      return serve(group, request)
    }
  return [
    ['GET', '/v1.0/groups', async request => collectionAnswer(request, origin(), rows, shape)],
    ['GET', '/v1.0/groups/delta', delta],
    ['GET', '/v1.0/groups/delta()', delta],
    [
      'GET',
      '/v1.0/groups/:groupId',
      ofGroup((group, request) => ({
        status: 200,
        body: {
          '@odata.context': `${origin()}/v1.0/$metadata#groups/$entity`,
          ...pickSelected(groupView(directory, group), readSelect(request.query), groupDefaults, groupType),
        },
      })),
    ],
    ...memberRoutes(rowsOf, origin, 'members', ofGroup, group => directory.members(group)),
    ...memberRoutes(rowsOf, origin, 'transitiveMembers', ofGroup, group => directory.membersWithin(group)),
    ...memberRoutes(rowsOf, origin, 'owners', ofGroup, group => directory.owners(group)),
  ]
}

function memberRoutes(
  kept: Rows,
  origin: () => string,
  name: string,
  ofGroup: (serve: (group: Group, request: Incoming) => Answer) => Handler,
  membersOf: (group: Group) => (Person | Group)[],
): Route[] {
  const rowsOf = (group: Group): MemberRow[] => kept.of(`${name} ${group.id}`, () => membersOf(group))
  const people = (group: Group): MemberRow[] => rowsOf(group).filter(row => row.isPerson)
  const path = `/v1.0/groups/:groupId/${name}`
  const userShape = { context: 'users', type: 'microsoft.graph.user', defaults: userDefaults, plainFilter: false }
  return [
    ['GET', path, ofGroup((group, request) => mixedAnswer(request, origin(), rowsOf(group)))],
    [
      'GET',
      `${path}/$count`,
      ofGroup((group, request) => countAnswer(request, findRows(request, rowsOf(group), false).length)),
    ],
    [
      'GET',
      `${path}/microsoft.graph.user`,
      ofGroup((group, request) => collectionAnswer(request, origin(), people(group), userShape)),
    ],
    [
      'GET',
      `${path}/microsoft.graph.user/$count`,
      ofGroup((group, request) => countAnswer(request, findRows(request, people(group), false).length)),
    ],
  ]
}

/** People and groups side by side: each shows the properties of its own type, and which type it is. */
function mixedAnswer(request: Incoming, origin: string, rows: MemberRow[]): Answer {
  const select = readSelect(request.query)
  const known = (view: Record<string, unknown>): Record<string, unknown> =>
    Object.fromEntries((select ?? memberDefaults).filter(name => name in view).map(name => [name, view[name]]))
  const typed = rows.map(({ view, isPerson }) => ({
    view: { '@odata.type': isPerson ? '#microsoft.graph.user' : `#${groupType}`, ...view },
    isPerson,
  }))
  const answer = collectionAnswer(dropSelect(request), origin, typed, {
    context: 'directoryObjects',
    type: 'microsoft.graph.directoryObject',
    defaults: ['*'],
    plainFilter: false,
  })
  const body = answer.body as { value: Record<string, unknown>[]; '@odata.nextLink'?: string }
  const next = body['@odata.nextLink']
  return {
    ...answer,
    body: {
      ...body,
      ...(next === undefined || select === undefined
        ? {}
        : { '@odata.nextLink': `${next}&$select=${select.join(',')}` }),
      value: body.value.map(view => ({ '@odata.type': view['@odata.type'], ...known(view) })),
    },
  }
}

function dropSelect(request: Incoming): Incoming {
  const query = new URLSearchParams(request.query)
  query.delete('$select')
  return { ...request, query }
}
