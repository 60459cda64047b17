import assert from 'node:assert/strict'
import { provisionLists } from '../../src/graph/provision-lists.ts'
import { type Heard, refusal, type Said, startStub, type Stub } from './stub.ts'

type Column = { name: string; indexed?: boolean }

describe('provisionLists', () => {
  let stub: Stub
  let lists: Map<string, Column[]>
  let mayCreate = true
  before(async () => {
    stub = await startStub()
  })
  beforeEach(() => {
    stub.heard.length = 0
    stub.answer = town
    mayCreate = true
    lists = new Map([['Directions', ['Title', 'Alias', 'Responsable', 'Correspondant'].map(name => ({ name }))]])
  })
  after(() => stub.stop())
  const town = ({ method, path, json }: Heard): Said => {
    const name = /^\/v1\.0\/sites\/s\/lists\/(\w+)\/columns$/.exec(path)?.[1]
    if (method === 'GET') {
      const columns = lists.get(name ?? '')
      return columns ? { status: 200, body: { value: columns } } : refusal(404, 'itemNotFound')
    }
    if (!mayCreate) return refusal(403, 'accessDenied')
    if (name) lists.get(name)!.push(json as Column)
    else lists.set((json as { displayName: string }).displayName, (json as { columns: Column[] }).columns)
    return { status: 201, body: json }
  }
  const missing = (...what: string[]) => ({ kind: 'missing', what, command: 'npm run provision' })
  const run = () => provisionLists(stub.graph, { siteId: 's', labels: key => key })

  it('makes what is missing, once', async () => {
    assert.deepEqual(await run(), { kind: 'ready' })
    assert.deepEqual(
      lists.get('Propositions')!.find(({ name }) => name === 'MaryId'),
      {
        name: 'MaryId',
        displayName: 'MaryId',
        text: {},
        hidden: true,
        indexed: true,
        enforceUniqueValues: true,
      },
    )
    assert.ok(lists.get('Propositions')!.every(({ name }) => /^[A-Za-z]+$/.test(name)))
    assert.ok(lists.get('Directions')!.some(({ name }) => name === 'Adjoint'))
    stub.heard.length = 0
    assert.deepEqual(await run(), { kind: 'ready' })
    assert.deepEqual(
      stub.heard.map(({ method }) => method),
      ['GET', 'GET'],
    )
  })

  it('names what is missing when it may not', async () => {
    mayCreate = false
    assert.deepEqual(await run(), missing('Propositions', 'Directions.Adjoint'))
  })

  it('tells of an index that is missing', async () => {
    await run()
    lists.get('Propositions')!.find(({ name }) => name === 'MaryId')!.indexed = false
    assert.deepEqual(await run(), missing('Propositions.MaryId (indexed)'))
  })

  it('lets a quicker process win', async () => {
    stub.answer = heard => {
      if (heard.method !== 'POST' || !heard.path.endsWith('/lists')) return town(heard)
      town(heard)
      return refusal(409, 'nameAlreadyExists')
    }
    assert.deepEqual(await run(), { kind: 'ready' })
  })

  it('says that there is no such site', async () => {
    stub.answer = () => refusal(404, 'itemNotFound')
    await assert.rejects(run(), { name: 'Misconfigured', code: 'site-missing' })
  })
})
