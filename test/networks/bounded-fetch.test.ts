import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { boundedFetch, didNotLeave, toPublic } from '../../src/networks/bounded-fetch.ts'
import { retryIn } from '../../src/networks/answers.ts'

describe('requests to networks', () => {
  let stop: (() => void) | undefined
  afterEach(() => stop?.())
  const serve = async (listener: RequestListener): Promise<string> => {
    const server = createServer(listener)
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    stop = () => {
      server.closeAllConnections()
      server.close()
    }
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  }
  const rejection = async (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => assert.fail('it answered'),
      (error: unknown) => error,
    )

  it('end where nobody answers, before and within the body', async () => {
    for (const listener of [() => undefined, (_, response) => void response.write('{"a":')] as RequestListener[]) {
      const error = await rejection(boundedFetch({ wholeMs: 60 })(await serve(listener)))
      assert.equal(didNotLeave(error), false)
      stop?.()
    }
  })

  it('end where the answer does not', async () => {
    const address = await serve((_, response) => {
      const more = (): void => {
        while (response.write('x'.repeat(65_536)));
        response.once('drain', more)
      }
      more()
    })
    assert.match(String(await rejection(boundedFetch()(address))), /too long/)
    for (const [size, isRead] of [
      [1_000_000, true],
      [1_000_001, false],
    ] as const) {
      stop?.()
      const read = boundedFetch()(await serve((_, response) => void response.end('x'.repeat(size)))).then(
        () => true,
        () => false,
      )
      assert.equal(await read, isRead, `${size} bytes`)
    }
  })

  it('follow nobody elsewhere', async () => {
    const address = await serve((_, response) => {
      // Where restify was loaded before, this answers nothing.
      response.writeHead(307, { location: 'http://x.example/' })
      response.end()
    })
    assert.equal((await boundedFetch()(address, { method: 'POST', body: 'a' })).status, 307)
  })

  it('know what never left from what nobody knows of', async () => {
    for (const never of ['http://127.0.0.1:2/', 'https://nowhere.invalid/', 'http://social.example/'])
      assert.equal(didNotLeave(await rejection(boundedFetch()(never))), true, never)
    const cut = await rejection(boundedFetch()(await serve((_, response) => void response.destroy())))
    assert.equal(didNotLeave(cut), false)
  })

  it('follow the name of a server that another one named to public addresses alone', async () => {
    const lookup: Parameters<typeof toPublic>[1] = (_name, _options, done) =>
      done(null, [{ address: '127.0.0.1', family: 4 }])
    let asked = 0
    const address = await serve((_, response) => void response.end(`${++asked}`))
    const named = address.replace('127.0.0.1', 'localhost')
    const refused = await rejection(toPublic(boundedFetch(), lookup)(named))
    assert.match(String((refused as Error).cause), /localhost is no public address/)
    assert.deepEqual([didNotLeave(refused), asked], [true, 0])
    assert.equal(await (await boundedFetch()(named)).text(), '1')
    assert.equal(await (await toPublic(boundedFetch(), lookup)(address)).text(), '2', 'which no name led to')
  })

  it('wait as long as they are told, a day at most', () => {
    const now = Date.parse('2026-11-27T10:00:00.000Z')
    const told = (headers: Record<string, string>) => retryIn(new Headers(headers), now)
    assert.equal(told({ 'retry-after': '7' }), 7000)
    assert.equal(told({ 'retry-after': 'Fri, 27 Nov 2026 10:01:00 GMT' }), 60_000)
    assert.equal(told({ 'ratelimit-reset': String(now / 1000 + 5) }), 5000)
    assert.equal(told({ 'x-ratelimit-reset': '2026-11-27T10:05:00.000000Z' }), 300_000)
    assert.equal(told({ 'retry-after': '99999999' }), 86_400_000)
    for (const nothing of [{}, { 'retry-after': 'soon' }, { 'ratelimit-reset': '1' }]) assert.equal(told(nothing), null)
  })
})
