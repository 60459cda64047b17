import assert from 'node:assert/strict'
import type { Audience } from '../../src/core/domain/audiences/audience.ts'
import { expandAudience } from '../../src/core/use-cases/audiences/expand-audience.ts'
import { createFakePorts } from '../fakes/ports.ts'
import { graphDepartments } from '../../src/graph/departments.ts'
import { graphDirectory } from '../../src/graph/directory.ts'
import { at, type Heard, inBatch, refusal, type Said, startStub, type Stub } from './stub.ts'

const size = 50_000
const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const names = Array.from({ length: 20 }, (_, n) => `Direction ${n}`)
const user = (n: number) => ({
  id: id(n),
  displayName: `Prénom Nom ${n}`,
  givenName: 'Prénom',
  surname: 'Nom',
  mail: `p${n}@ville.example`,
  department: names[n % names.length],
  accountEnabled: true,
  userType: 'Member',
  assignedLicenses: [{ skuId: id(0) }],
})
const list = names.map((Title, n) => ({
  fields: {
    Title,
    Responsable: `p${n}@ville.example`,
    Adjoint: `p${n + 20}@ville.example`,
    Correspondant: `p${n + 40}@ville.example`,
  },
}))

/** Requests count: a plan of 50 000 people takes 60 of them at most. */
describe('planning fifty thousand people', function () {
  this.timeout(60_000)
  let stub: Stub
  const sizes: Record<string, number> = { users: size, agents: size, managers: 2_500, owners: 3 }
  const town = (heard: Heard): Said | Promise<Said> => {
    const { path, query } = heard
    if (path.endsWith('/$batch')) return inBatch(heard, town)
    if (path.endsWith('/items')) return { status: 200, body: { value: list } }
    const asked = [...(query.get('$filter') ?? '').matchAll(/'(?:p|0{8}-0000-4000-8000-0*)(\d*)/g)].map(match =>
      user(Number(match[1])),
    )
    if (asked.length > 0) return { status: 200, body: { value: asked } }
    const group = path.endsWith('/owners/microsoft.graph.user')
      ? 'owners'
      : path === '/v1.0/users'
        ? 'users'
        : path.split('/')[3]
    return sizes[group ?? ''] === undefined ? refusal(404, 'NotFound') : page(path, query, sizes[group ?? '']!)
  }
  const page = (path: string, query: URLSearchParams, all: number): Said => {
    const [from, most] = [Number(query.get('$skiptoken') ?? 0), Number(query.get('$top'))]
    const value = Array.from({ length: Math.min(most, all - from) }, (_, n) => user(from + n))
    const next = new URLSearchParams(query)
    next.set('$skiptoken', String(from + most))
    return {
      status: 200,
      body: { value, ...(from + most < all ? { '@odata.nextLink': `${stub.url}${path}?${next.toString()}` } : {}) },
    }
  }
  before(async () => {
    stub = await startStub()
  })
  beforeEach(() => {
    stub.heard.length = 0
    stub.answer = town
  })
  after(() => stub.stop())

  const plan = async (
    audience: Audience,
    agentsGroupId?: string,
  ): Promise<{ people: number; requests: number; largest: number }> => {
    const now = () => at()
    const directory = graphDirectory(stub.graph, { agentsGroupId, commsGroupId: 'comms', now })
    const departments = graphDepartments(stub.graph, { siteId: 'h,1,2', now, held: async () => undefined })
    const peopleLists = { byId: async () => null, recent: async () => [], waitingFor: async () => null }
    let [people, largest] = [0, 0]
    await departments.all()
    for await (const some of expandAudience(
      { directory, departments, peopleLists, events: createFakePorts().events },
      audience,
    )) {
      people += some.length
      largest = Math.max(largest, some.length)
    }
    return { people, requests: stub.heard.length, largest }
  }
  const everyone: Audience = { kind: 'everyone' }
  const group: Audience = { kind: 'group', id: 'managers', name: 'Encadrants' }

  it('reads « tous » page by page, with a group of agents and without', async () => {
    for (const agents of ['agents', undefined]) {
      stub.heard.length = 0
      const planned = await plan(everyone, agents)
      assert.deepEqual([planned.people, planned.largest], [size, 999])
      assert.ok(planned.requests <= 60, `${planned.requests} requests`)
    }
  })

  it('reads all departments, a group and exceptions in one pass', async () => {
    const departments: Audience[] = names.slice(0, 10).map(name => ({ kind: 'department', name }))
    const without: Audience = { kind: 'department', name: names[3]! }
    const planned = await plan(
      { kind: 'except', from: { kind: 'union', of: [...departments, group] }, without },
      'agents',
    )
    assert.equal(planned.people, (size * 9) / 20 + (2_500 * 10) / 20)
    assert.ok(planned.requests <= 60, `${planned.requests} requests`)
  })

  it('asks for named people together', async () => {
    const ids = Array.from({ length: 900 }, (_, n) => id(n))
    const planned = await plan({ kind: 'people', ids })
    assert.equal(planned.people, 900)
    assert.equal(planned.requests, 5, 'the list of departments and their people, and three hundred each')
  })
})
