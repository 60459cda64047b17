import assert from 'node:assert/strict'
import { openGraph, type Json, type OpenGraph, type Reply } from './open-graph.ts'

const eventual = { headers: { consistencylevel: 'eventual' } }

describe('Graph of the sandbox: the directory', () => {
  let graph: OpenGraph
  before(async () => {
    graph = await openGraph()
  })
  after(() => graph.close())
  afterEach(() => assert.deepEqual(graph.contract.violations.splice(0), []))

  const get = (path: string, options = {}): Promise<Reply> => graph.call('GET', path, options)
  const query = (options: Record<string, string>): string =>
    Object.entries(options)
      .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
      .join('&')
  const pages = async (path: string): Promise<Json['value'][]> => {
    const found: Json['value'][] = []
    for (let next: unknown = path; typeof next === 'string';) {
      const { status, body } = await get(next)
      assert.equal(status, 200)
      found.push(body.value)
      next = body['@odata.nextLink']
    }
    return found
  }

  it('lists everyone once, page by page, through absolute links that keep the options', async () => {
    const found = await pages('/users?$top=100&$select=id,mail')
    assert.deepEqual(
      found.flat().map(user => user.id),
      graph.town.people.map(person => person.id),
    )
    assert.ok(found.flat().every(user => Object.keys(user).length === 2))
    assert.equal((await get('/users')).body.value.length, 100)
  })

  it('gives the properties that Graph gives by default, and refuses those it does not know', async () => {
    const [person] = graph.town.people
    const user = (await get(`/users/${person?.id}`)).body
    assert.equal(user.mail, person?.mail)
    assert.ok(!('department' in user) && !('accountEnabled' in user))
    assert.equal((await get(`/users/${person?.mail.toUpperCase()}`)).body.id, person?.id)
    const wrong = await get(`/users/${person?.id}?$select=id,nickname`)
    assert.equal(wrong.status, 400)
    graph.contract.violations.length = 0
  })

  it('filters as the directory does', async () => {
    const person = graph.town.people.find(each => each.lastName.includes('’')) ?? graph.town.people[20]
    const count = async (filter: string, options = {}): Promise<number | string> => {
      const { status, body } = await get(`/users?${query({ $filter: filter, $top: '999', $select: 'id' })}`, options)
      return status === 200 ? body.value.length : body.error.code
    }
    const of = (fits: (each: (typeof graph.town.people)[number]) => boolean): number =>
      graph.town.people.filter(fits).length
    assert.equal(await count(`mail eq '${person?.mail.toUpperCase()}'`), 1)
    assert.equal(
      await count(`startswith(displayName,'M') and accountEnabled eq true`),
      of(each => each.displayName.startsWith('M') && each.accountEnabled),
    )
    assert.equal(
      await count(`department in ('DRH','RH') or (userType eq 'Guest')`),
      of(each => ['DRH', 'RH'].includes(each.department ?? '') || each.userType === 'Guest'),
    )
    assert.equal(
      await count('not(accountEnabled eq true)', { ...eventual }),
      of(each => !each.accountEnabled),
    )
    assert.equal(await count(`department eq 'L''eau'`), 0)
    for (const advanced of [`userType ne 'Guest'`, `endswith(mail,'.example')`]) {
      assert.equal(await count(advanced), 'Request_UnsupportedQuery')
      assert.equal(typeof (await count(advanced, eventual)), 'number')
    }
    for (const wrong of [`department eq`, `department like 'x'`, `(department eq 'x'`, `department eq 'x' and`]) {
      assert.equal(await count(wrong), 'BadRequest', wrong)
    }
  })

  it('counts and searches only with the header for it', async () => {
    assert.equal((await get('/users?$count=true', eventual)).body['@odata.count'], graph.town.people.length)
    assert.equal((await get('/users?$count=true')).body['@odata.count'], undefined)
    assert.equal((await get('/users/$count')).status, 400)
    assert.equal((await get('/users/$count', eventual)).text, String(graph.town.people.length))
    const [person] = graph.town.people
    const search = query({ $search: `"displayName:${person?.lastName}"` })
    assert.equal((await get(`/users?${search}`)).status, 400)
    assert.ok((await get(`/users?${search}`, eventual)).body.value.some(user => user.id === person?.id))
  })

  it('gives the manager, expanded too, and 404 where there is none', async () => {
    const [chief, ...others] = graph.town.people
    const person = others.find(each => each.managerId !== null)
    assert.equal((await get(`/users/${person?.id}/manager?$select=id,displayName`)).body.id, person?.managerId)
    assert.equal((await get(`/users/${chief?.id}/manager`)).body.error.code, 'Request_ResourceNotFound')
    const expanded = (await get(`/users/${person?.id}?$select=id&$expand=manager($select=id)`)).body
    assert.equal((expanded.manager as { id: string }).id, person?.managerId)
    assert.equal((await get(`/users/${crypto.randomUUID()}`)).status, 404)
  })

  it('tells absences through the mailbox', async () => {
    const status = async (id: string | undefined): Promise<unknown> =>
      ((await get(`/users/${id}/mailboxSettings`)).body.automaticRepliesSetting as { status: string }).status
    assert.equal(await status(graph.town.people.find(each => each.situation === 'on-leave')?.id), 'scheduled')
    const id = graph.town.people[0]!.id
    assert.equal(await status(id), 'disabled')
    graph.away.set(id, { until: null })
    assert.equal(await status(id), 'alwaysEnabled')
    graph.away.set(id, { until: '2036-12-04T17:00:00.000Z' })
    const { body } = await get(`/users/${id}/mailboxSettings?$select=automaticRepliesSetting`)
    const given = body.automaticRepliesSetting as { scheduledEndDateTime: unknown }
    assert.deepEqual(
      [Object.keys(body).length, given.scheduledEndDateTime],
      [2, { dateTime: '2036-12-04T17:00:00.0000000', timeZone: 'UTC' }],
    )
    graph.permissions.readMailboxes = false
    const refused = await get(`/users/${id}/mailboxSettings`)
    assert.deepEqual([refused.status, refused.body.error.code], [403, 'ErrorAccessDenied'])
    graph.permissions.readMailboxes = true
  })

  it('tells direct members, people and groups, from those within', async () => {
    const { agentsGroupId: id, people } = graph.town
    const direct = (await pages(`/groups/${id}/members?$top=20`)).flat()
    assert.equal(direct.filter(member => member['@odata.type'] === '#microsoft.graph.group').length, 14)
    assert.ok(direct.length < 50)
    const cast = `/groups/${id}/transitiveMembers/microsoft.graph.user`
    const within = (await pages(`${cast}?$select=id,accountEnabled&$top=99`)).flat()
    assert.equal(
      within.filter(user => user.accountEnabled === true).length,
      people.filter(each => each.roles.includes('agent')).length + 1,
      'and a desk that several share',
    )
    const all = (await pages(`/groups/${id}/transitiveMembers?$select=id&$top=999`)).flat()
    assert.equal(all.length, within.length + 14)
    const filter = query({ $filter: 'accountEnabled eq false', $count: 'true' })
    assert.equal((await get(`${cast}?${filter}`)).status, 400)
    assert.equal((await get(`${cast}?${filter}`, eventual)).body['@odata.count'], 6)
    assert.equal((await get(`/groups/${graph.town.commsGroupId}/members/$count`, eventual)).text, '8')
    assert.equal((await get(`/groups/${id}/members?$top=1000`)).status, 400)
  })

  it('finds groups by name', async () => {
    const filter = query({ $filter: "startswith(displayName,'Agents – Direction de la c')" })
    const found = (await get(`/groups?${filter}`)).body.value
    assert.deepEqual(found.map(group => group.displayName).sort(), [
      'Agents – Direction de la communication',
      'Agents – Direction de la culture',
    ])
    assert.equal((await get(`/groups/${graph.town.commsGroupId}`)).body.displayName, 'Équipe communication')
    assert.equal((await get(`/groups/${crypto.randomUUID()}`)).body.error.code, 'Request_ResourceNotFound')
  })

  it('tells teams from other groups, and their owners from their members', async () => {
    const filter = query({
      $filter: "resourceProvisioningOptions/Any(x:x eq 'Team') and startswith(displayName,'Projet')",
      $count: 'true',
    })
    const [team] = (await get(`/groups?${filter}&$select=id,displayName`, eventual)).body.value
    assert.equal(team?.displayName, 'Projet Grand Parc')
    const owners = (
      await get(`/groups/${String(team?.id)}/owners/microsoft.graph.user?$count=true&$select=id`, eventual)
    ).body.value
    const members = (await pages(`/groups/${String(team?.id)}/members?$select=id`)).flat()
    assert.equal(owners.length, 1)
    assert.ok(!members.some(member => member.id === owners[0]?.id))
  })

  it('says who has licences: neither guests, rooms, nor agents without Teams', async () => {
    const users = (await pages('/users?$select=id,assignedLicenses,surname&$top=999')).flat()
    const without = new Set(
      users.filter(user => (user.assignedLicenses as unknown[]).length === 0).map(user => user.id),
    )
    const expected = graph.town.people.filter(
      each =>
        each.userType === 'Guest' || each.kind !== 'person' || each.situation === 'no-teams' || !each.accountEnabled,
    )
    assert.deepEqual(without, new Set(expected.map(each => each.id)))
  })
})
