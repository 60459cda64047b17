import assert from 'node:assert/strict'
import { Unavailable } from '../../src/core/domain/errors.ts'
import { type DirectoryOptions, graphDirectory } from '../../src/graph/directory.ts'
import { all, at, type Heard, inBatch, refusal, type Said, startStub, type Stub } from './stub.ts'

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const user = (n: number, more: object = {}) => ({
  id: id(n),
  displayName: `Prénom${n} Nom${n}`,
  givenName: `Prénom${n}`,
  mail: `p${n}@ville.example`,
  userPrincipalName: `p${n}@tenant.example`,
  department: 'DSI',
  accountEnabled: true,
  userType: 'Member',
  preferredLanguage: 'fr-FR',
  ...more,
})
const configured = { agentsGroupId: 'agents', commsGroupId: 'comms', adminGroupId: 'admin' }
const groups: Record<string, object[]> = {
  agents: [user(1), user(2), user(3, { accountEnabled: false })],
  comms: [user(1), user(4, { accountEnabled: false })],
  admin: [user(2)],
}

describe('graphDirectory', () => {
  let stub: Stub
  let now = 0
  const open = (more: Partial<DirectoryOptions> = {}) =>
    graphDirectory(stub.graph, { ...configured, now: () => at(now), ...more })
  const town = ({ path, query }: Heard): Said => {
    const group = /^\/v1\.0\/groups\/(\w+)\/transitiveMembers\/microsoft\.graph\.user$/.exec(path)
    if (group) return { status: 200, body: page(groups[group[1]!] ?? [], query) }
    if (path.endsWith('/owners/microsoft.graph.user')) return { status: 200, body: { value: [user(6)] } }
    if (path === '/v1.0/users') return { status: 200, body: { value: [user(1), user(2)] } }
    const bare = { department: ' ', preferredLanguage: 'de-DE', givenName: null }
    if (path === `/v1.0/users/${id(1)}`) return { status: 200, body: user(1, bare) }
    return refusal(404, 'Request_ResourceNotFound')
  }
  const page = (people: object[], query: URLSearchParams) => {
    const from = Number(query.get('$skiptoken') ?? 0)
    const next = new URLSearchParams(query)
    next.set('$skiptoken', String(from + 2))
    const link = `${stub.url}/v1.0/groups/agents/transitiveMembers/microsoft.graph.user?${next.toString()}`
    const more = from + 2 < people.length
    return { value: people.slice(from, from + 2), ...(more ? { '@odata.nextLink': link } : {}) }
  }
  before(async () => {
    stub = await startStub()
  })
  beforeEach(() => {
    stub.heard.length = 0
    stub.answer = town
    now = 0
  })
  after(() => stub.stop())

  it('reads a person with the least columns', async () => {
    assert.deepEqual(await open().person(id(1)), {
      id: id(1),
      name: 'Prénom1 Nom1',
      givenName: 'Prénom1',
      mail: 'p1@ville.example',
      department: null,
      enabled: true,
      guest: false,
      shared: false,
      licensed: true,
      locale: null,
    })
    assert.match(stub.heard[0]!.query.get('$select') ?? '', /^id,displayName,/)
    assert.equal(await open().person(id(9)), null)
    assert.equal(await open().manager(id(1)), null)
    stub.heard.length = 0
    assert.equal(await open().person('../groups/x'), null)
    assert.equal(stub.heard.length, 0)
  })

  it('knows the roles of a thousand people with the calls of one', async () => {
    const directory = open()
    const asked = await Promise.all(Array.from({ length: 1000 }, (_, n) => directory.roles(id(n))))
    assert.deepEqual([asked[1], asked[2], asked[4], asked[7]], [['agent', 'comms'], ['agent', 'admin'], [], []])
    assert.equal(stub.heard.length, 4, 'agents (two pages), comms, admin')
    assert.deepEqual(
      stub.heard.map(({ headers }) => headers['consistencylevel']),
      Array(4).fill('eventual'),
    )
    now = 299_000
    await directory.roles(id(1))
    assert.equal(stub.heard.length, 4)
  })

  it('knows the data protection officer and the archivist by their groups, and nobody as such without them', async () => {
    const directory = open({ dpoGroupId: 'admin', archivistGroupId: 'comms', adminGroupId: undefined })
    assert.deepEqual(await directory.roles(id(1)), ['agent', 'comms', 'archivist'])
    assert.deepEqual(await directory.roles(id(2)), ['agent', 'dpo'])
    assert.deepEqual(
      [await directory.officers(), await directory.archivists()].map(all => all.map(person => person.id)),
      [[id(2)], [id(1)]],
    )
    assert.deepEqual([await open().officers(), await open().archivists()], [[], []])
  })

  it('asks for nobody’s automatic replies unless Exchange limits whose Mary may read', async () => {
    const directory = open()
    assert.equal(directory.seesAbsences, false)
    assert.equal(await directory.absence(id(1)), null)
    assert.equal(stub.heard.length, 0)
    const limited = open({ absencesLimited: true })
    assert.equal(limited.seesAbsences, true)
    assert.equal(await limited.absence(id(1)), null)
    assert.match(stub.heard[0]!.path, /mailboxSettings$/)
  })

  it('goes on with the roles it knew while Graph is down', async () => {
    const directory = open()
    await directory.roles(id(1))
    now = 600_000
    stub.answer = () => ({ ...refusal(503, 'down'), headers: { 'retry-after': '60' } })
    assert.deepEqual(await directory.roles(id(1)), ['agent', 'comms'])
    await assert.rejects(open().roles(id(1)), Unavailable)
  })

  it('knows nobody of the communication team where Graph hides whose accounts are open, for want of User.Read.All', async () => {
    stub.answer = ({ path }) =>
      path.startsWith('/v1.0/users')
        ? refusal(403, 'Authorization_RequestDenied')
        : { status: 200, body: { value: [{ id: id(1) }] } }
    const directory = open()
    assert.deepEqual(await directory.comms(), [])
    assert.deepEqual(await directory.roles(id(1)), ['agent'])
    await assert.rejects(directory.person(id(1)), { name: 'Misconfigured', message: /User\.Read\.All/ })
  })

  it('gives nobody a role, and names the permission, where the groups cannot be read', async () => {
    stub.answer = () => refusal(403, 'Authorization_RequestDenied')
    await assert.rejects(open().roles(id(1)), { name: 'Misconfigured', message: /GroupMember\.Read\.All/ })
  })

  it('without a group of agents takes enabled members, once each', async () => {
    const directory = open({ agentsGroupId: undefined })
    assert.deepEqual(await directory.roles(id(1)), ['agent', 'comms'])
    assert.deepEqual(await directory.roles(id(5)), [])
    await directory.roles(id(1))
    assert.equal(stub.heard.filter(({ path }) => path.startsWith('/v1.0/users/')).length, 2)
    assert.equal((await all(directory.everyone())).flat().length, 2)
    assert.equal(
      stub.heard.findLast(({ path }) => path === '/v1.0/users')!.query.get('$filter'),
      "accountEnabled eq true and userType eq 'Member'",
    )
  })

  it('without a group of agents looks those up together who press a button in one moment', async () => {
    const directory = open({ agentsGroupId: undefined })
    const answer = (heard: Heard): Said | Promise<Said> => {
      if (heard.path.endsWith('/$batch')) return inBatch(heard, answer)
      const asked = [...(heard.query.get('$filter') ?? '').matchAll(/'0{8}-0000-4000-8000-0*(\d+)'/g)].map(match =>
        Number(match[1]),
      )
      if (heard.path !== '/v1.0/users') return town(heard)
      return {
        status: 200,
        body: { value: asked.filter(n => n !== 7).map(n => user(n, { userType: n === 8 ? 'Guest' : 'Member' })) },
      }
    }
    stub.answer = answer
    const asked = await Promise.all(Array.from({ length: 600 }, (_, n) => directory.roles(id(n + 1))))
    assert.deepEqual(
      [asked[0], asked[1], asked[6], asked[7], asked[599]],
      [['agent', 'comms'], ['agent', 'admin'], [], [], ['agent']],
    )
    assert.equal(stub.heard.length, 4, 'three hundred at once, comms, admin')
  })

  it('knows who is an agent by the group alone; without one neither guests nor closed accounts are', async () => {
    const accounts = [
      user(1),
      user(2, { userType: 'Guest' }),
      user(3, { accountEnabled: false }),
      user(4, { accountEnabled: null }),
    ]
    stub.answer = heard => {
      const filter = heard.query.get('$filter') ?? ''
      if (filter.startsWith('id in'))
        return { status: 200, body: { value: accounts.filter(account => filter.includes(account.id)) } }
      const known = accounts.find(account => heard.path === `/v1.0/users/${account.id}`)
      return known ? { status: 200, body: known } : town(heard)
    }
    const agents = async (more: Partial<DirectoryOptions>) => {
      const directory = open({ commsGroupId: 'none', adminGroupId: undefined, ...more })
      const people = await Promise.all(accounts.map(account => directory.person(account.id)))
      const roles = await Promise.all(accounts.map(account => directory.roles(account.id)))
      const found = await Promise.all(people.map(person => directory.isAgent(person!)))
      assert.deepEqual(
        roles.map(list => list.includes('agent')),
        found,
      )
      return found
    }
    assert.deepEqual(await agents({ agentsGroupId: undefined }), [true, false, false, false])
    assert.deepEqual(await agents({ agentsGroupId: 'agents' }), [true, true, true, false])
  })

  it('pages « tous » through the group, and adds owners to the members of any other', async () => {
    const pages = await all(open().everyone())
    assert.deepEqual(
      pages.map(people => people.map(person => person.id)),
      [[id(1), id(2)], [id(3)]],
    )
    assert.equal(stub.heard[0]!.query.get('$top'), '999')
    const members = (await all(open().members('agents'))).flat()
    assert.deepEqual(
      members.map(person => person.id),
      [id(1), id(2), id(3), id(6)],
    )
    assert.deepEqual(
      (await open().comms()).map(person => person.id),
      [id(1)],
    )
    assert.deepEqual(await open().fallback(), [])
    assert.deepEqual(
      (await open().onCall()).map(person => person.id),
      [id(1)],
    )
    assert.deepEqual(
      (await open({ onCallGroupId: 'agents' }).onCall()).map(person => person.id),
      [id(1), id(2)],
    )
  })

  it('finds by mail, else by sign-in name, with the quote of O’Neil doubled', async () => {
    const neil = user(8, { userPrincipalName: "O'Neil@ville.example" })
    const byName = (query: URLSearchParams) => query.get('$filter')!.startsWith('userPrincipalName')
    stub.answer = ({ query }) => ({ status: 200, body: { value: byName(query) ? [neil] : [] } })
    assert.equal((await open().byMail("o'neil@Ville.example"))?.id, id(8))
    assert.equal(stub.heard[0]!.query.get('$filter'), "mail in ('o''neil@ville.example')")
  })

  it('asks for nothing that would be too long for Graph, and for the others all the same', async () => {
    const mails = [
      'p1@ville.example',
      `${'a'.repeat(200_000)}@ville.example`,
      `${'é'.repeat(250)}@ville.example`,
      'p2@ville.example',
    ]
    assert.deepEqual([...(await open().byMails(mails)).keys()], ['p1@ville.example', 'p2@ville.example'])
    assert.deepEqual(
      stub.heard.map(({ query }) => query.get('$filter')),
      ["mail in ('p1@ville.example','p2@ville.example')"],
    )
    for (const find of [open().findGroups, open().findTeams]) assert.deepEqual(await find('x'.repeat(20_000)), [])
    assert.equal(stub.heard.length, 1)
  })

  it('tells a room from an agent without a licence', async () => {
    const shared = async (more: object): Promise<boolean | undefined> => {
      stub.answer = () => ({ status: 200, body: user(1, more) })
      return (await open().person(id(1)))?.shared
    }
    const room = { givenName: null, surname: null, assignedLicenses: [], accountEnabled: false }
    assert.equal(await shared(room), true)
    assert.equal(await shared({ ...room, accountEnabled: true }), true)
    assert.equal(await shared({ assignedLicenses: [] }), false, 'somebody with a name')
    assert.equal(await shared({ ...room, assignedLicenses: [{ skuId: id(1) }] }), false)
    assert.equal(await shared({ ...room, assignedLicenses: undefined }), false, 'Graph did not say')
    assert.equal(await shared({ ...room, userType: 'Guest' }), false)
  })

  it('finds thousands by mail or by id in batches of batches, and asks the throttled ones again', async () => {
    let slow = 1
    const found = ({ query }: Heard): Said => {
      const filter = query.get('$filter') ?? ''
      const asked = [...filter.matchAll(/'(?:p|0{8}-0000-4000-8000-0*)(\d+)/g)].map(([, n]) => Number(n))
      if (asked.includes(100) && slow-- > 0)
        return { ...refusal(429, 'TooManyRequests'), headers: { 'Retry-After': '0' } }
      return { status: 200, body: { value: asked.filter(n => n !== 7).map(n => user(n)) } }
    }
    stub.answer = heard => (heard.path.endsWith('/$batch') ? inBatch(heard, found) : found(heard))
    const mails = Array.from({ length: 4_000 }, (_, n) => `P${n + 1}@Ville.example`)
    const people = await open().byMails(mails)
    assert.equal(people.size, 3_999)
    assert.equal(people.get('p4000@ville.example')?.id, id(4_000))
    assert.equal(people.has('p7@ville.example'), false)
    assert.equal(stub.heard.filter(({ path }) => path === '/v1.0/$batch').length, 15, '14 batches, one again')
    assert.equal(
      stub.heard.filter(({ path }) => !path.includes('/groups/')).length,
      16,
      'and the one that was not found, by sign-in name',
    )
    stub.heard.length = 0
    assert.equal((await open().people(Array.from({ length: 1_000 }, (_, n) => id(n + 1)))).size, 999)
    assert.equal(stub.heard.length, 4)
  })

  it('gives up when a batch stays throttled, or is refused', async () => {
    const mails = Array.from({ length: 40 }, (_, n) => `p${n}@ville.example`)
    const parts = (status: number, code: string): void =>
      void (stub.answer = heard =>
        inBatch(heard, () => ({ ...refusal(status, code), headers: { 'Retry-After': '0' } })))
    parts(429, 'TooManyRequests')
    await assert.rejects(open().byMails(mails), Unavailable)
    parts(403, 'Authorization_RequestDenied')
    await assert.rejects(open().byMails(mails), { name: 'Misconfigured' })
  })

  it('finds groups and teams anywhere within their name, those that start so first, and reads all names once', async () => {
    const names = ['Les encadrants', 'Encadrants de nuit', 'Projet Grand Parc', 'Équipe des cadres', "Police de l'eau"]
    const value = names.map((displayName, n) => ({ id: id(50 + n), displayName }))
    stub.answer = ({ query }) =>
      query.has('$filter')
        ? { status: 200, body: { value: value.slice(2, 3) } }
        : query.get('$skiptoken') === null
          ? {
              status: 200,
              body: { value: value.slice(0, 2), '@odata.nextLink': `${stub.url}/v1.0/groups?$skiptoken=x` },
            }
          : { status: 200, body: { value: value.slice(2) } }
    const directory = open()
    const found = async (text: string) => (await directory.findGroups(text)).map(({ name }) => name)
    assert.deepEqual(await found(' ENCADR '), ['Encadrants de nuit', 'Les encadrants'])
    assert.deepEqual(await found('equipe'), ['Équipe des cadres'])
    assert.deepEqual(await found('cadr'), ['Les encadrants', 'Encadrants de nuit', 'Équipe des cadres'])
    assert.deepEqual(await found('de l’eau'), ["Police de l'eau"])
    assert.deepEqual(await directory.findTeams('parc'), [{ id: id(52), name: 'Projet Grand Parc' }])
    assert.deepEqual([await directory.findTeams('encadr'), await found('  '), await found('x')], [[], [], []])
    assert.equal(stub.heard.length, 3, 'two pages of groups and one of teams, once')
  })

  it('tells teams from other groups', async () => {
    const team = { id: id(50), displayName: 'Projet Grand Parc' }
    stub.answer = ({ query }) => ({
      status: 200,
      body: query.get('$filter')?.includes(id(51)) ? { value: [] } : { value: [team] },
    })
    assert.deepEqual(await open().team(id(50)), { id: id(50), name: 'Projet Grand Parc' })
    assert.equal(stub.heard[0]!.headers['consistencylevel'], 'eventual')
    assert.equal(await open().team(id(51)), null)
    assert.equal(await open().team('x'), null)
  })

  it('installs thirty times a second at most', async () => {
    const directory = open({ teamsAppId: id(77) })
    stub.answer = () => ({ status: 201 })
    const from = performance.now()
    await Promise.all(Array.from({ length: 16 }, (_, n) => directory.install(id(n))))
    assert.ok(performance.now() - from >= 495)
  })

  it('installs itself', async () => {
    const directory = open({ teamsAppId: id(77) })
    for (const [said, outcome] of [
      [{ status: 201 }, 'installed'],
      [refusal(409, 'Conflict'), 'installed'],
      [refusal(404, 'NotFound'), 'no-teams'],
      [refusal(403, 'Forbidden', 'UserLicenseNotPresentForbidden'), 'no-teams'],
      [refusal(403, 'Forbidden', 'Missing role permissions on the request.'), 'not-allowed'],
    ] as [Said, string][]) {
      stub.answer = () => said
      assert.equal(await directory.install(id(1)), outcome)
    }
    assert.deepEqual(stub.heard[0]!.json, { 'teamsApp@odata.bind': `${stub.url}/v1.0/appCatalogs/teamsApps/${id(77)}` })
    assert.equal(await open().install(id(1)), 'not-allowed')
  })
})
