import { createPattern } from '../pattern.ts'

/** Which type of `@microsoft/microsoft-graph-types` a body has. */
export type Bodies = { asked?: string; answered?: string; isCollection?: boolean }

type Line = [method: string, path: string, answered: string, options?: { asked?: string; isCollection?: true }]

const list = '/v1.0/sites/:s/lists/:l'
const many = { isCollection: true } as const
const drives = ['/v1.0/drives/:d', '/v1.0/sites/:s/drive']

const lines: Line[] = [
  ['GET', '/v1.0/users', 'User', many],
  ['GET', '/v1.0/users/delta', 'User', many],
  ['GET', '/v1.0/users/:u', 'User'],
  ['GET', '/v1.0/users/:u/manager', 'User'],
  ['GET', '/v1.0/users/:u/mailboxSettings', 'MailboxSettings'],
  ['GET', '/v1.0/users/:u/events', 'Event', many],
  ['POST', '/v1.0/users/:u/events', 'Event', { asked: 'Event' }],
  ['PATCH', '/v1.0/users/:u/events/:e', 'Event', { asked: 'Event' }],
  ['GET', '/v1.0/groups', 'Group', many],
  ['GET', '/v1.0/groups/delta', 'Group', many],
  ['GET', '/v1.0/groups/:g', 'Group'],
  ['GET', '/v1.0/groups/:g/members', 'DirectoryObject', many],
  ['GET', '/v1.0/groups/:g/transitiveMembers', 'DirectoryObject', many],
  ['GET', '/v1.0/groups/:g/members/microsoft.graph.user', 'User', many],
  ['GET', '/v1.0/groups/:g/transitiveMembers/microsoft.graph.user', 'User', many],
  ['GET', '/v1.0/groups/:g/owners', 'DirectoryObject', many],
  ['GET', '/v1.0/groups/:g/owners/microsoft.graph.user', 'User', many],
  ['GET', '/v1.0/sites/:h:/:p*', 'Site'],
  ['GET', '/v1.0/sites/:s', 'Site'],
  ['GET', '/v1.0/sites/:s/lists', 'List', many],
  ['POST', '/v1.0/sites/:s/lists', 'List', { asked: 'List' }],
  ['GET', list, 'List'],
  ['GET', `${list}/columns`, 'ColumnDefinition', many],
  ['POST', `${list}/columns`, 'ColumnDefinition', { asked: 'ColumnDefinition' }],
  ['GET', `${list}/columns/:c`, 'ColumnDefinition'],
  ['PATCH', `${list}/columns/:c`, 'ColumnDefinition', { asked: 'ColumnDefinition' }],
  ['GET', `${list}/items`, 'ListItem', many],
  ['POST', `${list}/items`, 'ListItem', { asked: 'ListItem' }],
  ['GET', `${list}/items/delta`, 'ListItem', many],
  ['GET', `${list}/items/:i`, 'ListItem'],
  ['GET', `${list}/items/:i/fields`, 'FieldValueSet'],
  ['GET', `${list}/items/:i/versions`, 'ListItemVersion', many],
  ['PATCH', `${list}/items/:i/fields`, 'FieldValueSet', { asked: 'FieldValueSet' }],
  ['GET', '/v1.0/subscriptions', 'Subscription', many],
  ['POST', '/v1.0/subscriptions', 'Subscription', { asked: 'Subscription' }],
  ['GET', '/v1.0/subscriptions/:s', 'Subscription'],
  ['PATCH', '/v1.0/subscriptions/:s', 'Subscription', { asked: 'Subscription' }],
  ['GET', '/v1.0/appCatalogs/teamsApps', 'TeamsApp', many],
  ['GET', '/v1.0/appCatalogs/teamsApps/:a', 'TeamsApp'],
  ['GET', '/v1.0/users/:u/teamwork/installedApps', 'UserScopeTeamsAppInstallation', many],
  [
    'POST',
    '/v1.0/users/:u/teamwork/installedApps',
    'UserScopeTeamsAppInstallation',
    { asked: 'UserScopeTeamsAppInstallation' },
  ],
  ['GET', '/v1.0/users/:u/teamwork/installedApps/:i', 'UserScopeTeamsAppInstallation'],
  ['GET', '/v1.0/users/:u/teamwork/installedApps/:i/chat', 'Chat'],
  ['GET', '/v1.0/teams/:t', 'Team'],
  ['GET', '/v1.0/teams/:t/channels', 'Channel', many],
  ['GET', '/v1.0/teams/:t/channels/:c', 'Channel'],
  ['GET', '/v1.0/teams/:t/installedApps', 'TeamsAppInstallation', many],
  ...drives.flatMap(drive => driveLines(drive)),
]

function driveLines(drive: string): Line[] {
  const places = ['items/:i/', 'root:/:p*:/', 'items/:i:/:p*:/']
  return [
    ['GET', drive, 'Drive'],
    ...places.flatMap((place): Line[] => [
      ['PUT', `${drive}/${place}content`, 'DriveItem'],
      ['POST', `${drive}/${place}createUploadSession`, 'UploadSession'],
      ['POST', `${drive}/${place}createLink`, 'Permission'],
      ['GET', `${drive}/${place}children`, 'DriveItem', many],
    ]),
    ['GET', `${drive}/root/children`, 'DriveItem', many],
    ['GET', `${drive}/root/delta`, 'DriveItem', many],
    ['GET', `${drive}/root`, 'DriveItem'],
    ['GET', `${drive}/root:/:p*`, 'DriveItem'],
    ['GET', `${drive}/items/:i`, 'DriveItem'],
  ]
}

/** Every type whose schema is needed. */
export const bodyTypes: string[] = [
  ...new Set(lines.flatMap(([, , answered, options]) => [answered, options?.asked ?? answered])),
]

const table = lines.map(([method, path, answered, options]) => ({
  method,
  fits: createPattern(path),
  bodies: { answered, ...options },
}))

export function bodiesOf(method: string, path: string): Bodies | undefined {
  return table.find(line => line.method === method && line.fits(path) !== undefined)?.bodies
}
