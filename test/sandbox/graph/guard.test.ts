import assert from 'node:assert/strict'
import type { Fault } from '../../../sandbox/faults.ts'
import { askToken, openGraph, type OpenGraph } from './open-graph.ts'

describe('Graph of the sandbox: tokens, faults, batches', () => {
  let graph: OpenGraph
  let path: string
  beforeEach(async () => {
    graph = await openGraph({ people: 100 })
    path = `/users/${graph.town.people[0]?.id}`
  })
  afterEach(() => {
    graph.close()
    assert.deepEqual(graph.contract.violations, [])
  })

  const always = (fault: Pick<Fault, 'kind'> & Partial<Fault>): void =>
    graph.faults.set([{ target: 'graph', share: 1, seconds: 60, ...fault }])

  it('lets nobody in without its own token', async () => {
    const other = await askToken(graph.town, graph.origin, 'https://api.botframework.com/.default')
    for (const authorization of ['', 'Bearer x', `Bearer ${other}`, `Basic ${graph.token}`]) {
      const { status, body } = await graph.call('GET', path, { headers: { authorization } })
      assert.deepEqual([status, body.error.code], [401, 'InvalidAuthenticationToken'])
    }
    assert.equal((await graph.call('GET', path)).status, 200)
  })

  it('answers in Graph’s form whatever goes wrong', async () => {
    const { body, headers } = await graph.call('GET', `/users/${crypto.randomUUID()}`)
    const inner = (body.error as unknown as { innerError: Record<string, string> }).innerError
    assert.equal(headers.get('request-id'), inner['request-id'])
    assert.ok(inner.date)
    const malformed = await fetch(`${graph.origin}/v1.0/$batch`, {
      method: 'POST',
      body: '{',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${graph.token}` },
    })
    assert.equal(malformed.status, 400)
    assert.equal((await graph.call('GET', '/planets')).status, 400)
    graph.contract.violations.length = 0
  })

  it('throttles, fails, and goes down as it is told', async () => {
    const cases = [
      [{ kind: 'throttle' }, 429],
      [{ kind: 'down' }, 503],
      [{ kind: 'error', status: 504 }, 504],
    ] as const
    for (const [fault, status] of cases) {
      always(fault)
      const reply = await graph.call('GET', path)
      assert.equal(reply.status, status)
      assert.equal(reply.headers.has('retry-after'), status !== 504)
    }
    always({ kind: 'slow', delayMs: 60 })
    const start = performance.now()
    assert.equal((await graph.call('GET', path)).status, 200)
    assert.ok(performance.now() - start >= 55)
  })

  it('does the work and then cuts the line', async () => {
    always({ kind: 'cut-after-accept' })
    const list = { displayName: 'Propositions', list: { template: 'genericList' } }
    await assert.rejects(graph.call('POST', `/sites/${graph.town.site.id}/lists`, { body: list }), TypeError)
    assert.ok(graph.sharePoint.lists().some(({ name }) => name === 'Propositions'))
  })

  it('answers a batch part by part, twenty at most', async () => {
    const url = (id: number): string => `/users/${graph.town.people[id]?.id}?$select=id`
    const part = (id: number) => ({ id: String(id), method: 'GET', url: url(id) })
    const parts = Array.from({ length: 20 }, (_, index) => part(index))
    const { body } = await graph.call('POST', '/$batch', { body: { requests: parts } })
    const responses = body.responses as { id: string; status: number; body: { id: string } }[]
    assert.deepEqual(
      responses.map(({ status, body: { id } }) => [status, id]),
      parts.map((_, index) => [200, graph.town.people[index]?.id]),
    )
    const tooMany = await graph.call('POST', '/$batch', { body: { requests: [...parts, part(20)] } })
    assert.equal(tooMany.status, 400)
    const chain = [
      { id: '1', method: 'GET', url: `/users/${crypto.randomUUID()}` },
      { ...part(2), dependsOn: ['1'] },
    ]
    const answered = await graph.call('POST', '/$batch', { body: { requests: chain } })
    const failed = answered.body.responses as { status: number }[]
    assert.deepEqual(
      failed.map(({ status }) => status),
      [404, 424],
    )
  })

  it('throttles parts of a batch, and the batch still answers', async () => {
    always({ kind: 'throttle' })
    const { status, body } = await graph.call('POST', '/$batch', {
      body: { requests: [{ id: '1', method: 'GET', url: path }] },
    })
    const [part] = body.responses as { status: number; headers: Record<string, string> }[]
    assert.deepEqual([status, part?.status, part?.headers['retry-after']], [200, 429, '1'])
  })
})
