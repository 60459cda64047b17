import assert from 'node:assert/strict'
import { Misconfigured, Unavailable } from '../../src/core/domain/errors.ts'
import { createGraph } from '../../src/graph/graph.ts'
import { all, fixed, type Heard, refusal, type Said, startStub, type Stub } from './stub.ts'

const ask = { needs: 'User.Read.All' }

describe('graph', () => {
  let stub: Stub
  before(async () => {
    stub = await startStub()
  })
  beforeEach(() => {
    stub.heard.length = 0
  })
  after(() => stub.stop())

  const inTurn =
    (...said: Said[]) =>
    () =>
      said.shift() ?? { status: 500 }

  it('carries the token and encodes the query', async () => {
    stub.answer = () => ({ status: 200, body: { id: '1' } })
    const $filter = "startswith(displayName,'L''É & co #1 +')"
    await stub.graph.get('/users', { ...ask, query: { $filter, $top: 20 } })
    assert.equal(stub.heard[0]!.headers['authorization'], 'Bearer token')
    assert.equal(stub.heard[0]!.path, '/v1.0/users')
    assert.equal(stub.heard[0]!.query.get('$filter'), $filter)
  })

  it('asks for another token after a 401, once', async () => {
    const renewed = ({ headers }: Heard) => headers['authorization'] === 'Bearer token-renewed'
    const no = refusal(401, 'InvalidAuthenticationToken')
    stub.answer = heard => (renewed(heard) ? { status: 200, body: { id: 'ok' } } : no)
    assert.deepEqual(await stub.graph.get('/users/1', ask), { id: 'ok' })
    assert.equal(stub.heard.length, 2)
    stub.answer = () => no
    await assert.rejects(stub.graph.get('/users/1', ask), { name: 'Misconfigured', code: 'graph-401' })
    assert.equal(stub.heard.length, 4)
  })

  it('waits a short Retry-After', async () => {
    const wait = { ...refusal(429, 'TooManyRequests'), headers: { 'retry-after': '1' } }
    stub.answer = inTurn(wait, { status: 200, body: { id: 'ok' } })
    const began = Date.now()
    assert.deepEqual(await stub.graph.send('POST', '/sites/s/lists', {}, ask), { id: 'ok' })
    assert.ok(Date.now() - began >= 950)
  })

  it('hands a long Retry-After to the caller at once', async () => {
    stub.answer = () => ({ ...refusal(429, 'TooManyRequests'), headers: { 'retry-after': '120' } })
    await assert.rejects(stub.graph.get('/users', ask), { name: 'Unavailable', retryAfterMs: 120_000 })
    assert.equal(stub.heard.length, 1)
  })

  it('never repeats a POST that may have been done', async () => {
    stub.answer = () => ({ ...refusal(503, 'serviceNotAvailable'), headers: { 'retry-after': '1' } })
    await assert.rejects(stub.graph.send('POST', '/sites/s/lists/l/items', {}, ask), Unavailable)
    assert.equal(stub.heard.length, 1)
    stub.answer = () => ({ status: 200, cut: true })
    const cut = stub.graph.send('POST', '/sites/s/lists/l/items', {}, ask)
    await assert.rejects(cut, { name: 'Unavailable', code: 'graph-network' })
    assert.equal(stub.heard.length, 2)
  })

  it('names the permission that is missing', async () => {
    stub.answer = () => refusal(403, 'Authorization_RequestDenied', 'Insufficient privileges')
    await assert.rejects(stub.graph.get('/users/1', ask), { name: 'Misconfigured', message: /User\.Read\.All/ })
  })

  it('passes on what the credential says', async () => {
    const token = () => Promise.reject(new Misconfigured('AADSTS7000215', 'wrong secret'))
    const graph = createGraph({ graphUrl: stub.url, credential: { ...fixed(''), token } })
    await assert.rejects(graph.get('/users/1', ask), { name: 'Misconfigured', code: 'AADSTS7000215' })
  })

  it('says refused, with its status, for the rest', async () => {
    stub.answer = () => refusal(404, 'itemNotFound', 'The resource could not be found.')
    await assert.rejects(stub.graph.get('/x', ask), { name: 'GraphRefusal', status: 404, code: 'itemNotFound' })
    stub.answer = () => ({ status: 502, headers: { 'content-type': 'text/html' } })
    await assert.rejects(stub.graph.send('POST', '/x', {}, ask), { name: 'Unavailable', code: 'graph-502' })
  })

  it('follows pages, and only on the same host', async () => {
    stub.answer = ({ query }) =>
      query.get('$skiptoken') === 'a&b'
        ? { status: 200, body: { value: [3] } }
        : { status: 200, body: { value: [1, 2], '@odata.nextLink': `${stub.url}/v1.0/users?$top=2&$skiptoken=a%26b` } }
    assert.deepEqual(await all(stub.graph.pages<number>('/users', { ...ask, query: { $top: 2 } })), [[1, 2], [3]])
    for (const elsewhere of ['https://elsewhere.example/v1.0/users', `http://localhost/v1.0/users`]) {
      stub.answer = () => ({ status: 200, body: { value: [], '@odata.nextLink': elsewhere } })
      await assert.rejects(all(stub.graph.pages('/users', ask)), Unavailable)
    }
  })

  it('sends the bytes of a view, not of the buffer behind it', async () => {
    stub.answer = () => ({ status: 201, body: {} })
    const whole = new Uint8Array(1000).fill(1)
    const headers = { 'Content-Type': 'image/png' }
    await stub.graph.send('PUT', '/drives/d/root:/a:/content', whole.subarray(10, 20), { ...ask, headers })
    assert.equal(stub.heard[0]!.body.length, 10)
    assert.equal(stub.heard[0]!.headers['content-type'], 'image/png')
  })

  it('takes an empty 201', async () => {
    stub.answer = () => ({ status: 201 })
    assert.equal(await stub.graph.send('POST', '/users/1/teamwork/installedApps', {}, ask), undefined)
  })

  it('refuses plain http', () => {
    assert.throws(() => createGraph({ graphUrl: 'http://graph.example', credential: fixed('x') }), Misconfigured)
  })
})
