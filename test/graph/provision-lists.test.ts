import assert from 'node:assert/strict'
import { provisionLists } from '../../src/graph/provision-lists.ts'
import { type Heard, refusal, type Said, startStub, type Stub } from './stub.ts'

type Column = { id?: string; name: string; indexed?: boolean; choice?: { choices: string[] } }

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
    const relays = ['Title', 'Direction', 'Relais', 'Suppleant', 'EffectifSansTeams', 'Adresse', 'Depuis']
    lists = new Map([
      ['Directions', ['Title', 'Alias', 'Responsable', 'Correspondant'].map(name => ({ name }))],
      ['Relais', relays.map(name => ({ name }))],
    ])
  })
  after(() => stub.stop())
  const town = (heard: Heard): Said => (heard.method === 'PATCH' ? changed(heard) : madeOrRead(heard))
  const changed = ({ path, json }: Heard): Said => {
    const [, name, id] = /^\/v1\.0\/sites\/s\/lists\/(\w+)\/columns\/(\w+)$/.exec(path) ?? []
    const column = lists.get(name ?? '')?.find(one => one.name === id)
    if (!mayCreate) return refusal(403, 'accessDenied')
    return column ? { status: 200, body: Object.assign(column, json) } : refusal(404, 'itemNotFound')
  }
  const madeOrRead = ({ method, path, json }: Heard): Said => {
    const name = /^\/v1\.0\/sites\/s\/lists\/(\w+)\/columns$/.exec(path)?.[1]
    if (method === 'GET') {
      const columns = lists.get(name ?? '')
      return columns
        ? { status: 200, body: { value: columns.map(one => ({ id: one.name, ...one })) } }
        : refusal(404, 'itemNotFound')
    }
    if (!mayCreate) return refusal(403, 'accessDenied')
    if (name) lists.get(name)!.push(json as Column)
    else lists.set((json as { displayName: string }).displayName, (json as { columns: Column[] }).columns)
    return { status: 201, body: json }
  }
  const missing = (...what: string[]) => ({ kind: 'missing', did: [], what, command: 'npm run provision' })
  const ready = (...did: [what: string, done: string][]) => ({
    kind: 'ready',
    did: did.map(([what, done]) => ({ what, done })),
  })
  const run = (names = ['Agenda', 'Portraits'], sure = true, labels = (key: string) => key) =>
    provisionLists(stub.graph, { siteId: 's', labels, sections: { names, sure } })
  const columnOf = (name: string) => lists.get('Propositions')!.find(one => one.name === name)!

  it('makes what is missing, once', async () => {
    assert.deepEqual(await run(), ready(['Propositions', 'created'], ['Directions.Adjoint', 'created']))
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
    assert.deepEqual(await run(), ready())
    assert.deepEqual(
      stub.heard.map(({ method }) => method),
      ['GET', 'GET', 'GET'],
    )
  })

  it('makes the list of sites with their relays', async () => {
    lists.delete('Relais')
    assert.deepEqual((await run()).did.at(-1), { what: 'Relais', done: 'created' })
    const names = lists.get('Relais')!.map(({ name }) => name)
    assert.deepEqual(names, ['Direction', 'Relais', 'Suppleant', 'EffectifSansTeams', 'Adresse', 'Depuis'])
    assert.deepEqual(await run(), ready())
  })

  it('names what is missing when it may not', async () => {
    mayCreate = false
    assert.deepEqual(await run(), missing('Propositions', 'Directions.Adjoint'))
  })

  it('makes an index that is missing, or tells of it', async () => {
    await run()
    columnOf('MaryId').indexed = false
    mayCreate = false
    assert.deepEqual(await run(), missing('Propositions.MaryId (indexed)'))
    mayCreate = true
    assert.deepEqual(await run(), ready(['Propositions.MaryId', 'indexed']))
    assert.equal(columnOf('MaryId').indexed, true)
  })

  it('brings what a column offers up to date, in order, and leaves the rest of it', async () => {
    await run()
    assert.deepEqual(await run(['Portraits', 'Agenda']), ready(['Propositions.Rubrique', 'choices']))
    assert.deepEqual(columnOf('Rubrique').choice?.choices, ['Portraits', 'Agenda'])
    stub.heard.length = 0
    assert.deepEqual(await run(['Portraits', 'Agenda']), ready())
    assert.ok(stub.heard.every(({ method }) => method === 'GET'))
    const renamed = (key: string) => key.replace('states.', 'now.')
    assert.deepEqual(await run(['Portraits', 'Agenda'], true, renamed), ready(['Propositions.Etat', 'choices']))
    mayCreate = false
    assert.deepEqual(await run(['Un'], true, renamed), missing('Propositions.Rubrique (choices)'))
  })

  it('leaves the sections on offer as they are where nobody knows them', async () => {
    await run(['Vie culturelle'])
    assert.deepEqual(await run(['Agenda'], false), ready())
    assert.deepEqual(columnOf('Rubrique').choice?.choices, ['Vie culturelle'])
  })

  it('lets a quicker process win', async () => {
    stub.answer = heard => {
      if (heard.method !== 'POST' || !heard.path.endsWith('/lists')) return town(heard)
      town(heard)
      return refusal(409, 'nameAlreadyExists')
    }
    assert.deepEqual(await run(), ready(['Directions.Adjoint', 'created']))
  })

  it('says that there is no such site', async () => {
    stub.answer = () => refusal(404, 'itemNotFound')
    await assert.rejects(run(), { name: 'Misconfigured', code: 'site-missing' })
  })
})
