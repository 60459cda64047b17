import assert from 'node:assert/strict'
import { openContract, type Contract } from '../../sandbox/contract/contract.ts'
import { split, type Answer, type Incoming } from '../../sandbox/router.ts'

const { GRAPH_CONTRACT, CONNECTOR_CONTRACT } = process.env

function asked(method: string, url: string, body?: unknown, headers: Record<string, string> = {}): Incoming {
  const raw = Buffer.from(body === undefined ? '' : JSON.stringify(body))
  const type = body === undefined ? {} : { 'content-type': 'application/json' }
  return { method, ...split(url), params: {}, headers: { ...type, ...headers }, body, raw }
}

async function found(contract: Contract, request: Incoming, answer: Answer): Promise<string[]> {
  await contract.watch(request, answer)
  return contract.violations.splice(0).map(({ what }) => what)
}

const ok = (body: unknown, status = 200): Answer => ({ status, body })

describe('the contract, by Microsoft’s published types', function () {
  this.timeout(60_000)
  let contract: Contract
  before(async () => {
    contract = await openContract({})
  })

  it('lets good bodies pass', async () => {
    assert.deepEqual(
      await found(contract, asked('GET', '/v1.0/users/x'), ok({ '@odata.context': 'c', id: 'x', mail: null })),
      [],
    )
    assert.deepEqual(
      await found(
        contract,
        asked('POST', '/v1.0/sites/s/lists/l/items', { fields: { Title: 'a', X: 3 } }),
        ok({ id: '1', fields: { Title: 'a', X: 3 } }, 201),
      ),
      [],
    )
    assert.deepEqual(await found(contract, asked('DELETE', '/v1.0/sites/s/lists/l/items/1'), { status: 204 }), [])
  })

  it('finds a property that does not exist, a wrong type, a collection that is none', async () => {
    assert.match(
      (await found(contract, asked('GET', '/v1.0/users/x'), ok({ id: 'x', nickname: 'y' })))[0] ?? '',
      /nickname/,
    )
    assert.match(
      (await found(contract, asked('GET', '/v1.0/users'), ok({ value: [{ accountEnabled: 'yes' }] })))[0] ?? '',
      /accountEnabled/,
    )
    assert.match((await found(contract, asked('GET', '/v1.0/groups'), ok([])))[0] ?? '', /value/)
    assert.match(
      (await found(contract, asked('POST', '/v1.0/sites/s/lists/l/items', { field: {} }), ok({ id: '1' }, 201)))[0] ??
        '',
      /field/,
    )
  })

  it('looks into batches, and at the form of errors', async () => {
    const batch = asked('POST', '/v1.0/$batch', { requests: [{ id: '1', method: 'GET', url: '/users/x' }] })
    const wrong = ok({ responses: [{ id: '1', status: 200, body: { id: 'x', nickname: 'y' } }] })
    assert.match((await found(contract, batch, wrong))[0] ?? '', /nickname/)
    assert.deepEqual(
      await found(contract, asked('GET', '/v1.0/users/x'), ok({ error: { code: 'c', message: 'm' } }, 404)),
      [],
    )
    assert.equal((await found(contract, asked('GET', '/v1.0/users/x'), ok({ message: 'm' }, 404))).length, 1)
  })
})

describe('the contract, by Microsoft’s OpenAPI documents', function () {
  this.timeout(60_000)
  let contract: Contract
  before(async function () {
    if (GRAPH_CONTRACT === undefined || CONNECTOR_CONTRACT === undefined) return this.skip()
    contract = await openContract({ graph: GRAPH_CONTRACT, connector: CONNECTOR_CONTRACT })
  })

  it('finds addresses, options and statuses that do not exist', async () => {
    assert.deepEqual(
      await found(contract, asked('GET', '/v1.0/users?$top=5&$select=id'), ok({ value: [{ id: 'x' }] })),
      [],
    )
    assert.match((await found(contract, asked('GET', '/v1.0/users/x/planets'), ok({})))[0] ?? '', /no such operation/)
    assert.equal((await found(contract, asked('GET', '/v1.0/users?$select=nickname'), ok({ value: [] }))).length, 1)
    assert.equal((await found(contract, asked('GET', '/v1.0/users?$tops=5'), ok({ value: [] }))).length, 1)
    assert.match((await found(contract, asked('GET', '/v1.0/users/x'), ok({ id: 'x' }, 202)))[0] ?? '', /status 202/)
  })

  it('finds what is wrong far inside a body, and says where', async () => {
    const body = { value: [{ id: 'x', manager: { id: 3 } }] }
    const faults = await found(contract, asked('GET', '/v1.0/users'), ok(body))
    assert.equal(faults.filter(fault => fault.includes('answer/value/0/manager/id must be string')).length, 2)
  })

  it('takes a path inside a path', async () => {
    const item = ok({ id: '1', name: 'b.png' }, 201)
    const request = asked('PUT', '/v1.0/drives/d/root:/a/b.png:/content', undefined, { 'content-type': 'text/plain' })
    assert.deepEqual(await found(contract, { ...request, raw: Buffer.from('x') }, item), [])
  })

  it('watches the Bot Connector too', async () => {
    const activity = { type: 'message', text: 'a' }
    assert.deepEqual(
      await found(contract, asked('POST', '/v3/conversations/c/activities', activity), ok({ id: '1' }, 201)),
      [],
    )
    assert.deepEqual(await found(contract, asked('GET', '/v3/teams/t/conversations'), ok({ conversations: [] })), [])
    assert.equal(
      (await found(contract, asked('POST', '/v3/conversations/c/activity', activity), ok({ id: '1' }, 201))).length,
      1,
    )
    assert.equal(
      (
        await found(
          contract,
          asked('POST', '/v3/conversations/c/activities', { ...activity, text: 3 }),
          ok({ id: '1' }, 201),
        )
      ).length,
      1,
    )
  })
})
