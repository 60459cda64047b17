import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { eventually } from '../../support/eventually.ts'
import { type OpenGraph, openGraph, type Reply } from './open-graph.ts'

const minuteMs = 60_000
type Notice = Record<'subscriptionId' | 'clientState' | 'resource' | 'changeType' | 'tenantId', string>
type Echo = (token: string) => { status: number; type: string; text: string }

const echoes: Echo = text => ({ status: 200, type: 'text/plain; charset=utf-8', text })

describe('subscriptions of the sandbox', () => {
  let graph: OpenGraph
  let now: number
  let listener: Server
  let url: string
  let heard: Notice[][]
  let tokens: string[]
  let echo: Echo
  /** What notifications are answered, in order; then 202. */
  let answers: number[]

  before(async () => {
    graph = await openGraph({ people: 60, now: () => now })
    listener = createServer((request, response) => {
      const token = new URL(request.url ?? '/', 'http://x').searchParams.get('validationToken')
      let text = ''
      request.on('data', (chunk: Buffer) => void (text += chunk.toString()))
      request.on('end', () => {
        if (token === null) {
          heard.push((JSON.parse(text) as { value: Notice[] }).value)
          response.statusCode = answers.shift() ?? 202
          return void response.end()
        }
        tokens.push(token)
        const { status, type, text: said } = echo(token)
        // Never in one line: where restify is loaded, no response’s writeHead returns anything.
        response.writeHead(status, { 'content-type': type })
        response.end(said)
      })
    }).listen(0, '127.0.0.1')
    await once(listener, 'listening')
    url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/told`
  })
  after(() => {
    listener.close()
    graph.close()
  })
  beforeEach(() => {
    now = Date.parse('2026-11-26T10:00:00Z')
    graph.subscriptions.clear()
    graph.permissions.subscribeToLists = true
    heard = []
    tokens = []
    answers = []
    echo = echoes
  })
  afterEach(() => assert.deepEqual(graph.contract.violations, []))

  const listId = () => graph.sharePoint.store.find('Directions')!.id
  const inMinutes = (minutes: number) => new Date(now + minutes * minuteMs).toISOString()
  const body = (changed: object = {}) => ({
    changeType: 'updated',
    notificationUrl: url,
    resource: `sites/${graph.town.site.id}/lists/${listId()}`,
    expirationDateTime: inMinutes(1000),
    clientState: 'secret',
    ...changed,
  })
  const subscribe = (changed: object = {}): Promise<Reply> =>
    graph.call('POST', '/subscriptions', { body: body(changed) })
  const made = async (changed: object = {}): Promise<string> => String((await subscribe(changed)).body.id)
  let changes = 0
  const edit = () => {
    const { store } = graph.sharePoint
    store.changeItem(store.items(listId())[0]!, { Alias: `change ${++changes}` })
  }
  const told = (count: number) => eventually(() => Promise.resolve(heard.flat().length === count), `${count} notices`)

  it('shakes hands, and tells of each change with the secret', async () => {
    const { status, body: given } = await subscribe()
    assert.deepEqual([status, given.clientState, given.expirationDateTime], [201, 'secret', inMinutes(1000)])
    assert.equal(tokens.length, 1)
    edit()
    await told(1)
    const [notice] = heard.flat()
    assert.deepEqual(
      [notice!.subscriptionId, notice!.clientState, notice!.changeType, notice!.tenantId],
      [given.id, 'secret', 'updated', graph.town.tenantId],
    )
  })

  it('makes none where nobody echoes the word as plain text', async () => {
    const wrong: Echo[] = [
      text => ({ ...echoes(text), status: 202 }),
      text => ({ ...echoes(text), type: 'application/json' }),
      text => echoes(`${text} `),
      text => echoes(encodeURIComponent(text)),
    ]
    for (const each of wrong) {
      echo = each
      const { status, body: said } = await subscribe()
      assert.deepEqual([status, said.error.code], [400, 'ValidationError'])
    }
    assert.equal((await subscribe({ notificationUrl: 'http://127.0.0.1:9/told' })).status, 400)
    assert.deepEqual((await graph.call('GET', '/subscriptions')).body.value, [])
  })

  it('refuses what Graph refuses', async () => {
    const wrong = [
      { changeType: 'created' },
      { clientState: 'x'.repeat(129) },
      { expirationDateTime: inMinutes(42_301) },
      { expirationDateTime: inMinutes(-1) },
      { notificationUrl: 'http://mary.example.fr/told' },
      { resource: 'users' },
    ]
    for (const each of wrong) assert.equal((await subscribe(each)).status, 400, JSON.stringify(each))
    const site = `sites/${graph.town.site.id}`
    for (const resource of [`${site}/lists/Directions`, `sites/other/lists/${listId()}`])
      assert.equal((await subscribe({ resource })).status, 404, 'lists go by their id')
    assert.equal((await subscribe({ clientState: 'x'.repeat(128), expirationDateTime: inMinutes(42_300) })).status, 201)
    assert.equal((await subscribe({ expirationDateTime: inMinutes(1) })).body.expirationDateTime, inMinutes(45))
  })

  it('makes and renews none without the permission', async () => {
    const id = await made()
    graph.permissions.subscribeToLists = false
    assert.equal((await subscribe()).status, 403)
    const renewed = await graph.call('PATCH', `/subscriptions/${id}`, {
      body: { expirationDateTime: inMinutes(2000) },
    })
    assert.equal(renewed.status, 403)
  })

  it('is listed, renewed and deleted', async () => {
    const id = await made()
    const at = `/subscriptions/${id}`
    now += 900 * minuteMs
    const renewed = await graph.call('PATCH', at, { body: { expirationDateTime: inMinutes(5000) } })
    assert.deepEqual([renewed.status, renewed.body.expirationDateTime], [200, inMinutes(5000)])
    assert.equal((await graph.call('PATCH', at, { body: { clientState: 'other' } })).status, 400)
    assert.equal((await graph.call('PATCH', at, { body: { expirationDateTime: inMinutes(42_301) } })).status, 400)
    now += 900 * minuteMs
    assert.deepEqual((await graph.call('GET', at)).body.expirationDateTime, renewed.body.expirationDateTime)
    assert.deepEqual(
      (await graph.call('GET', '/subscriptions')).body.value.map(one => one.id),
      [id],
    )
    assert.equal((await graph.call('DELETE', at)).status, 204)
    assert.equal((await graph.call('GET', at)).body.error.code, 'ResourceNotFound')
    edit()
    await new Promise(resolve => setTimeout(resolve, 400))
    assert.deepEqual(heard, [])
  })

  it('tells nobody once it ran out', async () => {
    await made()
    now += 1001 * minuteMs
    edit()
    await new Promise(resolve => setTimeout(resolve, 400))
    assert.deepEqual(heard, [])
    assert.deepEqual((await graph.call('GET', '/subscriptions')).body.value, [])
  })

  it('tells each of several, many changes in one request, and again until it is taken', async () => {
    await made({ clientState: 'one' })
    await made({ clientState: 'other' })
    answers = [503]
    for (let count = 0; count < 3; count++) edit()
    await eventually(() => Promise.resolve(heard.length === 2), 'told again')
    assert.deepEqual(
      heard.map(batch => batch.map(({ clientState }) => clientState).sort()),
      Array.from({ length: 2 }, () => ['one', 'one', 'one', 'other', 'other', 'other']),
    )
  })
})
