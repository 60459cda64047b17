import assert from 'node:assert/strict'
import { Unavailable } from '../../src/core/domain/errors.ts'
import { readDirectory } from '../../src/core/use-cases/people/read-directory.ts'
import { graphDirectoryChanges } from '../../src/graph/people/directory-changes.ts'
import { createFakePorts, settings } from '../fakes/ports.ts'
import { all, type Heard, inBatch, refusal, type Said, startStub, type Stub } from './stub.ts'

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const user = (n: number, more: object = {}) => ({
  id: id(n),
  displayName: `Prénom${n} Nom${n}`,
  mail: `p${n}@ville.example`,
  userPrincipalName: `P${n}@tenant.example`,
  accountEnabled: true,
  userType: 'Member',
  assignedLicenses: [{ skuId: id(0) }],
  ...more,
})
const removed = { '@removed': { reason: 'changed' } }
const userType = '#microsoft.graph.user'
const groupType = '#microsoft.graph.group'

describe('the changes of the directory', () => {
  let stub: Stub
  const pages = (...bodies: { value: object[]; [link: string]: unknown }[]) => {
    stub.answer = () => ({ status: 200, body: bodies[Math.min(stub.heard.length, bodies.length) - 1] })
  }
  const open = () => graphDirectoryChanges(stub.graph, { agents: 'agents', others: ['comms'] })
  const link = (path: string): string => `${stub.url}/v1.0${path}`
  const delta = '/users/delta?$deltatoken=2'
  before(async () => void (stub = await startStub()))
  beforeEach(() => (stub.heard.length = 0))
  after(() => stub.stop())

  it('begin with a token of now, for the least columns and for these groups', async () => {
    pages({ value: [], '@odata.deltaLink': link('/users/delta?$deltatoken=1') })
    assert.equal(await open().peopleFromNow(), '/users/delta?$deltatoken=1')
    assert.equal(await open().groupsFromNow(['a', "b'"]), '/users/delta?$deltatoken=1')
    const [users, groups] = stub.heard
    assert.deepEqual([users!.path, users!.query.get('$deltatoken')], ['/v1.0/users/delta', 'latest'])
    assert.match(users!.query.get('$select')!, /^id,.*,manager$/)
    assert.deepEqual(
      [groups!.path, groups!.query.get('$select'), groups!.query.get('$filter'), groups!.query.get('$deltatoken')],
      ['/v1.0/groups/delta', 'members', "id eq 'a' or id eq 'b'''", 'latest'],
    )
    pages({ value: [], '@odata.deltaLink': 'https://elsewhere.example/v1.0/users/delta' })
    await assert.rejects(open().peopleFromNow(), Unavailable)
    pages({ value: [] })
    await assert.rejects(open().peopleFromNow(), Unavailable)
  })

  it('are read over all pages, also empty ones, and the last word on somebody counts', async () => {
    const { assignedLicenses: _, ...bare } = user(4)
    pages(
      { value: [user(1), user(2, removed)], '@odata.nextLink': link('/users/delta?$skiptoken=a') },
      { value: [], '@odata.nextLink': link('/users/delta?$skiptoken=b') },
      {
        value: [
          user(1, { department: ' Culture ' }),
          user(2, { accountEnabled: false }),
          { id: id(3), ...removed },
          bare,
        ],
        '@odata.deltaLink': link(delta),
      },
    )
    const read = await open().peopleSince('/users/delta?$deltatoken=1')
    assert.ok(read.kind === 'told')
    assert.equal(read.next, delta)
    assert.deepEqual(
      read.people.map(({ id, department, enabled, signInName }) => [id, department, enabled, signInName]),
      [
        [id(1), 'Culture', true, 'p1@tenant.example'],
        [id(2), null, false, 'p2@tenant.example'],
      ],
    )
    assert.deepEqual([read.gone, read.partial], [[id(3)], [id(4)]])
    assert.deepEqual(
      stub.heard.map(({ query }) => query.get('$skiptoken')),
      [null, 'a', 'b'],
    )
  })

  it('say who is whose manager now', async () => {
    const told = (n: number, ...managers: object[]) => user(n, { 'manager@delta': managers })
    const value = [
      told(1, { id: id(8), ...removed }, { id: id(9) }),
      told(2, { id: id(9) }, { id: id(8), ...removed }),
      told(3, { id: id(8), ...removed }),
      user(4),
    ]
    pages({ value, '@odata.deltaLink': link(delta) })
    const read = await open().peopleSince(delta)
    assert.deepEqual(read.kind === 'told' && read.managers, [
      { id: id(1), manager: id(9) },
      { id: id(2), manager: id(9) },
      { id: id(3), manager: null },
    ])
  })

  it('say who came into a group that is cut over several rows, and who left it', async () => {
    const group = (...members: object[]) => ({ id: 'G', 'members@delta': members })
    const value = [
      group({ '@odata.type': userType, id: id(1) }, { '@odata.type': userType, id: id(2), ...removed }),
      group(
        { '@odata.type': userType, id: id(1), ...removed },
        { '@odata.type': '#microsoft.graph.device', id: id(3) },
      ),
      group({ '@odata.type': groupType, id: 'nest' }),
      { id: 'gone', '@removed': { reason: 'deleted' } },
    ]
    pages({ value, '@odata.deltaLink': link(delta) })
    assert.deepEqual(await open().groupsSince(delta), {
      kind: 'told',
      rows: value,
      next: delta,
      joined: [{ group: 'g', member: 'nest', isGroup: true }],
      left: [
        { group: 'g', member: id(1), isGroup: false },
        { group: 'g', member: id(2), isGroup: false },
      ],
      gone: ['gone'],
    })
  })

  it('have to be read anew when Graph forgot the token, in each of its ways, or when there are too many', async () => {
    for (const [status, code] of [
      [410, 'Gone'],
      [400, 'syncStateNotFound'],
      [400, 'Directory_ExpiredPageToken'],
    ] as const) {
      stub.answer = () => refusal(status, code)
      assert.deepEqual(await open().peopleSince(delta), { kind: 'expired' })
      assert.deepEqual(await open().groupsSince(delta), { kind: 'expired' })
    }
    stub.answer = () => refusal(400, 'Request_BadRequest')
    await assert.rejects(open().peopleSince(delta), { name: 'GraphRefusal' })
    stub.answer = () => refusal(403, 'Authorization_RequestDenied')
    await assert.rejects(open().groupsSince(delta), { name: 'Misconfigured', message: /GroupMember\.Read\.All/ })
    const value = Array.from({ length: 2_000 }, (_, n) => user(n))
    stub.heard.length = 0
    pages({ value, '@odata.nextLink': link('/users/delta?$skiptoken=a') })
    assert.deepEqual(await open().peopleSince(delta), { kind: 'expired' })
    assert.equal(stub.heard.length, 6, 'no page more than it takes to know')
  })

  it('tell people and groups apart among the members of a group', async () => {
    const value = [{ ...user(1), '@odata.type': userType }, { id: 'NEST', '@odata.type': groupType }, { id: 'printer' }]
    stub.answer = heard =>
      heard.path.endsWith('/$batch')
        ? inBatch(heard, ({ path }) => ({
            status: 200,
            body: path.includes('/g1/') ? { value, '@odata.nextLink': link('/groups/g1/members?more') } : { value: [] },
          }))
        : { status: 200, body: { value: [{ ...user(2), '@odata.type': userType }] } }
    const found = await all(open().membersOf(['g1', 'g2', 'g3', 'g4', 'g5', 'g6']))
    assert.deepEqual(
      found.map(({ group, people, groups }) => [group, people.map(one => one.id), groups]),
      [['g1', [id(1)], ['nest']], ['g1', [id(2)], []], ...['g2', 'g3', 'g4', 'g5', 'g6'].map(group => [group, [], []])],
    )
    const asked = stub.heard.map(
      ({ path, json }) => (json as { requests?: unknown[] } | undefined)?.requests?.length ?? path,
    )
    assert.deepEqual(asked, [5, '/v1.0/groups/g1/members', 1], 'five first pages in a request')
  })

  describe('of fifty thousand people', function () {
    this.timeout(60_000)
    const size = 50_000
    const town = (heard: Heard): Said | Promise<Said> => {
      const { path, query } = heard
      if (path.endsWith('/$batch')) return inBatch(heard, town)
      if (path.endsWith('/delta'))
        return { status: 200, body: { value: [], '@odata.deltaLink': link(`${path.slice(5)}?t=1`) } }
      const count = path === '/v1.0/users' || path.includes('/agents/') ? size : 12
      const [from, most] = [Number(query.get('$skiptoken') ?? 0), Number(query.get('$top'))]
      const value = Array.from({ length: Math.min(most, count - from) }, (_, n) => ({
        ...user(from + n),
        '@odata.type': userType,
      }))
      const next = new URLSearchParams(query)
      next.set('$skiptoken', String(from + most))
      const more = from + most < count ? { '@odata.nextLink': `${stub.url}${path}?${next.toString()}` } : {}
      return { status: 200, body: { value, ...more } }
    }

    for (const agents of ['agents', null])
      it(`are read in sixty requests at first, then in two (${agents ?? 'without a group'})`, async () => {
        stub.answer = town
        const others = ['comms', 'admins', 'fallback', 'on-call']
        const ports = { ...createFakePorts(), directoryChanges: graphDirectoryChanges(stub.graph, { agents, others }) }
        await readDirectory(ports, settings)
        assert.equal(stub.heard.length, agents ? 53 : 54, 'two tokens, first pages of all groups, pages of everybody')
        stub.heard.length = 0
        await readDirectory(ports, settings)
        assert.equal(stub.heard.length, 2)
      })
  })
})
