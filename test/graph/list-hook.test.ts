import assert from 'node:assert/strict'
import { Unavailable } from '../../src/core/domain/errors.ts'
import { graphListHook } from '../../src/graph/list-hook.ts'
import { type Heard, refusal, type Said, type Stub, startStub } from './stub.ts'

const now = '2026-11-26T10:00:00.000Z'
const notificationUrl = 'https://mary.example.fr/graph/notifications'

/** A Graph in which these subscriptions are. */
const graphWith =
  (left: { id: string }[]) =>
  ({ method, path, json }: Heard): Said => {
    if (method === 'POST') return { status: 201, body: { ...(json as object), id: 'one' } }
    if (method === 'DELETE') return left.some(({ id }) => path.endsWith(id)) ? { status: 204 } : refusal(404, 'Gone')
    return { status: 200, body: path.endsWith('/subscriptions') ? { value: left } : { id: 'l-1' } }
  }

describe('graphListHook', () => {
  let stub: Stub
  let refused: number
  before(async () => void (stub = await startStub()))
  after(() => stub.stop())
  beforeEach(() => {
    stub.heard.length = 0
    refused = 0
  })
  const open = () =>
    graphListHook(stub.graph, { siteId: 's', notificationUrl, now: () => now, refused: () => void refused++ })

  it('asks to be told of the list alone, with its secret, for less than Graph allows', async () => {
    const left = [
      { id: 'left', resource: 'sites/s/lists/l-1', notificationUrl },
      { id: 'copy', resource: 'sites/s/lists/l-1', notificationUrl: 'https://copy.example.fr/graph/notifications' },
      { id: 'else', resource: 'users', notificationUrl },
    ]
    stub.answer = graphWith(left)
    const made = await open().subscribe('secret')
    const { method, path, json } = stub.heard.at(-1)!
    const { expirationDateTime, ...body } = json as Record<string, string>
    assert.deepEqual([method, path], ['POST', '/v1.0/subscriptions'])
    assert.deepEqual(body, {
      changeType: 'updated',
      notificationUrl,
      resource: 'sites/s/lists/l-1',
      clientState: 'secret',
    })
    assert.deepEqual(made, { id: 'one', expiresAt: expirationDateTime })
    const removed = stub.heard.filter(one => one.method === 'DELETE').map(one => one.path)
    assert.deepEqual(removed, ['/v1.0/subscriptions/left'], 'made once, and its answer lost')
    assert.ok(Date.parse(expirationDateTime!) - Date.parse(now) < 42_300 * 60_000)
  })

  it('is renewed where it still is', async () => {
    stub.answer = ({ json }) => ({ status: 200, body: json })
    assert.ok((await open().renew('one'))! > now)
    assert.deepEqual([stub.heard[0]!.method, stub.heard[0]!.path], ['PATCH', '/v1.0/subscriptions/one'])
  })

  it('goes without one where Graph refuses, says so, and reads on', async () => {
    stub.answer = () => refusal(403, 'accessDenied')
    assert.deepEqual([await open().subscribe('secret'), await open().renew('one'), refused], ['not-granted', null, 2])
    const { answer } = stub
    stub.answer = heard => (heard.method === 'POST' ? refusal(400, 'ValidationError') : graphWith([])(heard))
    assert.deepEqual([await open().subscribe('secret'), refused], ['not-reached', 3])
    stub.answer = heard => (heard.method === 'POST' ? answer(heard) : graphWith([])(heard))
    assert.deepEqual([await open().subscribe('secret'), refused], ['not-granted', 4])
  })

  it('knows one that ran out from one that is refused', async () => {
    stub.answer = () => refusal(404, 'ResourceNotFound')
    assert.deepEqual([await open().renew('one'), refused], [null, 0])
    stub.answer = () => refusal(410, 'Gone')
    assert.deepEqual([await open().renew('one'), refused], [null, 0])
  })

  it('waits while Graph is away', async () => {
    stub.answer = () => refusal(503, 'serviceNotAvailable')
    await assert.rejects(open().renew('one'), Unavailable)
    await assert.rejects(open().subscribe('secret'), Unavailable)
  })
})
